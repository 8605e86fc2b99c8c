import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  RateTable,
  checkAgreements,
  checkTariff,
  dateOfDayNumber,
  dayNumberOf,
  findAgreement,
  londonClock,
  settlementDay,
  vatRateOn,
  type ClockWindow,
  type Rates,
  type Tariff,
  type TariffAgreement,
} from "../src/index.js";

const DAY = 3_000_000;
const NIGHT = 1_000_000;
const window = (from: string, to: string): ClockWindow => ({
  fromMinute: minuteOf(from),
  toMinute: minuteOf(to),
});
const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const flat = (rate: number): Tariff => ({
  name: "flat",
  rates: { kind: "flat", rate },
  standingCharge: 0,
  vat: "included",
});
const agreement = (from: string, to: string | null, tariff = flat(1)): TariffAgreement => ({
  tariff,
  from,
  to,
});
const twoRate = (clock: "utc" | "london", ...night: ClockWindow[]): Rates => ({
  kind: "two-rate",
  dayRate: DAY,
  nightRate: NIGHT,
  night,
  clock,
});

/** The starts, by London clock, of the half hours of a date that are at a rate throughout. */
function clocksAt(rates: Rates, date: string, rate: number): string[] {
  const day = settlementDay(date);
  return new RateTable(rates).ratesOf(day).flatMap((slot, i) => {
    if (slot === null || slot.low !== rate || slot.high !== rate) return [];
    const { minute } = londonClock(day.firstSlot + i);
    return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  });
}

test("VAT on a home's energy by date", () => {
  const table: [string, number][] = [
    ["1994-03-31", 0],
    ["1994-04-01", 80],
    ["1997-08-31", 80],
    ["1997-09-01", 50],
    ["2026-09-30", 50],
  ];
  for (const [date, perMille] of table)
    for (const fuel of ["electricity", "gas"] as const) assert.equal(vatRateOn(fuel, date), perMille, date);
  // SI 2026/987: electricity alone, for supplies from 1 October 2026 to 31 March 2027.
  const of = (date: string) => [vatRateOn("electricity", date), vatRateOn("gas", date)];
  assert.deepEqual(["2026-10-01", "2027-03-31", "2027-04-01"].map(of), [
    [0, 50],
    [0, 50],
    [50, 50],
  ]);
  assert.throws(() => vatRateOn("gas", "yesterday"), RangeError);
  assert.equal(
    vatRateOn("gas", "2027-06-01", [{ from: "2027-01-01", perMille: 0, source: "a rate to come is data" }]),
    0,
  );
  assert.throws(
    () => vatRateOn("gas", "2026-06-01", [{ from: "2027-01-01", perMille: 0, source: "" }]),
    /no rate of VAT is known/,
  );
});

test("Economy 7 by GMT is an hour later on the wall in summer; by London it is not", () => {
  const night = window("00:30", "07:30");
  assert.deepEqual(clocksAt(twoRate("utc", night), "2024-01-15", NIGHT).slice(0, 1), ["00:30"]);
  assert.equal(clocksAt(twoRate("utc", night), "2024-01-15", NIGHT).at(-1), "07:00");
  assert.equal(clocksAt(twoRate("utc", night), "2024-07-15", NIGHT)[0], "01:30");
  assert.equal(clocksAt(twoRate("utc", night), "2024-07-15", NIGHT).at(-1), "08:00");
  assert.equal(clocksAt(twoRate("london", night), "2024-07-15", NIGHT)[0], "00:30");
  for (const date of ["2024-01-15", "2024-07-15"]) {
    assert.equal(clocksAt(twoRate("utc", night), date, NIGHT).length, 14);
    assert.equal(clocksAt(twoRate("london", night), date, NIGHT).length, 14);
  }
});

test("on clock days a night by London loses or gains the hour, a night by GMT does not", () => {
  const night = window("00:30", "07:30");
  assert.equal(clocksAt(twoRate("london", night), "2024-03-31", NIGHT).length, 12);
  assert.equal(clocksAt(twoRate("london", night), "2024-10-27", NIGHT).length, 16);
  assert.equal(clocksAt(twoRate("utc", night), "2024-03-31", NIGHT).length, 14);
  assert.equal(clocksAt(twoRate("utc", night), "2024-10-27", NIGHT).length, 14);
});

test("a night may wrap past midnight and be in parts", () => {
  const rates = twoRate("london", window("22:00", "00:30"), window("13:00", "14:00"));
  assert.deepEqual(clocksAt(rates, "2024-01-15", NIGHT), [
    "00:00",
    "13:00",
    "13:30",
    "22:00",
    "22:30",
    "23:00",
    "23:30",
  ]);
});

test("a switch inside a half hour gives bounds and an even figure", () => {
  const rates = new RateTable(twoRate("london", window("00:10", "07:00"))).ratesOf(
    settlementDay("2024-01-15"),
  );
  assert.deepEqual(rates[0], { low: NIGHT, high: DAY, thirtyMinutes: 10 * DAY + 20 * NIGHT });
  assert.deepEqual(rates[1], { low: NIGHT, high: NIGHT, thirtyMinutes: 30 * NIGHT });
  assert.deepEqual(rates[14], { low: DAY, high: DAY, thirtyMinutes: 30 * DAY });
});

