import type { TariffResult } from "@halfhourly/contracts";
import { createInstance, type i18n as Instance } from "i18next";
import { billCheck as cyBill } from "../src/words/cy/bill-check.js";
import { compare as cyCompare } from "../src/words/cy/compare.js";
import { save as cySave } from "../src/words/cy/save.js";
import { billCheck as enBill } from "../src/words/en/bill-check.js";
import { compare as enCompare } from "../src/words/en/compare.js";
import { save as enSave } from "../src/words/en/save.js";
import { number } from "../src/words/numbers.js";
import { ensureWelshPlurals } from "../src/words/plural-rules.js";

ensureWelshPlurals();

function instanceOf(language: "en" | "cy"): Instance {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: {
      en: { compare: enCompare, save: enSave, billCheck: enBill },
      cy: { compare: cyCompare, save: cySave, billCheck: cyBill },
    },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  i18n.services.formatter?.add("grouped", (value: unknown) => number(Number(value)));
  return i18n;
}

const [en, cy] = [instanceOf("en"), instanceOf("cy")];

/** The words of the comparison, the what-if and the bill check, in either language. */
export const words = {
  en: {
    compare: en.getFixedT(null, "compare"),
    save: en.getFixedT(null, "save"),
    bill: en.getFixedT(null, "billCheck"),
  },
  cy: {
    compare: cy.getFixedT(null, "compare"),
    save: cy.getFixedT(null, "save"),
    bill: cy.getFixedT(null, "billCheck"),
  },
};

/** A tariff of a year's cost in pence, as a comparison has it. */
export function result(totalPence: number, part: Partial<TariffResult> = {}): TariffResult {
  return {
    rank: 1,
    key: `k-${totalPence}`,
    supplier: "Brackenfold Energy (invented)",
    name: "Fixed 12 months",
    kind: "fixed",
    isGenerated: true,
    isStale: false,
    link: null,
    totalPence,
    totalExactPence: `${totalPence}.0000`,
    lowPence: totalPence,
    highPence: totalPence,
    energyPence: totalPence,
    standingPence: 0,
    vatPence: 0,
    differencePence: null,
    exitFeePence: 0,
    fixedMonths: 12,
    fixedUntil: null,
    greenPerMille: null,
    greenEvidence: null,
    eligibility: [],
    conditions: [],
    ...part,
  };
}
