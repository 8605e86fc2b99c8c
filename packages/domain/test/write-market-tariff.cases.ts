import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { readMarketTariff, writeMarketTariff } from "../src/index.js";

const pence = fc.integer({ min: -50_000_000, max: 100_000_000 }).map((rate) => rate / 100_000);
const charge = fc.integer({ min: 0, max: 100_000_000 }).map((rate) => rate / 100_000);
const windows = [{ from: "23:30", to: "05:30" }];
const series = fc.array(pence, { minLength: 1, maxLength: 60 });

/** Every kind of rates, in the published form. */
const rates = fc.oneof(
  fc.record({ kind: fc.constant("flat"), pencePerKwh: pence }),
  fc.record({
    kind: fc.constant("multi-rate"),
    registers: fc.tuple(
      fc.record({ name: fc.constant("day"), pencePerKwh: pence }),
      fc.record({ name: fc.constant("night"), pencePerKwh: pence }),
    ),
    windows: fc.constantFrom(null, { clock: "utc", registers: [{ name: "night", windows }] }),
  }),
  fc.record(
    {
      kind: fc.constant("time-of-use"),
      clock: fc.constantFrom("utc", "london"),
      bands: fc.tuple(
        fc.record(
          {
            name: fc.constant("night"),
            pencePerKwh: pence,
            windows: fc.constant(windows),
            days: fc.constantFrom(["sat", "sun"], ["mon"]),
            season: fc.constant({ from: "10-01", to: "03-31" }),
          },
          { requiredKeys: ["name", "pencePerKwh", "windows"] },
        ),
      ),
      otherPencePerKwh: pence,
    },
    { requiredKeys: ["kind", "bands", "otherPencePerKwh"] },
  ),
  fc.record(
    {
      kind: fc.constant("half-hourly"),
      firstSlot: fc.constant("2026-10-24T23:30:00Z"),
      pencePerKwh: series,
      highestPencePerKwh: pence,
    },
    { requiredKeys: ["kind", "firstSlot", "pencePerKwh"] },
  ),
  fc.record({
    kind: fc.constant("daily"),
    firstDate: fc.constant("2026-10-25"),
    pencePerKwh: series,
    highestPencePerKwh: pence,
  }),
  fc.record({
    kind: fc.constant("block"),
    pool: fc.constantFrom("day", "month"),
    blocks: fc.tuple(
      fc.record({ upToWhPerDay: fc.integer({ min: 1, max: 999 }), pencePerKwh: pence }),
      fc.record({ upToWhPerDay: fc.integer({ min: 1_000, max: 9_999 }), pencePerKwh: pence }),
    ),
    abovePencePerKwh: pence,
  }),
);

const documents = fc.record(
  {
    format: fc.constant("halfhourly-tariff-1"),
    id: fc.constantFrom("a", "b c"),
    supplier: fc.constant("Larkspur Energy"),
    name: fc.constant("Fixed"),
    link: fc.constantFrom(null, "https://larkspur.example/fixed"),
    kind: fc.constantFrom("fixed", "variable", "tracker", "default"),
    direction: fc.constantFrom("import", "export"),
    availableFrom: fc.constant("2026-10-01"),
    availableTo: fc.constantFrom(null, "2026-12-31"),
    fixedFor: fc.constantFrom(null, { months: 12 }, { until: "2027-10-01" }),
    exitFeePence: fc.constantFrom({}, { electricity: 5000 }, { gas: 25.5, electricity: 0 }),
    green: fc.constantFrom(null, { perMille: 1000, evidence: "REGO" }),
    eligibility: fc.subarray(["electric-vehicle", "battery"]),
    discounts: fc.constantFrom([], [{ name: "paperless", pencePerDay: 1.5, condition: null }]),
    rounding: fc.constantFrom("total-half-up-to-penny", "day-half-up-to-penny"),
    prices: fc.tuple(
      fc.record({
        fuel: fc.constant("electricity"),
        regions: fc.constantFrom("all", ["_A", "_P"]),
        payments: fc.constantFrom("all", ["prepayment"]),
        from: fc.constant("2026-10-01"),
        to: fc.constantFrom(null, "2026-12-31"),
        vat: fc.constantFrom("included", "excluded"),
        standingChargePencePerDay: charge,
        rates,
      }),
    ),
  },
  { requiredKeys: ["format", "id", "supplier", "name", "kind", "availableFrom", "prices"] },
);

test("a tariff that was read is written so that it reads back to the same", () => {
  fc.assert(
    fc.property(documents, (document) => {
      const read = readMarketTariff(document);
      assert.ok(read.ok, JSON.stringify(read));
      const written: unknown = JSON.parse(JSON.stringify(writeMarketTariff(read.tariff)));
      assert.deepEqual(readMarketTariff(written), read);
    }),
  );
});
