import assert from "node:assert/strict";
import { test } from "node:test";
import {
  costOfDay,
  costOfHalfHours,
  costOfPeriod,
  emptyDay,
  notPricedCount,
  roundPenceHalfUp,
  poundsText,
  settlementDay,
  totalAmount,
  totalBounds,
  vatAmount,
  type CostTerms,
  type DayBlock,
  type Rates,
} from "../src/index.js";
import { dayOf, held, tariff, terms } from "./cost-fixtures.js";

const pounds = (amount: number | null) => (amount === null ? null : poundsText(amount));

test("a flat day by hand: 4.8 kWh at 24.5p and 57.19p standing charge", () => {
  const cost = costOfDay(dayOf("2024-01-15", 100), terms());
  assert.equal(pounds(cost.energyAmount), "1.1760000000"); // 4.8 x 24.5p
  assert.equal(pounds(cost.standingAmount), "0.5719000000");
  assert.equal(pounds(totalAmount(cost)), "1.7479000000");
  assert.equal(pounds(vatAmount(cost)), "0.0832333333"); // 1.7479 / 21; 0.056 + 0.02723333333 rounded apart
  assert.equal(roundPenceHalfUp(totalAmount(cost)!), 175);
  assert.equal(totalBounds(cost), null);
});

test("a 46 and a 50 half-hour day cost what they hold, and one standing charge", () => {
  assert.equal(pounds(costOfDay(dayOf("2024-03-31", 100), terms()).energyAmount), "1.1270000000");
  assert.equal(pounds(costOfDay(dayOf("2024-10-27", 100), terms()).energyAmount), "1.2250000000");
  assert.equal(costOfDay(dayOf("2024-10-27", 100), terms()).standingDays, 1);
});

test("prices without VAT get it by the date: nothing, 8 %, 5 %", () => {
  for (const [date, total] of [
    ["1994-03-31", "1.7479000000"],
    ["1994-04-01", "1.8877320000"],
    ["1997-09-01", "1.8352950000"],
  ] as const) {
    const cost = costOfDay(dayOf(date, 100), {
      fuel: "electricity",
      agreements: [{ tariff: tariff({ vat: "excluded" }), from: "1990-01-01", to: null }],
      direction: "import",
    });
    assert.equal(pounds(totalAmount(cost)), total, date);
    assert.equal(totalAmount(cost)! - vatAmount(cost), 17_479_000_000);
  }
});

test("Economy 7 by GMT in winter by hand", () => {
  const rates: Rates = {
    kind: "two-rate",
    dayRate: 3_000_000,
    nightRate: 1_000_000,
    clock: "utc",
    night: [{ fromMinute: 30, toMinute: 450 }],
  };
  const cost = costOfDay(dayOf("2024-01-15", 1000), terms({ rates, standingCharge: 0 }));
  // 14 half hours of 1 kWh at 10p, 34 at 30p.
  assert.equal(pounds(cost.energyAmount), "11.6000000000");
});

test("a switch inside a half hour: even figure between its bounds", () => {
  const rates: Rates = {
    kind: "two-rate",
    dayRate: 3_000_000,
    nightRate: 1_000_000,
    clock: "london",
    night: [{ fromMinute: 10, toMinute: 420 }],
  };
  const cost = costOfDay(dayOf("2024-01-15", 1000), terms({ rates, standingCharge: 0 }));
  // 13 half hours at 10p, 34 at 30p, one of 10 minutes at 30p and 20 at 10p.
  assert.equal(pounds(cost.energyAmount), "11.6666666667");
  assert.deepEqual(totalBounds(cost), { low: 116_000_000_000, high: 118_000_000_000 });
});

test("half-hourly prices may be negative; those unknown are counted, not costed", () => {
  const { firstSlot } = settlementDay("2024-01-15");
  const rates: Rates = { kind: "half-hourly", firstSlot, rates: [-500_000, null, 2_000_000] };
  const cost = costOfDay(dayOf("2024-01-15", 1000), terms({ rates, standingCharge: 0, vat: "excluded" }));
  assert.equal(pounds(cost.energyAmount), "0.1575000000"); // (-5p + 20p) x 1.05
  assert.deepEqual([cost.priced, cost.notPriced.noPrice], [2, 46]);
});

test("suspect is not costed, estimated is, missing is neither; each is counted", () => {
  const slots = emptyDay("2024-01-15", "Wh")
    .slots.with(0, held(1000, "suspect"))
    .with(1, held(1000, "estimated"));
  const cost = costOfDay({ date: "2024-01-15", unit: "Wh", revision: 1, slots }, terms());
  assert.equal(pounds(cost.energyAmount), "0.2450000000");
  assert.deepEqual([cost.priced, cost.notPriced], [1, { noAgreement: 0, noPrice: 0, suspect: 1 }]);
  assert.equal(notPricedCount(cost), 1);
});

