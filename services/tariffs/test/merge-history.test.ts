import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import {
  addDays,
  datesFrom,
  londonDateOf,
  priceRowsOf,
  readMarketTariff,
  settlementDay,
  slotStartIso,
  writeMarketTariff,
  type LondonDate,
  type MarketTariff,
} from "@halfhourly/domain";
import { mergeHistory } from "../src/history/merge-history.js";
import { flat, rowWords, tariffOf } from "./market.js";

const TODAY = "2026-11-29";
const TIMES = { today: TODAY, horizon: "2024-11-01" };
const merged = (held: readonly object[], stated: readonly object[]) =>
  mergeHistory(tariffOf({}, ...held), tariffOf({}, ...stated), TIMES).prices;

describe("what was held and is stated no more", () => {
  const table: readonly [string, readonly object[], readonly object[], readonly string[]][] = [
    [
      "ends the day before what replaced it",
      [{ from: "2026-07-01", ...flat(20) }],
      [{ from: "2026-10-01", ...flat(30) }],
      ["2026-07-01..2026-09-30 flat 20", "2026-10-01.. flat 30"],
    ],
    [
      "goes on until a price that is only announced begins",
      [{ from: "2026-07-01", ...flat(20) }],
      [{ from: "2027-01-01", ...flat(30) }],
      ["2026-07-01..2026-12-31 flat 20", "2027-01-01.. flat 30"],
    ],
    [
      "ends the day before it was missed first, where nothing replaced it",
      [
        { from: "2026-07-01", regions: ["_A"], ...flat(20) },
        { from: "2026-07-01", regions: ["_B"], ...flat(25) },
      ],
      [{ from: "2026-10-01", regions: ["_A"], ...flat(30) }],
      ["2026-07-01..2026-09-30 flat 20", "2026-07-01..2026-11-28 flat 25", "2026-10-01.. flat 30"],
    ],
    [
      "gives way where it is stated otherwise now, also in the middle",
      [{ from: "2026-01-01", ...flat(20) }],
      [
        { from: "2026-04-01", to: "2026-06-30", ...flat(21) },
        { from: "2026-10-01", ...flat(30) },
      ],
      [
        "2026-01-01..2026-03-31 flat 20",
        "2026-04-01..2026-06-30 flat 21",
        "2026-07-01..2026-09-30 flat 20",
        "2026-10-01.. flat 30",
      ],
    ],
    [
      "is let go when it ended before the horizon",
      [
        { from: "2023-01-01", to: "2024-10-31", ...flat(10) },
        { from: "2024-11-01", to: "2025-01-31", ...flat(11) },
      ],
      [{ from: "2026-10-01", ...flat(30) }],
      ["2024-11-01..2025-01-31 flat 11", "2026-10-01.. flat 30"],
    ],
  ];
  for (const [what, held, stated, expected] of table)
    test(what, () => assert.deepEqual(merged(held, stated).map(rowWords), expected));

  test("is kept for the places only where it is stated no more", () => {
    const rows = merged(
      [{ from: "2026-07-01", regions: ["_A", "_B", "_C"], ...flat(20) }],
      [
        { from: "2026-09-01", regions: ["_B"], payments: ["prepayment"], ...flat(30) },
        { from: "2026-10-01", regions: ["_A", "_C"], ...flat(31) },
        { from: "2026-10-01", regions: ["_B"], payments: ["direct-debit"], ...flat(32) },
      ],
    );
    const endOf = (region: string, payment: "prepayment" | "direct-debit" | "standard-credit") =>
      rows.filter((row) => row.regions.includes(region) && row.payments.includes(payment)).map(rowWords);
    assert.deepEqual(endOf("_A", "prepayment"), ["2026-07-01..2026-09-30 flat 20", "2026-10-01.. flat 31"]);
    assert.deepEqual(endOf("_B", "prepayment"), ["2026-07-01..2026-08-31 flat 20", "2026-09-01.. flat 30"]);
    assert.deepEqual(endOf("_B", "direct-debit"), ["2026-07-01..2026-09-30 flat 20", "2026-10-01.. flat 32"]);
    assert.deepEqual(endOf("_B", "standard-credit"), ["2026-07-01..2026-11-28 flat 20"]);
  });
});

