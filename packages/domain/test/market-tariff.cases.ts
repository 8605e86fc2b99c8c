import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { fuelsOf, priceRowsOf, readMarketTariff, type DocumentFault } from "../src/index.js";

/** One that is right in all its parts; each test breaks one of them. */
const row = {
  fuel: "electricity",
  regions: ["_A", "_H"],
  payments: "all",
  from: "2026-10-01",
  to: null,
  vat: "excluded",
  standingChargePencePerDay: "54.83",
  rates: { kind: "flat", pencePerKwh: "26.32" },
};
const document = {
  format: "halfhourly-tariff-1",
  id: "larkspur-fixed-12",
  supplier: "Larkspur Energy",
  name: "Fixed 12",
  link: "https://larkspur.example/fixed-12",
  kind: "fixed",
  availableFrom: "2026-10-01",
  availableTo: null,
  fixedFor: { months: 12 },
  exitFeePence: { electricity: 5000 },
  green: { perMille: 1000, evidence: "REGO certificates, declared by the supplier" },
  eligibility: ["electric-vehicle"],
  discounts: [{ name: "paperless", pencePerDay: "1.5", condition: "bills by email" }],
  rounding: "lines-half-up-to-penny",
  prices: [row],
};
const band = { name: "peak", pencePerKwh: "40", windows: [{ from: "16:00", to: "19:00" }] };

function faultsOf(over: object): readonly DocumentFault[] {
  const read = readMarketTariff({ ...document, ...over });
  return read.ok ? [] : read.faults;
}

const fieldsOf = (over: object) => faultsOf(over).map(({ field }) => field);
const ofRow = (over: object) => fieldsOf({ prices: [{ ...row, ...over }] });
const ofRates = (rates: object) => ofRow({ rates });

test("a published tariff becomes whole numbers", () => {
  const read = readMarketTariff(document);
  assert.ok(read.ok);
  const { tariff } = read;
  assert.deepEqual(tariff.exitFees, { electricity: 500_000_000 });
  assert.deepEqual(tariff.discounts, [{ name: "paperless", perDay: 150_000, condition: "bills by email" }]);
  assert.deepEqual(fuelsOf(tariff), ["electricity"]);
  const [found] = priceRowsOf(tariff, "electricity", { region: "_H", payment: "prepayment" });
  assert.deepEqual([found?.standingCharge, found?.rates], [5_483_000, { kind: "flat", rate: 2_632_000 }]);
  assert.deepEqual(priceRowsOf(tariff, "electricity", { region: "_B", payment: "prepayment" }), []);
  assert.deepEqual(priceRowsOf(tariff, "gas", { region: "_A", payment: "prepayment" }), []);
});

