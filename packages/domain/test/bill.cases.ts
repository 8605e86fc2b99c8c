import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  addDays,
  billOf,
  costOfPeriod,
  datesFrom,
  emptyDay,
  parsePence,
  penceText,
  ROUNDING_POLICIES,
  totalAmount,
  type Bill,
  type DayBlock,
  type Rates,
  type RoundingPolicy,
  type Tariff,
} from "../src/index.js";
import { dayOf, held, terms } from "./cost-fixtures.js";

const pence = (amount: number) => amount / 1e8;

/** Days of which the first half hours hold these Wh, and all others nothing used. */
function daysUsing(from: string, wh: readonly (readonly number[])[]): DayBlock[] {
  return wh.map((firstHalfHours, n) => {
    const date = addDays(from, n);
    const { slots } = emptyDay(date, "Wh");
    return { ...emptyDay(date, "Wh"), revision: 1, slots: slots.map((_, i) => held(firstHalfHours[i] ?? 0)) };
  });
}

function bill(days: readonly DayBlock[], over: Partial<Tariff>, rounding: RoundingPolicy, more = {}): Bill {
  const period = { from: days[0]!.date, to: days.at(-1)!.date };
  return billOf(days, period, terms(over, more), rounding);
}

const linesOf = ({ parts }: Bill) =>
  parts.flatMap(({ lines }) => lines.map(({ band, rate, energyWh }) => [band, rate, energyWh]));
const totalsOf = ({ totals }: Bill) =>
  [totals.energyNetAmount, totals.standingNetAmount, totals.vatAmount, totals.totalAmount].map(pence);

test("a bill of two rates by lines, as printed: a bill calculator's demonstration, £149.92", () => {
  // electricitybillcalculator.com, "your bill": 855 kWh at 14.71p and 90 at 18.9p without VAT, VAT 7.14, total 149.92.
  const rates: Rates = {
    kind: "time-of-use",
    otherRate: parsePence("14.71"),
    bands: [
      {
        name: "dear",
        rate: parsePence("18.9"),
        days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        windows: [{ fromMinute: 0, toMinute: 30 }],
      },
    ],
  };
  const days = daysUsing(
    "2024-01-01",
    Array.from({ length: 30 }, () => [3_000, 28_500]),
  );
  const found = bill(days, { rates, vat: "excluded", standingCharge: 0 }, "rates-then-vat");
  assert.deepEqual(linesOf(found), [
    ["dear", 1_890_000, 90_000],
    ["other", 1_471_000, 855_000],
  ]);
  assert.deepEqual(totalsOf(found), [12_577 + 1_701, 0, 714, 14_992]);
});

test("a gas bill in the layout of a supplier's: energy 96.58, standing 9.55, VAT 5.31, total £111.44", () => {
  // Layout of an E.ON Next bill, 31 days: 1,613.7 kWh at 5.985p, 30.819p a day, VAT 5 % last.
  const days = daysUsing("2025-12-06", [
    [613_700, 500_000],
    [500_000],
    ...Array.from({ length: 29 }, () => [0]),
  ]);
  const flat = { kind: "flat", rate: parsePence("5.985") } as const;
  const over: Partial<Tariff> = { rates: flat, vat: "excluded", standingCharge: parsePence("30.819") };
  const found = bill(days, over, "rates-then-vat", { fuel: "gas" });
  assert.deepEqual(totalsOf(found), [9_658, 955, 531, 11_144]);
});

test("each day's energy to the penny before VAT, then the standing charge, then VAT", () => {
  // Three days of 20, 20 and 25 Wh... at 20p: 0.4p, 0.4p, 0.5p: 0 + 0 + 1. Standing 3 x 57.4 = 172.2p: 172. VAT 8.65: 9.
  const over: Partial<Tariff> = {
    rates: { kind: "flat", rate: 2_000_000 },
    vat: "excluded",
    standingCharge: parsePence("57.4"),
  };
  const days = daysUsing("2024-01-15", [[20], [20], [25]]);
  assert.deepEqual(totalsOf(bill(days, over, "day-energy-then-vat")), [1, 172, 9, 182]);
  // As one: 1.3 + 172.2 + 8.675 = 182.175.
  assert.deepEqual(totalsOf(bill(days, over, "total-half-up-to-penny")), [1.3, 172.2, 8.675, 182]);
  assert.deepEqual(totalsOf(bill(days, over, "lines-half-up-to-penny")), [1, 172, 9, 182]);
  // Days of 0.4, 0.4 and 0.5p with 57.4p and VAT: 60.69, 60.69, 60.795: 61 each.
  assert.equal(totalsOf(bill(days, over, "day-half-up-to-penny"))[3], 183);
});

test("prices that hold VAT lose it first: a day at 21p is 20p and 1p", () => {
  const over: Partial<Tariff> = { rates: { kind: "flat", rate: 2_100_000 }, standingCharge: 5_250_000 };
  const days = daysUsing("2024-01-15", [[1_000], [1_000]]);
  assert.deepEqual(totalsOf(bill(days, over, "day-energy-then-vat")), [40, 100, 7, 147]);
});