test("time of use: weekdays, first match, the rest, and a window past midnight on the day it begins", () => {
  const rates: Rates = {
    kind: "time-of-use",
    otherRate: 2,
    bands: [
      {
        name: "peak",
        rate: 9,
        days: ["mon", "tue", "wed", "thu", "fri"],
        windows: [window("16:00", "19:00")],
      },
      { name: "Friday night", rate: 1, days: ["fri"], windows: [window("23:00", "01:00")] },
      { name: "evening", rate: 5, days: ["fri"], windows: [window("18:00", "20:00")] },
    ],
  };
  assert.deepEqual(clocksAt(rates, "2024-01-19", 9), ["16:00", "16:30", "17:00", "17:30", "18:00", "18:30"]);
  assert.deepEqual(clocksAt(rates, "2024-01-19", 5), ["19:00", "19:30"]);
  assert.deepEqual(clocksAt(rates, "2024-01-19", 1), ["23:00", "23:30"]);
  assert.deepEqual(clocksAt(rates, "2024-01-20", 1), ["00:00", "00:30"]);
  assert.deepEqual(clocksAt(rates, "2024-01-20", 9), []);
  assert.equal(clocksAt(rates, "2024-01-20", 2).length, 46);
});

test("half-hourly prices: by slot, null or outside the list is no price", () => {
  const { firstSlot } = settlementDay("2024-01-15");
  const rates: Rates = { kind: "half-hourly", firstSlot: firstSlot + 1, rates: [-500, null, 700] };
  const priced = new RateTable(rates).ratesOf(settlementDay("2024-01-15"));
  assert.deepEqual(
    priced.slice(0, 5).map((slot) => slot?.low ?? null),
    [null, -500, null, 700, null],
  );
});

test("a remembered kind of day prices as a fresh one does, on every date", () => {
  const rates: Rates[] = [
    twoRate("utc", window("00:25", "07:25")),
    twoRate("london", window("23:30", "06:10")),
    {
      kind: "time-of-use",
      otherRate: 2,
      bands: [{ name: "n", rate: 1, days: ["sun", "wed"], windows: [window("22:45", "04:15")] }],
    },
  ];
  const tables = rates.map((one) => new RateTable(one));
  const days = fc
    .integer({ min: dayNumberOf("2023-01-01"), max: dayNumberOf("2025-12-31") })
    .map(dateOfDayNumber);
  const clockDays = fc.constantFrom("2023-03-26", "2023-10-29", "2024-03-31", "2024-10-27");
  fc.assert(
    fc.property(fc.oneof({ arbitrary: days, weight: 4 }, clockDays), (date) => {
      rates.forEach((one, i) => {
        assert.deepEqual(
          tables[i]!.ratesOf(settlementDay(date)),
          new RateTable(one).ratesOf(settlementDay(date)),
        );
      });
    }),
  );
});

test("the agreement of a date, both ends included", () => {
  const agreements = [agreement("2024-01-01", "2024-03-31"), agreement("2024-04-02", null)];
  assert.equal(findAgreement(agreements, "2023-12-31"), null);
  assert.equal(findAgreement(agreements, "2024-01-01"), agreements[0]);
  assert.equal(findAgreement(agreements, "2024-03-31"), agreements[0]);
  assert.equal(findAgreement(agreements, "2024-04-01"), null);
  assert.equal(findAgreement(agreements, "2030-01-01"), agreements[1]);
});

test("overlapping, impossible and broken agreements are named", () => {
  const codes = (...agreements: TariffAgreement[]) =>
    checkAgreements(agreements).map(({ code, index }) => `${index} ${code}`);
  assert.deepEqual(codes(agreement("2024-04-01", null), agreement("2024-01-01", "2024-03-31")), []);
  assert.deepEqual(codes(agreement("2024-01-01", "2024-03-31"), agreement("2024-03-31", null)), [
    "1 agreement-overlaps",
  ]);
  assert.deepEqual(codes(agreement("2024-01-01", null), agreement("2030-01-01", null)), [
    "1 agreement-overlaps",
  ]);
  assert.deepEqual(codes(agreement("2024-02-01", "2024-01-31")), ["0 agreement-dates"]);
  assert.deepEqual(codes(agreement("2024-02-30", null)), ["0 agreement-dates"]);
  assert.deepEqual(codes(agreement("2024-01-01", null, flat(0.5))), ["0 rates-invalid"]);
});

test("a tariff that cannot be is told in words", () => {
  const tariff = (rates: Rates): Tariff => ({ ...flat(1), rates });
  assert.deepEqual(checkTariff(tariff(twoRate("utc", window("00:30", "07:30")))), []);
  assert.equal(checkTariff(tariff(twoRate("utc"))).length, 1);
  assert.equal(checkTariff(tariff(twoRate("utc", window("07:00", "07:00")))).length, 1);
  assert.equal(checkTariff(tariff(twoRate("utc", { fromMinute: 0, toMinute: 1441 }))).length, 1);
  assert.equal(checkTariff({ ...flat(1), standingCharge: 1.5 }).length, 1);
  const band = { name: "peak", rate: 1, days: [], windows: [window("16:00", "19:00")] };
  assert.deepEqual(checkTariff(tariff({ kind: "time-of-use", otherRate: 1, bands: [band] })), [
    '"peak" has no day of the week.',
  ]);
  assert.equal(checkTariff(tariff({ kind: "half-hourly", firstSlot: 0.5, rates: [] })).length, 1);
});