describe("a wrong tariff is refused with the field named", () => {
  const table: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["no object", fieldsOf({ prices: 7 }), ["prices"]],
    ["another format", fieldsOf({ format: "tariff-2" }), ["format"]],
    ["a word mistyped", fieldsOf({ Link: "x" }), ["Link"]],
    ["no id", fieldsOf({ id: undefined }), ["id"]],
    ["a link that is not https", fieldsOf({ link: "javascript:alert(1)" }), ["link"]],
    ["ends before it begins", fieldsOf({ availableTo: "2026-09-30" }), ["availableTo"]],
    ["both months and until", fieldsOf({ fixedFor: { months: 12, until: "2027-10-01" } }), ["fixedFor"]],
    ["no price at all", fieldsOf({ prices: [] }), ["prices"]],
    [
      "a discount of nothing",
      fieldsOf({ discounts: [{ name: "a", pencePerDay: 0 }] }),
      ["discounts[0].pencePerDay"],
    ],
    [
      "gas that is exported",
      fieldsOf({ direction: "export", prices: [{ ...row, fuel: "gas" }] }),
      ["prices[0].fuel"],
    ],
    ["validity of no day", ofRow({ to: "2026-09-30" }), ["prices[0].to"]],
    ["a date that is none", ofRow({ from: "2026-02-30" }), ["prices[0].from"]],
    ["no region", ofRow({ regions: undefined }), ["prices[0].regions"]],
    ["an empty list of regions", ofRow({ regions: [] }), ["prices[0].regions"]],
    ["a region that is none", ofRow({ regions: ["_I"] }), ["prices[0].regions[0]"]],
    [
      "more decimals than are kept",
      ofRates({ kind: "flat", pencePerKwh: "24.123456" }),
      ["prices[0].rates.pencePerKwh"],
    ],
    [
      "a rate in pounds a MWh",
      ofRates({ kind: "flat", pencePerKwh: "2450" }),
      ["prices[0].rates.pencePerKwh"],
    ],
    [
      "a rate that is no number",
      ofRates({ kind: "flat", pencePerKwh: "24,5" }),
      ["prices[0].rates.pencePerKwh"],
    ],
    [
      "a negative standing charge",
      ofRow({ standingChargePencePerDay: -1 }),
      ["prices[0].standingChargePencePerDay"],
    ],
    ["a kind that is none", ofRates({ kind: "free" }), ["prices[0].rates.kind"]],
    [
      "two rows at once",
      fieldsOf({ prices: [row, { ...row, regions: ["_H"], payments: ["prepayment"], from: "2027-01-01" }] }),
      ["prices[1].from"],
    ],
    [
      "bands that overlap",
      ofRates({
        kind: "time-of-use",
        otherPencePerKwh: 20,
        bands: [band, { ...band, name: "b", days: ["tue"] }],
      }),
      ["prices[0].rates.bands"],
    ],
    [
      "bands that overlap past midnight only",
      ofRates({
        kind: "time-of-use",
        otherPencePerKwh: 20,
        bands: [
          { ...band, days: ["sun"], windows: [{ from: "23:00", to: "01:00" }] },
          { ...band, days: ["mon"], windows: [{ from: "00:30", to: "02:00" }] },
        ],
      }),
      ["prices[0].rates.bands"],
    ],
    ["a gap between bands", ofRates({ kind: "time-of-use", bands: [band] }), ["prices[0].rates.bands"]],
    [
      "25:00",
      ofRates({
        kind: "time-of-use",
        otherPencePerKwh: 1,
        bands: [{ ...band, windows: [{ from: "23:00", to: "25:00" }] }],
      }),
      ["prices[0].rates.bands[0].windows[0].to"],
    ],
    [
      "a time that does not pass",
      ofRates({
        kind: "time-of-use",
        otherPencePerKwh: 1,
        bands: [{ ...band, windows: [{ from: "23:00", to: "23:00" }] }],
      }),
      ["prices[0].rates.bands[0].windows[0]"],
    ],
    [
      "a series with a hole",
      ofRates({ kind: "half-hourly", firstSlot: "2026-10-01T00:00:00Z", pencePerKwh: ["1", null, "2"] }),
      ["prices[0].rates.pencePerKwh[1]"],
    ],
    [
      "each wrong price of a series, though it comes twice",
      ofRates({
        kind: "half-hourly",
        firstSlot: "2026-10-01T00:00:00Z",
        pencePerKwh: ["1", "x", "1", "x", 2, 2e9],
      }),
      ["prices[0].rates.pencePerKwh[1]", "prices[0].rates.pencePerKwh[3]", "prices[0].rates.pencePerKwh[5]"],
    ],
    [
      "a series off the half hour",
      ofRates({ kind: "half-hourly", firstSlot: "2026-10-01T00:15:00Z", pencePerKwh: ["1"] }),
      ["prices[0].rates.firstSlot"],
    ],
    [
      "a series from a day that is none",
      ofRates({ kind: "half-hourly", firstSlot: "2026-02-30T00:00:00Z", pencePerKwh: ["1"] }),
      ["prices[0].rates.firstSlot"],
    ],
    [
      "blocks that do not rise",
      ofRates({
        kind: "block",
        pool: "month",
        blocks: [2000, 2000].map((upToWhPerDay) => ({ upToWhPerDay, pencePerKwh: 1 })),
        abovePencePerKwh: 2,
      }),
      ["prices[0].rates.blocks[1].upToWhPerDay"],
    ],
    [
      "a register without its times",
      ofRates({
        kind: "multi-rate",
        registers: ["day", "night", "heating"].map((name) => ({ name, pencePerKwh: 1 })),
        windows: { clock: "utc", registers: [{ name: "night", windows: [{ from: "00:30", to: "07:30" }] }] },
      }),
      ["prices[0].rates.windows.registers"],
    ],
    [
      "a register named twice",
      ofRates({ kind: "multi-rate", registers: ["day", "day"].map((name) => ({ name, pencePerKwh: 1 })) }),
      ["prices[0].rates.registers"],
    ],
  ];
  for (const [about, found, expected] of table) test(about, () => assert.deepEqual(found, expected));

  test("every fault in one pass, and no more than somebody would read", () => {
    assert.deepEqual(fieldsOf({ id: 7, name: "", prices: [{ ...row, vat: "maybe", from: "soon" }] }), [
      "id",
      "name",
      "prices[0].from",
      "prices[0].vat",
    ]);
    const many = Array.from({ length: 2_000 }, () => ({}));
    assert.equal(faultsOf({ prices: many }).length, 100);
  });
});

test("bands that take turns by season or weekday, and cover the week, need no other price", () => {
  const all = [{ from: "00:00", to: "24:00" }];
  const season = { from: "10-01", to: "03-31" };
  const bands = [
    { name: "winter", pencePerKwh: 30, windows: all, season },
    {
      name: "summer weekdays",
      pencePerKwh: 20,
      windows: all,
      days: ["mon", "tue", "wed", "thu", "fri"],
      season: { from: "04-01", to: "09-30" },
    },
    {
      name: "summer weekend",
      pencePerKwh: 10,
      windows: all,
      days: ["sat", "sun"],
      season: { from: "04-01", to: "09-30" },
    },
  ];
  assert.deepEqual(ofRates({ kind: "time-of-use", bands }), []);
  assert.deepEqual(ofRates({ kind: "time-of-use", bands: bands.slice(0, 2) }), ["prices[0].rates.bands"]);
  const [first, ...rest] = bands;
  const short = [{ ...first, season: { from: "10-02", to: "03-31" } }, ...rest];
  assert.deepEqual(ofRates({ kind: "time-of-use", bands: short }), ["prices[0].rates.bands"]);
});

test("whatever is given, it is read or refused with a place: never a crash", () => {
  const leaf = fc.oneof(
    fc.anything(),
    fc.constantFrom("2026-10-01", "all", "flat", "_A", 1, "24.5", [], {}, { toString: [] }, Symbol("s")),
  );
  const broken = fc.record({
    key: fc.constantFrom(...Object.keys(document)),
    rowKey: fc.constantFrom(...Object.keys(row)),
    value: leaf,
  });
  fc.assert(
    fc.property(broken, fc.boolean(), ({ key, rowKey, value }, inRow) => {
      const read = readMarketTariff(
        inRow ? { ...document, prices: [{ ...row, [rowKey]: value }] } : { ...document, [key]: value },
      );
      if (!read.ok)
        assert.ok(read.faults.every(({ field, message }) => typeof field === "string" && message.length > 5));
    }),
  );
  fc.assert(fc.property(fc.anything(), (value) => void readMarketTariff(value)));
});