test("a rate of VAT that changes within the bill is taken on each part by itself", () => {
  const over: Partial<Tariff> = {
    rates: { kind: "flat", rate: 2_000_000 },
    vat: "excluded",
    standingCharge: 5_000_000,
  };
  const days = daysUsing("2026-09-30", [[1_000], [1_000]]);
  const found = bill(days, over, "rates-then-vat");
  // 20p and 50p at 5 % on 30 September (3.5p, so 4p), the same at nothing on 1 October.
  assert.deepEqual(totalsOf(found), [40, 100, 4, 144]);
  assert.deepEqual(
    found.parts.map(({ vatPerMille }) => vatPerMille),
    [50, 0],
  );
});

test("months and days say what they cost; a month's blocks are filled day by day", () => {
  const rates: Rates = {
    kind: "block",
    pool: "month",
    blocks: [{ upToWhPerDay: 1_000, rate: 5_000_000 }],
    aboveRate: 1_000_000,
  };
  const days = daysUsing("2024-01-30", [[3_000], [500], [1_000]]);
  const found = bill(days, { rates, standingCharge: 0 }, "total-half-up-to-penny");
  // January's two days: 2 kWh at 50p, 1.5 at 10p. The first alone: 1 at 50p and 2 at 10p; the second lifts 1 kWh of it.
  assert.deepEqual(
    found.days.map(({ amount }) => pence(amount!)),
    [70, 45, 50],
  );
  assert.deepEqual(
    found.months.map(({ month, energyWh, amount }) => [month, energyWh, pence(amount!)]),
    [
      ["2024-01", 3_500, 115],
      ["2024-02", 1_000, 50],
    ],
  );
  assert.equal(pence(found.totals.totalAmount), 165);
});

test("half-hourly prices are one line, whatever they are; what lies across a switch is a line of its own", () => {
  const series: Rates = { kind: "half-hourly", firstSlot: 0, rates: [] };
  const { slots } = emptyDay("2024-01-15", "Wh");
  const firstSlot = Date.UTC(2024, 0, 15) / 1_800_000;
  const prices = slots.map((_, i) => (i % 2 === 0 ? -100_000 : 300_000));
  const found = bill(
    [dayOf("2024-01-15", 1000)],
    { rates: { ...series, firstSlot, rates: prices }, standingCharge: 0 },
    "total-half-up-to-penny",
  );
  assert.deepEqual(linesOf(found), [["half-hourly", null, 48_000]]);
  const night: Rates = {
    kind: "two-rate",
    dayRate: 3_000_000,
    nightRate: 1_000_000,
    night: [{ fromMinute: 15, toMinute: 450 }],
    clock: "utc",
  };
  const two = bill(
    [dayOf("2024-01-15", 1000)],
    { rates: night, standingCharge: 0 },
    "total-half-up-to-penny",
  );
  assert.deepEqual(linesOf(two), [
    ["across-a-switch", null, 1_000],
    ["night", 1_000_000, 14_000],
    ["day", 3_000_000, 33_000],
  ]);
});

test("by any policy the total is whole pence, near the exact sum, and what its lines say", () => {
  const policy = fc.constantFrom(...ROUNDING_POLICIES);
  const use = fc.array(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 3 }), {
    minLength: 1,
    maxLength: 12,
  });
  const rate = fc.integer({ min: -500_000, max: 5_000_000 });
  fc.assert(
    fc.property(
      policy,
      use,
      rate,
      fc.boolean(),
      fc.constantFrom("2024-03-25", "2026-09-25"),
      (rounding, wh, unitRate, included, from) => {
        const days = daysUsing(from, wh);
        const over: Partial<Tariff> = {
          rates: { kind: "flat", rate: unitRate },
          vat: included ? "included" : "excluded",
          standingCharge: 5_483_000,
        };
        const found = bill(days, over, rounding);
        const { totals, cost } = found;
        if (rounding !== "none") assert.equal(totals.totalAmount % 1e8, 0);
        // A day, a line and VAT each round by half a penny at most.
        const most = (days.length + 4) * 0.5e8;
        assert.ok(Math.abs(totals.totalAmount - totalAmount(cost)!) <= most);
        if (!["total-half-up-to-penny", "day-half-up-to-penny"].includes(rounding))
          assert.equal(
            totals.energyNetAmount + totals.standingNetAmount + totals.vatAmount,
            totals.totalAmount,
          );
        const period = { from, to: days.at(-1)!.date, latestHeldDate: days.at(-1)!.date };
        assert.deepEqual(cost, costOfPeriod(days, period, terms(over)));
        assert.equal(found.days.length, datesFrom(period.from, period.to).length);
        const lines = found.parts.flatMap((part) => part.lines);
        assert.equal(
          lines.reduce((sum, { energyWh }) => sum + energyWh, 0),
          wh.flat().reduce((a, b) => a + b, 0),
        );
        assert.ok(
          lines.every((line) => line.rate === unitRate),
          penceText(unitRate),
        );
      },
    ),
  );
});
