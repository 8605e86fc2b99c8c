import assert from "node:assert/strict";
import { test } from "node:test";
import type { GbcsTariff, TariffDate, TariffSwitching } from "@halfhourly/dcc";
import { switchTableOf } from "../src/dcc/switch-table.js";

const everyYear: TariffDate = { year: null, month: 1, day: 1, weekday: null };
const lastSunday = (month: number): TariffDate => ({ year: null, month, day: "last", weekday: 7 });
const at = (clock: string, register: number) => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return { secondOfDay: (hours * 60 + minutes) * 60, by: "time-of-use" as const, register };
};

function tariffOf(
  switching: Partial<TariffSwitching>,
  timeOfUsePrices: readonly number[] = [3000, 1000],
): GbcsTariff {
  return {
    kind: "tariff",
    fuel: "electricity",
    element: 1,
    currency: "GBP",
    priceExponent: -4,
    activePrice: null,
    activePriceExponent: -4,
    standingCharge: null,
    standingChargeExponent: -4,
    timeOfUsePrices,
    blockPrices: [],
    blockThresholds: [],
    blockThresholdUnit: { unit: "Wh", multiplier: 1, divisor: 1 },
    switching: { clock: null, seasons: [], weeks: [], days: [], specialDays: [], ...switching },
  };
}

type Switches = TariffSwitching["days"][number]["switches"];
/** One season, one day for every weekday. */
const daily = (switches: Switches): Partial<TariffSwitching> => ({
  seasons: [{ name: "1", from: everyYear, week: 1 }],
  weeks: [{ week: 1, days: [1, 1, 1, 1, 1, 1, 1] }],
  days: [{ day: 1, switches }],
});
/** Summer from March, winter from October. */
const seasonal = (summer: Switches, winter: Switches): Partial<TariffSwitching> => ({
  seasons: [
    { name: "1", from: lastSunday(3), week: 1 },
    { name: "2", from: lastSunday(10), week: 2 },
  ],
  weeks: [1, 2].map((week) => ({ week, days: Array.from({ length: 7 }, () => week) })),
  days: [
    { day: 1, switches: summer },
    { day: 2, switches: winter },
  ],
});
const timesOf = (tariff: GbcsTariff) => {
  const table = switchTableOf(tariff);
  const text = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return table === null
    ? null
    : [
        table.clock,
        ...table.registers[0]!.windows.map((one) => `${text(one.fromMinute)}-${text(one.toMinute)}`),
      ];
};

test("the cheaper of two registers is the night's, whichever number it has", () => {
  const table = daily([at("00:00", 1), at("00:30", 2), at("07:30", 1)]);
  assert.deepEqual(timesOf(tariffOf(table)), ["utc", "00:30-07:30"]);
  assert.deepEqual(timesOf(tariffOf(table, [1000, 3000])), ["utc", "07:30-00:30"]);
});

test("what counts last goes on until the next day's first switch; several windows stay several", () => {
  const overMidnight = daily([at("06:30", 1), at("23:30", 2)]);
  assert.deepEqual(timesOf(tariffOf(overMidnight)), ["utc", "23:30-06:30"]);
  const twice = daily([at("00:00", 1), at("02:30", 2), at("07:30", 1), at("22:30", 2)]);
  assert.deepEqual(timesOf(tariffOf(twice)), ["utc", "02:30-07:30", "22:30-24:00"]);
  assert.deepEqual(timesOf(tariffOf({ ...overMidnight, clock: "local" })), ["london", "23:30-06:30"]);
});

test("a table in UTC whose summer lies an hour earlier follows the clock on the wall", () => {
  const winter = [at("00:00", 1), at("00:30", 2), at("07:30", 1)];
  const summer = [at("06:30", 1), at("23:30", 2)];
  assert.deepEqual(timesOf(tariffOf(seasonal(summer, winter))), ["london", "00:30-07:30"]);
  assert.deepEqual(timesOf(tariffOf(seasonal(winter, winter))), ["utc", "00:30-07:30"]);
});

test("a table that says more than one night, or another thing, is not read as one", () => {
  const night = [at("00:00", 1), at("00:30", 2), at("07:30", 1)];
  assert.equal(timesOf(tariffOf({})), null);
  assert.equal(timesOf(tariffOf(daily([at("00:00", 1)]))), null);
  assert.equal(timesOf(tariffOf(daily(night), [2000, 2000])), null, "neither is cheaper");
  assert.equal(timesOf(tariffOf(daily([...night, at("16:00", 3)]), [3000, 1000, 5000])), null);
  assert.equal(timesOf(tariffOf(daily([{ ...night[0]!, by: "block" }, ...night.slice(1)]))), null);
  const weekend = { ...daily(night), weeks: [{ week: 1, days: [1, 1, 1, 1, 1, 2, 2] }] };
  assert.equal(
    timesOf(
      tariffOf({
        ...weekend,
        days: [
          { day: 1, switches: night },
          { day: 2, switches: [at("00:00", 2)] },
        ],
      }),
    ),
    null,
  );
  assert.equal(timesOf(tariffOf(seasonal([at("00:00", 1), at("03:00", 2), at("05:00", 1)], night))), null);
  assert.equal(
    timesOf(tariffOf(daily([at("00:00", 1), { ...at("00:30", 2), secondOfDay: 1_830 }]))),
    null,
    "off the minute",
  );
});
