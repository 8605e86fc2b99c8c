import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  comingDate,
  costOfPeriod,
  dailyConversion,
  datesFrom,
  PricePatterns,
  priceYear,
  registerYear,
  settlementDay,
  totalBounds,
  vatAmount,
  yearGrid,
  YearCosting,
  type Band,
  type CostTerms,
  type DayBlock,
  type Rates,
  type Tariff,
  type Weekday,
  type Year,
} from "../src/index.js";
import { held } from "./cost-fixtures.js";

// Over both clock changes, and over the months in which electricity bears no VAT, seen from the day on which it is priced.
const year: Year = { from: "2023-11-29", to: "2024-11-28", today: "2026-11-29" };
const grid = yearGrid(year);

function useOf(seed: number, unit: "Wh" | "dm3"): DayBlock[] {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31);
  return datesFrom(year.from, year.to).map((date) => ({
    date,
    unit,
    revision: 1,
    slots: Array.from({ length: settlementDay(date).slotCount }, () => held(next() % 900)),
  }));
}

const rate = fc.integer({ min: -1_000_000, max: 6_000_000 });
const minute = fc.integer({ min: 0, max: 1439 });
const window = fc
  .tuple(minute, minute, fc.boolean())
  .filter(([from, to]) => from !== to)
  .map(([from, to, onHalf]) => (onHalf ? [from - (from % 30), to - (to % 30)] : [from, to]))
  .filter(([from, to]) => from !== to)
  .map(([fromMinute, toMinute]) => ({ fromMinute: fromMinute!, toMinute: toMinute! }));
const weekday = fc.constantFrom<Weekday>("mon", "tue", "wed", "thu", "fri", "sat", "sun");
const season = fc.constantFrom({ from: "10-01", to: "03-31" }, { from: "06-15", to: "07-02" });
const band = fc
  .record({
    name: fc.constant("band"),
    rate,
    days: fc.uniqueArray(weekday, { minLength: 1 }),
    windows: fc.array(window, { minLength: 1, maxLength: 2 }),
    season: fc.option(season),
  })
  .map(({ season: only, ...rest }): Band => (only === null ? rest : { ...rest, season: only }));
const clock = fc.constantFrom("utc" as const, "london" as const);
const series = (count: number) =>
  fc
    .array(rate, { minLength: 7, maxLength: 60 })
    .map((some) => Array.from({ length: count }, (_, i) => some[(i * 31) % some.length]!));
const rates: fc.Arbitrary<Rates> = fc.oneof(
  fc.record({ kind: fc.constant("flat" as const), rate }),
  fc.record({
    kind: fc.constant("two-rate" as const),
    dayRate: rate,
    nightRate: rate,
    night: fc.array(window, { minLength: 1, maxLength: 2 }),
    clock,
  }),
  fc.record({
    kind: fc.constant("time-of-use" as const),
    otherRate: rate,
    clock,
    bands: fc.array(band, { minLength: 1, maxLength: 8 }),
  }),
  series(grid.slotCount + 5).map((prices): Rates => ({
    kind: "half-hourly",
    firstSlot: grid.firstSlot - 3,
    rates: prices,
    highestRate: 4_000_000,
  })),
  series(400).map((prices): Rates => ({ kind: "daily", firstDate: "2023-11-20", rates: prices })),
  fc.record({
    kind: fc.constant("block" as const),
    pool: fc.constantFrom("day" as const, "month" as const),
    blocks: fc.constant(
      [5_000, 12_000].map((upToWhPerDay, i) => ({ upToWhPerDay, rate: 3_000_000 - i * 7 })),
    ),
    aboveRate: rate,
  }),
);
const registers = [
  { fuel: "electricity", direction: "import", unit: "Wh" },
  { fuel: "electricity", direction: "export", unit: "Wh" },
  { fuel: "gas", direction: "import", unit: "dm3" },
  { fuel: "gas", direction: "import", unit: "Wh" },
] as const;
const gas = dailyConversion("SC", new Map([["2024-01-10", 3812]]));

