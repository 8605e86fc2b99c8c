import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as domain from "@halfhourly/domain";
import { runConformance, type Implementation } from "../src/index.js";

const dataFolder = new URL("../data/", import.meta.url);
const files = readdirSync(dataFolder).filter((name) => name.endsWith(".json"));

test("the domain passes every public case", () => {
  for (const { name, failed, failures } of runConformance())
    assert.equal(failed, 0, `${name}: ${JSON.stringify(failures[0])}`);
});

test("every file of data is run, and says what it is and where its answers come from", () => {
  assert.deepEqual(
    runConformance()
      .map(({ name }) => `${name}.json`)
      .toSorted(),
    files.toSorted(),
  );
  for (const file of files) {
    const { name, about, source, cases } = JSON.parse(readFileSync(new URL(file, dataFolder), "utf8"));
    assert.equal(`${name}.json`, file);
    assert.ok(about.length > 20 && source.length > 20, file);
    assert.ok(
      cases.length > 0 && cases.every((one: object) => "about" in one && "given" in one && "expect" in one),
      file,
    );
  }
});

/** Mistakes that energy tools really make, and the files that must tell. */
const mistakes: { what: string; wrong: Partial<Implementation>; told: string[] }[] = [
  {
    what: "every day has 48 half hours",
    wrong: { settlementDay: (date) => ({ ...domain.settlementDay(date), slotCount: 48 }) },
    told: ["clock-days"],
  },
  {
    what: "days begin at UTC midnight",
    wrong: { settlementDay: (date) => ({ date, firstSlot: domain.dayNumberOf(date) * 48, slotCount: 48 }) },
    told: ["clock-days"],
  },
  {
    what: "the repeated hour is one hour",
    wrong: { slotsOfLocalTime: (date, minute) => domain.slotsOfLocalTime(date, minute).slice(0, 1) },
    told: ["local-time"],
  },
  {
    what: "settlement periods are local half hours",
    wrong: {
      settlementPeriodSlot: (date, period) => domain.slotsOfLocalTime(date, (period - 1) * 30)[0] ?? 0,
    },
    told: ["settlement-periods"],
  },
  {
    what: "values are read through binary floating point",
    wrong: {
      toIntegerUnit: (text, from) => ({
        value: Math.round(Number(text) * (from === "kWh" || from === "m3" ? 1000 : 1)),
        offByMoreThanHundredth: false,
      }),
    },
    told: ["decimal-readings"],
  },
  { what: "markers are readings", wrong: { markerOf: () => null }, told: ["markers"] },
  {
    what: "any 13 digits are an MPAN",
    wrong: { parseMpan: (text) => ({ ok: true, value: text.slice(-13) }) },
    told: ["mpan"],
  },
  {
    what: "a failing MPRN is refused",
    wrong: { parseMprn: () => ({ ok: false, code: "mprn-invalid", message: "" }) },
    told: ["mprn"],
  },
  { what: "nothing is suspect", wrong: { judge: () => "ok" }, told: ["ceilings"] },
  {
    what: "the last to come wins",
    wrong: { mergeDay: (_, date, unit, incoming, atMs) => domain.mergeDay(null, date, unit, incoming, atMs) },
    told: ["merge"],
  },
  {
    what: "gas without the volume correction",
    wrong: { gasEnergyWh: (dm3, value) => Math.round((dm3 * value) / 36) },
    told: ["gas"],
  },
  {
    what: "pence are cut, not rounded",
    wrong: { roundPenceHalfUp: (amount) => Math.trunc(amount / 100_000_000) },
    told: ["cost-flat", "cost-vat"],
  },
  {
    what: "two-rate windows always follow the wall clock",
    wrong: {
      costOfPeriod: (days, period, terms) =>
        domain.costOfPeriod(days, period, {
          ...terms,
          agreements: terms.agreements.map((one) => {
            const { rates } = one.tariff;
            if (rates.kind !== "two-rate") return one;
            return { ...one, tariff: { ...one.tariff, rates: { ...rates, clock: "london" } } };
          }),
        }),
    },
    told: ["cost-two-rate"],
  },
  {
    what: "no standing charge",
    wrong: {
      costOfPeriod: (days, period, terms) =>
        domain.costOfPeriod(days, period, { ...terms, bearsStandingCharge: false }),
    },
    told: ["cost-flat", "cost-vat"],
  },
  {
    what: "export costs like import",
    wrong: {
      costOfPeriod: (days, period, terms) =>
        domain.costOfPeriod(days, period, { ...terms, direction: "import" }),
    },
    told: ["cost-flat", "cost-half-hourly"],
  },
  {
    what: "whole periods are compared, gaps and all",
    wrong: {
      comparableQuantities: (days) =>
        days.map(({ date, slots }) => ({ date, figures: slots.map((slot) => slot?.value ?? 0) })),
    },
    told: ["comparison"],
  },
  {
    what: "the period before is the calendar period before",
    wrong: { periodBefore: ({ from }) => domain.periodContaining("month", domain.addDays(from, -1)) },
    told: ["periods"],
  },
  {
    what: "carbon is cut, not rounded",
    wrong: { carbonGrams: ({ micrograms }) => micrograms && Math.floor(micrograms / 1e6) },
    told: ["carbon"],
  },
];

for (const { what, wrong, told } of mistakes) {
  test(`a wrong implementation fails: ${what}`, () => {
    const failed = runConformance({ ...domain, ...wrong }).filter((result) => result.failed > 0);
    for (const name of told) {
      const result = failed.find((one) => one.name === name);
      assert.ok(result, `${name} does not notice`);
      assert.equal(result.failures.length, result.failed);
    }
  });
}
