import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkTariff,
  costOfHalfHours,
  costOfPeriod,
  datesFrom,
  settlementDay,
  RateTable,
  type Rates,
} from "../src/index.js";
import { dayOf, tariff, terms } from "./cost-fixtures.js";

const period = (from: string, to: string) => ({ from, to, latestHeldDate: to });
const daysFrom = (from: string, to: string, value: number) =>
  datesFrom(from, to).map((date) => dayOf(date, value));
/** At 0 standing charge, VAT included: prices by hand. */
const costing = (rates: Rates) => terms({ rates, standingCharge: 0 });

test("a tracker has one price a London date, also on clock-change days, and none where it ends", () => {
  const rates: Rates = { kind: "daily", firstDate: "2024-03-30", rates: [2_000_000, 1_000_000, null] };
  const of = (date: string) =>
    costOfPeriod([dayOf(date, 100)], period(date, date), costing(rates)).energyAmount;
  // 4.8 kWh at 20p; 4.6 kWh at 10p on the short Sunday.
  assert.deepEqual(["2024-03-29", "2024-03-30", "2024-03-31", "2024-04-01", "2024-04-02"].map(of), [
    null,
    9_600_000_000,
    4_600_000_000,
    null,
    null,
  ]);
});

test("no half hour costs more than the highest rate; negative prices stay", () => {
  const { firstSlot } = settlementDay("2024-01-15");
  const prices = Array.from({ length: 48 }, (_, i) =>
    i === 0 ? 20_000_000 : i === 1 ? -500_000 : 1_000_000,
  );
  const rates: Rates = { kind: "half-hourly", firstSlot, rates: prices, highestRate: 10_000_000 };
  const costs = costOfHalfHours(dayOf("2024-01-15", 1000), costing(rates)).map((cost) => cost?.amount);
  assert.deepEqual(costs.slice(0, 3), [10_000_000_000, -500_000_000, 1_000_000_000]);
});

test("bands of a season hold from its first day to its last, over New Year, and past midnight by the day they began", () => {
  const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  const rates: Rates = {
    kind: "time-of-use",
    otherRate: 1,
    bands: [
      {
        name: "winter night",
        rate: 2,
        days: week,
        windows: [{ fromMinute: 1380, toMinute: 60 }],
        season: { from: "11-01", to: "02-29" },
      },
    ],
  };
  const table = new RateTable(rates);
  const of = (date: string) => table.ratesOf(settlementDay(date)).map((rate) => rate?.low);
  const flags = (date: string) => [of(date)[0], of(date)[1], of(date)[2], of(date)[46], of(date)[47]];
  assert.deepEqual(flags("2023-10-31"), [1, 1, 1, 1, 1]);
  assert.deepEqual(flags("2023-11-01"), [1, 1, 1, 2, 2]);
  assert.deepEqual(flags("2023-12-31"), [2, 2, 1, 2, 2]);
  assert.deepEqual(flags("2024-02-29"), [2, 2, 1, 2, 2]);
  assert.deepEqual(flags("2024-03-01"), [2, 2, 1, 1, 1]);
  assert.deepEqual(flags("2024-03-02"), [1, 1, 1, 1, 1]);
});

test("windows by GMT all year lie an hour later on the summer's clock, also on the days they begin on", () => {
  const rates: Rates = {
    kind: "time-of-use",
    otherRate: 1,
    clock: "utc",
    bands: [{ name: "sat", rate: 2, days: ["sat"], windows: [{ fromMinute: 0, toMinute: 60 }] }],
  };
  const table = new RateTable(rates);
  const placesOf = (date: string) =>
    table.ratesOf(settlementDay(date)).flatMap((rate, i) => (rate?.low === 2 ? [i] : []));
  assert.deepEqual(placesOf("2024-01-06"), [0, 1]);
  // Saturday 00:00 GMT is 01:00 on Saturday's clock in summer.
  assert.deepEqual(placesOf("2024-07-06"), [2, 3]);
  assert.deepEqual(placesOf("2024-07-05"), []);
});