test("a year in one sweep is what the period costs, to the last unit, on any tariff", () => {
  const days = new Map(registers.map((one, i) => [one, useOf(i + 1, one.unit)]));
  const patterns = new PricePatterns(grid);
  const costings = new Map(
    registers.map((one) => [
      one,
      new YearCosting(grid, registerYear(grid, days.get(one)!, { ...one, gas })!),
    ]),
  );
  const property = fc.property(
    fc.constantFrom(...registers),
    rates,
    fc.constantFrom("included" as const, "excluded" as const),
    fc.constantFrom("2026-09-01", "2026-11-01"),
    (register, ofTariff, vat, statedOn) => {
      const tariff: Tariff = { name: "any", rates: ofTariff, standingCharge: 5_483_001, vat };
      const { fuel, direction } = register;
      const priced = priceYear(grid, patterns, tariff, { on: statedOn, fuel, direction });
      assert.ok(priced !== null);
      const found = costings.get(register)!.costOf(priced);
      const terms: CostTerms = {
        fuel,
        direction,
        gas,
        agreements: [{ tariff, from: year.from, to: null, statedOn }],
        vatDateOf: (date) => comingDate(year, date),
      };
      const period = { from: year.from, to: year.to, latestHeldDate: year.to };
      const cost = costOfPeriod(days.get(register)!, period, terms);
      const bounds = totalBounds(cost);
      assert.deepEqual(found, {
        energyAmount: cost.energyAmount,
        energyLowAmount: bounds === null ? cost.energyAmount : cost.energyLowAmount,
        energyHighAmount: bounds === null ? cost.energyAmount : cost.energyHighAmount,
        standingAmount: cost.standingAmount,
        vatAmount: vatAmount(cost),
      });
    },
  );
  fc.assert(property, { numRuns: 40 });
});

test("the year to come begins today, day for day; 29 February is the 28th's where there is none", () => {
  const coming = (date: string, today = "2026-11-29") => comingDate({ ...year, today }, date);
  assert.deepEqual(
    ["2024-11-28", "2023-11-29", "2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31"].map((date) =>
      coming(date),
    ),
    ["2027-11-28", "2026-11-29", "2027-02-28", "2027-02-28", "2027-03-01", "2026-12-31"],
  );
  assert.equal(coming("2024-02-29", "2027-06-01"), "2028-02-29");
});

test("a half hour without a price, or without a value, is not passed over", () => {
  const patterns = new PricePatterns(grid);
  const of = { on: "2026-11-01", fuel: "electricity", direction: "import" } as const;
  const short: Rates = {
    kind: "half-hourly",
    firstSlot: grid.firstSlot,
    rates: Array.from({ length: grid.slotCount - 1 }, () => 1),
  };
  const tariff = (ofTariff: Rates): Tariff => ({
    name: "t",
    rates: ofTariff,
    standingCharge: 0,
    vat: "excluded",
  });
  assert.equal(priceYear(grid, patterns, tariff(short), of), null);
  assert.equal(
    priceYear(
      grid,
      patterns,
      tariff({ kind: "daily", firstDate: "2023-11-30", rates: Array.from({ length: 400 }, () => 1) }),
      of,
    ),
    null,
  );
  const days = useOf(1, "Wh");
  const without = (broken: DayBlock | null) => days.flatMap((day, i) => (i === 100 ? (broken ?? []) : day));
  assert.equal(registerYear(grid, without(null), of), null);
  const [day] = days.slice(100);
  assert.equal(registerYear(grid, without({ ...day!, slots: day!.slots.with(3, null) }), of), null);
  assert.equal(
    registerYear(grid, without({ ...day!, slots: day!.slots.with(3, held(5, "suspect")) }), of),
    null,
  );
});

test("what passes 2^53 is refused, never bent", () => {
  const patterns = new PricePatterns(grid);
  const huge = useOf(1, "Wh").map((day) => ({ ...day, slots: day.slots.map(() => held(2 ** 29)) }));
  const of = { on: "2026-11-01", fuel: "electricity", direction: "import" } as const;
  const costing = new YearCosting(grid, registerYear(grid, huge, of)!);
  const flat = priceYear(
    grid,
    patterns,
    { name: "t", rates: { kind: "flat", rate: 2_000_000 }, standingCharge: 0, vat: "excluded" },
    of,
  )!;
  assert.throws(() => costing.costOf(flat), RangeError);
});