describe("a series that goes on", () => {
  const daily = (firstDate: string, ...pencePerKwh: number[]) => ({
    from: "2026-11-01",
    rates: { kind: "daily", firstDate, pencePerKwh },
  });

  test("is one row, whose prices are the newest statement's where both have some", () => {
    assert.deepEqual(merged([daily("2026-11-25", 1, 2, 3)], [daily("2026-11-27", 30, 40)]).map(rowWords), [
      "2026-11-25.. daily 1 2 30 40",
    ]);
    assert.deepEqual(merged([daily("2026-11-25", 1, 2, 3)], [daily("2026-11-28", 40)]).map(rowWords), [
      "2026-11-25.. daily 1 2 3 40",
    ]);
    assert.deepEqual(merged([daily("2026-11-25", 1, 2, 3)], [daily("2026-11-24", 5)]).map(rowWords), [
      "2026-11-24.. daily 5 1 2 3",
    ]);
  });

  test("is two rows where there is a hole, or another standing charge", () => {
    assert.deepEqual(merged([daily("2026-11-20", 1, 2)], [daily("2026-11-28", 40)]).map(rowWords), [
      "2026-11-01..2026-11-27 daily 1 2",
      "2026-11-28.. daily 40",
    ]);
    const dearer = { ...daily("2026-11-27", 30, 40), from: "2026-11-27", standingChargePencePerDay: 60 };
    assert.deepEqual(merged([daily("2026-11-25", 1, 2, 3)], [dearer]).map(rowWords), [
      "2026-11-01..2026-11-26 daily 1 2",
      "2026-11-27.. daily 30 40",
    ]);
  });

  test("is joined by half hours, through the middle of a day", () => {
    const slots = (firstSlot: string, ...pencePerKwh: number[]) => ({
      from: "2026-11-28",
      rates: { kind: "half-hourly", firstSlot, pencePerKwh },
    });
    const [row, ...more] = merged(
      [slots("2026-11-28T21:30:00Z", 1, 2, 3)],
      [slots("2026-11-28T22:30:00Z", 30, 40)],
    );
    assert.deepEqual(more, []);
    assert.equal(rowWords(row!), "2026-11-28.. half-hourly 1 2 30 40");
  });

  test("is cut at the horizon", () => {
    const year = Array.from({ length: 800 }, (_, i) => i % 100);
    const [row] = mergeHistory(
      tariffOf(
        {},
        { from: "2024-10-01", rates: { kind: "daily", firstDate: "2024-10-01", pencePerKwh: year } },
      ),
      tariffOf(
        {},
        { from: "2026-12-10", rates: { kind: "daily", firstDate: "2026-12-10", pencePerKwh: [5] } },
      ),
      TIMES,
    ).prices;
    assert.ok(row?.rates.kind === "daily");
    assert.deepEqual(
      [row.from, row.rates.firstDate, row.rates.rates.length],
      ["2024-11-01", "2024-11-01", 770],
    );
  });
});

/** What a place pays on a date: the words of the row that holds, or of the day's own price in a series. */
function priceOn(tariff: MarketTariff, region: string, date: LondonDate): string | null {
  const rows = priceRowsOf(tariff, "electricity", { region, payment: "direct-debit" });
  const found = rows.flatMap((row) => {
    if (row.from > date || (row.to !== null && row.to < date)) return [];
    const { rates } = row;
    if (rates.kind === "flat") return [`flat ${rates.rate}`];
    if (rates.kind !== "half-hourly") return [];
    const { firstSlot, slotCount } = settlementDay(date);
    const prices = Array.from({ length: slotCount }, (_, i) => rates.rates[firstSlot + i - rates.firstSlot]);
    return prices.every((price) => price !== undefined) ? [prices.join(" ")] : [];
  });
  return found.join(" and ") || null;
}

/** Whether a row of it holds, though it may be a series without a price for the date. */
function holdsOn(tariff: MarketTariff, region: string, date: LondonDate): boolean {
  return priceRowsOf(tariff, "electricity", { region, payment: "direct-debit" }).some((row) => {
    const first = row.rates.kind === "half-hourly" ? londonDateOf(row.rates.firstSlot) : row.from;
    return row.from <= date && first <= date && (row.to === null || row.to >= date);
  });
}

test("stated prices hold as they are stated; others of the past stay; nothing overlaps; a second time changes nothing", () => {
  const date = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-10-05", days));
  const someRegions = fc.constantFrom<string[][]>(["_A"], ["_B"], ["_A", "_B"]);
  const row = fc
    .record({
      from: date,
      length: fc.option(fc.integer({ min: 0, max: 20 })),
      regions: someRegions,
      price: fc.integer({ min: 1, max: 99 }),
      series: fc.boolean(),
    })
    .map(({ from, length, regions, price, series }) => ({
      from,
      to: length === null ? null : addDays(from, length),
      regions,
      rates: series
        ? {
            kind: "half-hourly",
            firstSlot: slotStartIso(settlementDay(from).firstSlot),
            pencePerKwh: Array.from(
              {
                length:
                  settlementDay(addDays(from, (length ?? 3) + 1)).firstSlot - settlementDay(from).firstSlot,
              },
              (_, i) => price + (i % 7),
            ),
          }
        : { kind: "flat", pencePerKwh: price },
    }));
  const tariff = fc.array(row, { minLength: 1, maxLength: 5 }).map((rows) => {
    const fitting = rows.filter((_, i) => readMarketTariff(tariffDocument(rows.slice(0, i + 1))).ok);
    return readMarketTariff(tariffDocument(fitting));
  });
  fc.assert(
    fc.property(tariff, tariff, (held, stated) => {
      fc.pre(held.ok && stated.ok);
      const result = mergeHistory(held.tariff, stated.tariff, TIMES);
      assert.ok(readMarketTariff(JSON.parse(JSON.stringify(writeMarketTariff(result)))).ok);
      const again = mergeHistory(result, stated.tariff, TIMES);
      for (const region of ["_A", "_B"])
        for (const day of datesFrom("2026-10-05", addDays(TODAY, -1))) {
          const was: string | null = priceOn(held.tariff, region, day);
          const is: string | null = priceOn(stated.tariff, region, day);
          const now: string | null = priceOn(result, region, day);
          if (is !== null) assert.equal(now, is, `${region} ${day}`);
          // A series that is stated without an end may keep what was held behind its last price.
          else if (now !== null || !holdsOn(stated.tariff, region, day))
            assert.equal(now, was, `${region} ${day}`);
          assert.equal(priceOn(again, region, day), now, `again ${region} ${day}`);
        }
    }),
    { numRuns: 300 },
  );
});

function tariffDocument(rows: readonly object[]): object {
  return {
    format: "halfhourly-tariff-1",
    id: "a",
    supplier: "b",
    name: "c",
    kind: "variable",
    availableFrom: "2024-01-01",
    prices: rows.map((row) => ({
      fuel: "electricity",
      payments: "all",
      vat: "excluded",
      standingChargePencePerDay: 50,
      ...row,
    })),
  };
}
