import type { TariffResult } from "@halfhourly/contracts";
import { dayMonthYear, pounds } from "../../words/format.js";
import type { Language } from "../../words/language.js";
import type { CompareWords } from "./compare-words.js";

const KINDS = ["variable", "tracker", "default"] as const;
const ELIGIBILITIES = [
  "electric-vehicle",
  "heat-pump",
  "solar-panels",
  "battery",
  "storage-heaters",
] as const;

/** A fact about a tariff; what its supplier wrote stands apart: it is in the supplier's language. */
export interface TariffFact {
  readonly key: string;
  readonly text: string;
  readonly quoted: string | null;
}

/** For how long its prices hold, and what leaving costs: the terms of the contract, in a few words. */
export function contractFacts(result: TariffResult, t: CompareWords, language: Language): string[] {
  const { fixedMonths, fixedUntil, exitFeePence, kind } = result;
  const known = KINDS.find((one) => one === kind);
  const held =
    fixedMonths !== null
      ? [t("fixedMonths", { count: fixedMonths })]
      : fixedUntil !== null
        ? [t("fixedUntil", { date: dayMonthYear(fixedUntil, language) })]
        : known === undefined
          ? []
          : [t(`kinds.${known}`)];
  const fee = exitFeePence === 0 ? t("noExitFee") : t("exitFee", { amount: pounds(exitFeePence) });
  return [...held, fee];
}

/** What else somebody must know before taking it, most weighty first. */
export function otherFacts(
  result: TariffResult,
  t: CompareWords,
  /** Whether it is worth a line that there is no green share: not on each of a hundred rows. */
  saysNoGreen = true,
): TariffFact[] {
  const { eligibility, isStale, conditions, lowPence, highPence } = result;
  const things = eligibility.map((need) => {
    const known = ELIGIBILITIES.find((one) => one === need);
    return known === undefined ? need : t(`eligibility.${known}`);
  });
  const fact = (key: string, text: string, quoted: string | null = null) => ({ key, text, quoted });
  return [
    ...(things.length === 0 ? [] : [fact("needs", t("needs", { things: things.join(", ") }))]),
    ...(isStale ? [fact("stale", t("stale"))] : []),
    ...(lowPence === highPence
      ? []
      : [fact("bounds", t("bounds", { low: pounds(lowPence), high: pounds(highPence) }))]),
    ...(saysNoGreen || greenFact(result, t).quoted !== null ? [greenFact(result, t)] : []),
    ...conditions.map((condition, place) => fact(`condition-${place}`, t("condition"), condition)),
  ];
}

function greenFact({ greenPerMille, greenEvidence }: TariffResult, t: CompareWords): TariffFact {
  if (greenPerMille === null || greenEvidence === null)
    return { key: "green", text: t("greenUnproved"), quoted: null };
  return {
    key: "green",
    text: t("green", { percent: `${Math.round(greenPerMille / 10)}%` }),
    quoted: greenEvidence,
  };
}

/** An invented supplier says so by its name too, in English: the screen says it in the reader's language. */
export function supplierName({ supplier, isGenerated }: Pick<TariffResult, "supplier" | "isGenerated">) {
  return isGenerated ? supplier.replace(/ \(invented\)$/, "") : supplier;
}