test("blocks a day: the first units of each day at one rate, the rest at another", () => {
  const rates: Rates = {
    kind: "block",
    pool: "day",
    blocks: [{ upToWhPerDay: 2_000, rate: 4_000_000 }],
    aboveRate: 1_000_000,
  };
  // 4.8 kWh: 2 at 40p, 2.8 at 10p = £1.08; 0.48 kWh: all at 40p = 19.2p.
  const days = [dayOf("2024-01-15", 100), dayOf("2024-01-16", 10)];
  const cost = costOfPeriod(days, period("2024-01-15", "2024-01-16"), costing(rates));
  assert.equal(cost.energyAmount, 10_800_000_000 + 1_920_000_000);
  assert.deepEqual(
    costOfHalfHours(days[0]!, costing(rates)).filter((one) => one !== null),
    [],
  );
});

test("blocks of a month: its days fill them together, a part of a month as many days' share, a day without readings too", () => {
  const rates: Rates = {
    kind: "block",
    pool: "month",
    blocks: [
      { upToWhPerDay: 1_000, rate: 5_000_000 },
      { upToWhPerDay: 3_000, rate: 3_000_000 },
    ],
    aboveRate: 1_000_000,
  };
  // 31 days' blocks: 31 kWh at 50p, 62 kWh at 30p; of 30 x 4.8 = 144 kWh 51 kWh remain at 10p.
  const days = daysFrom("2024-01-02", "2024-01-31", 100);
  const whole = costOfPeriod(days, period("2024-01-01", "2024-01-31"), costing(rates));
  assert.equal(whole.energyAmount, (31 * 50 + 62 * 30 + 51 * 10) * 100_000_000);
  // 10 days: 10 at 50p, 20 at 30p, 18 at 10p; then February's anew.
  const part = costOfPeriod(
    daysFrom("2024-01-22", "2024-01-31", 100),
    period("2024-01-22", "2024-01-31"),
    costing(rates),
  );
  assert.equal(part.energyAmount, (10 * 50 + 20 * 30 + 18 * 10) * 100_000_000);
  const two = costOfPeriod(
    daysFrom("2024-01-22", "2024-02-01", 100),
    period("2024-01-22", "2024-02-01"),
    costing(rates),
  );
  assert.equal(two.energyAmount! - part.energyAmount!, (1 * 50 + 2 * 30 + 1.8 * 10) * 100_000_000);
});

test("a switch off the half hour is one price wherever the same minutes fall under it", () => {
  const rates: Rates = {
    kind: "two-rate",
    dayRate: 3_000_000,
    nightRate: 1_000_000,
    night: [{ fromMinute: 15, toMinute: 435 }],
    clock: "utc",
  };
  const table = new RateTable(rates);
  const [first] = table.ratesOf(settlementDay("2024-01-15"));
  assert.deepEqual(first, { low: 1_000_000, high: 3_000_000, thirtyMinutes: 15 * 4_000_000 });
  assert.equal(table.ratesOf(settlementDay("2024-01-16"))[0], first);
  assert.equal(table.ratesOf(settlementDay("2024-07-16"))[2], first);
});

test("faults of the newer kinds are told", () => {
  const faultsOf = (rates: Rates) => checkTariff(tariff({ rates })).length;
  const block = { kind: "block", pool: "day", aboveRate: 1 } as const;
  assert.equal(faultsOf({ ...block, blocks: [{ upToWhPerDay: 10, rate: 1 }] }), 0);
  assert.equal(faultsOf({ ...block, blocks: [] }), 1);
  assert.equal(
    faultsOf({ ...block, blocks: [10, 10].map((upToWhPerDay) => ({ upToWhPerDay, rate: 1 })) }),
    1,
  );
  assert.equal(faultsOf({ kind: "daily", firstDate: "2024-02-30", rates: [1] }), 1);
  assert.equal(faultsOf({ kind: "daily", firstDate: "2024-02-29", rates: [1, null], highestRate: 0.5 }), 1);
  const band = { name: "b", rate: 1, days: ["mon"], windows: [{ fromMinute: 0, toMinute: 60 }] } as const;
  const season = (from: string, to: string): Rates => ({
    kind: "time-of-use",
    otherRate: 1,
    bands: [{ ...band, season: { from, to } }],
  });
  assert.equal(faultsOf(season("10-01", "03-31")), 0);
  assert.equal(faultsOf(season("10-01", "02-30")), 1);
});