test("without an agreement nothing is said, and nothing is not zero", () => {
  const cost = costOfDay(dayOf("2019-12-31", 100), terms());
  assert.deepEqual([cost.energyAmount, cost.standingAmount, totalAmount(cost)], [null, null, null]);
  assert.equal(cost.notPriced.noAgreement, 48);
  const missing = costOfDay(emptyDay("2024-01-15", "Wh"), terms());
  assert.deepEqual([totalAmount(missing), vatAmount(missing), missing.standingDays], [null, 0, 1]);
});

test("a real zero is a price of zero, not nothing", () => {
  assert.equal(totalAmount(costOfDay(dayOf("2024-01-15", 0), terms({ standingCharge: 0 }))), 0);
});

test("the standing charge covers each agreed date up to the newest held, gaps included", () => {
  const days = [dayOf("2024-01-02", 100), dayOf("2024-01-04", 100)];
  const month = { from: "2024-01-01", to: "2024-01-31" };
  const agreed: CostTerms = { ...terms(), agreements: [{ tariff: tariff(), from: "2024-01-02", to: null }] };
  assert.equal(costOfPeriod(days, { ...month, latestHeldDate: "2024-01-04" }, agreed).standingDays, 3);
  assert.equal(costOfPeriod(days, { ...month, latestHeldDate: "2024-06-30" }, agreed).standingDays, 30);
  assert.equal(costOfPeriod(days, { ...month, latestHeldDate: null }, agreed).standingDays, 0);
  const second = { ...agreed, bearsStandingCharge: false };
  assert.equal(costOfPeriod(days, { ...month, latestHeldDate: "2024-01-04" }, second).standingAmount, null);
});

test("export is money received, without VAT", () => {
  const cost = costOfDay(
    dayOf("2024-01-15", 1000),
    terms({ rates: { kind: "flat", rate: 1_500_000 }, standingCharge: 0 }, { direction: "export" }),
  );
  assert.equal(pounds(totalAmount(cost)), "-7.2000000000");
  assert.equal(vatAmount(cost), 0);
  assert.equal(roundPenceHalfUp(totalAmount(cost)!), -720);
});

test("export with a switch inside a half hour: low is the most received", () => {
  const rates: Rates = {
    kind: "two-rate",
    dayRate: 3_000_000,
    nightRate: 1_000_000,
    clock: "london",
    night: [{ fromMinute: 10, toMinute: 420 }],
  };
  const on = terms({ rates, standingCharge: 0 }, { direction: "export" });
  assert.deepEqual(totalBounds(costOfDay(dayOf("2024-01-15", 1000), on)), {
    low: -118_000_000_000,
    high: -116_000_000_000,
  });
  const [first] = costOfHalfHours(dayOf("2024-01-15", 1000), on);
  assert.deepEqual(first, { amount: -1_666_666_667, low: -3_000_000_000, high: -1_000_000_000 });
});

test("half hours that are missing, suspect or not priced have no cost of their own", () => {
  const slots = emptyDay("2024-01-15", "Wh").slots.with(0, held(1000)).with(1, held(1000, "suspect"));
  const block: DayBlock = { date: "2024-01-15", unit: "Wh", revision: 1, slots };
  const costs = costOfHalfHours(block, terms()).map((cost) => cost?.amount ?? null);
  assert.deepEqual(costs.slice(0, 3), [2_450_000_000, null, null]);
  assert.deepEqual(
    costOfHalfHours({ ...block, date: "2019-01-15" }, terms()).filter((cost) => cost !== null),
    [],
  );
});

test("gas: volumes at one rate are summed, converted once, then priced", () => {
  const cost = costOfDay(
    dayOf("2024-01-15", 33, "dm3"),
    terms({ rates: { kind: "flat", rate: 733_000 }, standingCharge: 0 }),
  );
  // 48 x 33 = 1,584 dm3 = 17,773.48 Wh, so 17,773 Wh x 7.33p; each half hour alone would be 370 Wh, together 17,760.
  assert.equal(pounds(cost.energyAmount), "1.3027609000");
});

test("a change of tariff and of VAT inside a period are costed apart", () => {
  const days = [dayOf("1997-08-31", 1000), dayOf("1997-09-01", 1000)];
  const agreements = [
    { tariff: tariff({ vat: "excluded", standingCharge: 0 }), from: "1990-01-01", to: null },
  ];
  const period = { from: "1997-08-31", to: "1997-09-01", latestHeldDate: "1997-09-01" };
  const cost = costOfPeriod(days, period, { fuel: "electricity", agreements, direction: "import" });
  assert.equal(pounds(totalAmount(cost)), "25.0488000000"); // 11.76 x 1.08 + 11.76 x 1.05
  assert.equal(pounds(vatAmount(cost)), "1.5288000000");
});

test("what passes 2^53 is refused, never bent", () => {
  const huge = { ...dayOf("2024-01-15", 2 ** 30 - 1) };
  assert.throws(() => costOfDay(huge, terms({ rates: { kind: "flat", rate: 10_000_000 } })), /beyond 2\^53/);
});

test("a block whose slots do not fit its date is refused", () => {
  const block = { ...dayOf("2024-01-15", 1), slots: [held(1)] };
  assert.throws(() => costOfDay(block, terms()), /2024-01-15 has 48 half hours/);
});
