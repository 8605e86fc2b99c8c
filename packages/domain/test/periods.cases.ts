import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  addDays,
  changePercent,
  comparableQuantities,
  compareFairly,
  dateOfDayNumber,
  datesFrom,
  dayNumberOf,
  daysBetween,
  newestSlotOf,
  periodBefore,
  periodContaining,
  periodTotals,
  settlementDay,
  slotsOf,
  sumCounts,
  weekdayOf,
  type DayBlock,
  type DayFigures,
  type HeldValue,
  type PeriodKind,
  type Quality,
} from "../src/index.js";

const kinds = fc.constantFrom<PeriodKind>("day", "week", "month", "year");
const dates = fc
  .integer({ min: dayNumberOf("1997-02-01"), max: dayNumberOf("2039-12-31") })
  .map(dateOfDayNumber);
const held = (value: number, quality: Quality = "actual"): HeldValue => ({ value, quality, source: "file" });
const block = (date: string, slotOf: (index: number) => HeldValue | null): DayBlock => ({
  date,
  unit: "Wh",
  revision: 1,
  slots: Array.from({ length: settlementDay(date).slotCount }, (_, i) => slotOf(i)),
});
const figures = (date: string, of: (index: number) => number | null): DayFigures => ({
  date,
  figures: Array.from({ length: settlementDay(date).slotCount }, (_, i) => of(i)),
});

test("the period that holds a date", () => {
  assert.deepEqual(periodContaining("day", "2024-02-29"), { from: "2024-02-29", to: "2024-02-29" });
  assert.deepEqual(periodContaining("week", "2024-02-29"), { from: "2024-02-26", to: "2024-03-03" });
  assert.deepEqual(periodContaining("week", "2024-03-03"), { from: "2024-02-26", to: "2024-03-03" });
  assert.deepEqual(periodContaining("month", "2024-02-29"), { from: "2024-02-01", to: "2024-02-29" });
  assert.deepEqual(periodContaining("year", "2024-02-29"), { from: "2024-01-01", to: "2024-12-31" });
  assert.throws(() => periodContaining("day", "2023-02-29"), RangeError);
});

test("the period before: 7 days, a week, 28 or 35 days, 371 days", () => {
  assert.deepEqual(periodBefore({ from: "2024-11-23", to: "2024-11-23" }), {
    from: "2024-11-16",
    to: "2024-11-16",
  });
  assert.deepEqual(periodBefore({ from: "2024-02-26", to: "2024-03-03" }), {
    from: "2024-02-19",
    to: "2024-02-25",
  });
  assert.deepEqual(periodBefore({ from: "2023-02-01", to: "2023-02-28" }), {
    from: "2023-01-04",
    to: "2023-01-31",
  });
  assert.deepEqual(periodBefore({ from: "2024-03-01", to: "2024-03-31" }), {
    from: "2024-01-26",
    to: "2024-02-25",
  });
  assert.deepEqual(periodBefore({ from: "2024-01-01", to: "2024-12-31" }), {
    from: "2022-12-26",
    to: "2023-12-26",
  });
});

test("any period before is as long, on the same weekdays, wholly before, and no further back than a week allows", () => {
  fc.assert(
    fc.property(kinds, dates, (kind, date) => {
      const now = periodContaining(kind, date);
      const before = periodBefore(now);
      assert.ok(now.from <= date && date <= now.to);
      assert.equal(daysBetween(before.from, before.to), daysBetween(now.from, now.to));
      assert.equal(weekdayOf(before.from), weekdayOf(now.from));
      assert.ok(before.to < now.from && addDays(before.to, 7) >= now.from);
    }),
  );
});

test("the half hours of a period: a year has 17,520 or 17,568, an October month an hour more", () => {
  const halfHours = (kind: PeriodKind, date: string) => slotsOf(periodContaining(kind, date)).halfHours;
  assert.equal(halfHours("year", "2023-06-01"), 17_520);
  assert.equal(halfHours("year", "2024-06-01"), 17_568);
  assert.equal(halfHours("month", "2024-10-05"), 31 * 48 + 2);
  assert.equal(halfHours("month", "2024-03-05"), 31 * 48 - 2);
});

test("totals by hand: suspects are in the sum, gaps before the newest are missing, what follows is not yet", () => {
  const day = block(
    "2024-01-15",
    (i) => [held(10), null, held(20, "estimated"), held(90_000, "suspect")][i] ?? null,
  );
  const { firstSlot } = settlementDay("2024-01-15");
  assert.equal(newestSlotOf([day]), firstSlot + 3);
  assert.deepEqual(periodTotals([day], { from: "2024-01-15", to: "2024-01-15" }, firstSlot + 3), {
    quantity: 90_030,
    counts: { expected: 48, actual: 1, estimated: 1, suspect: 1, missing: 1, notYet: 44 },
  });
  assert.deepEqual(
    periodTotals([day], { from: "2024-01-15", to: "2024-01-15" }, firstSlot + 1000).counts.missing,
    45,
  );
});

test("a period without readings is null, not zero", () => {
  const january = { from: "2024-01-01", to: "2024-01-31" };
  const none = periodTotals([], january, null);
  assert.deepEqual([none.quantity, none.counts.notYet, none.counts.missing], [null, 1488, 0]);
  const gap = periodTotals([], january, settlementDay("2024-02-01").firstSlot);
  assert.deepEqual([gap.quantity, gap.counts.notYet, gap.counts.missing], [null, 0, 1488]);
  assert.equal(newestSlotOf([]), null);
  assert.equal(periodTotals([block("2024-01-05", () => held(0))], january, null).quantity, 0);
});

test("counts always add up to what is expected", () => {
  const slot = fc.option(
    fc.constantFrom<Quality>("actual", "estimated", "suspect").map((quality) => held(1, quality)),
  );
  const day = fc.constantFrom("2024-10-26", "2024-10-27", "2024-10-28", "2024-11-02");
  const blocks = fc.array(fc.tuple(day, fc.array(slot, { minLength: 50, maxLength: 50 })), { maxLength: 4 });
  fc.assert(
    fc.property(blocks, (raw) => {
      const days = [
        ...new Map(raw.map(([date, slots]) => [date, block(date, (i) => slots[i] ?? null)])).values(),
      ];
      const { counts } = periodTotals(days, { from: "2024-10-26", to: "2024-10-28" }, newestSlotOf(days));
      const { expected, actual, estimated, suspect, missing, notYet } = counts;
      assert.equal(expected, 146);
      assert.equal(actual + estimated + suspect + missing + notYet, expected);
      assert.ok(missing >= 0 && notYet >= 0);
      assert.equal(sumCounts([counts, counts]).expected, 292);
    }),
  );
});

test("a comparison is over the half hours that both hold, suspects left out", () => {
  const now = comparableQuantities([
    block("2024-01-15", (i) => (i < 10 ? held(30, i === 4 ? "suspect" : "actual") : null)),
  ]);
  const before = comparableQuantities([block("2024-01-08", (i) => (i % 2 === 0 ? held(20) : null))]);
  assert.deepEqual(compareFairly(now, before, { from: "2024-01-15", to: "2024-01-15" }), {
    pairedHalfHours: 4,
    expectedHalfHours: 10,
    enough: false,
    nowSum: 120,
    beforeSum: 80,
  });
});

test("a period still running is judged by its part so far; too few pairs are said to be", () => {
  const month = { from: "2024-03-01", to: "2024-03-31" };
  const soFar = datesFrom("2024-03-01", "2024-03-10").map((date) => figures(date, () => 1));
  const half = datesFrom("2024-01-26", "2024-01-30").map((date) => figures(date, () => 2));
  assert.deepEqual(compareFairly(soFar, half, month), {
    pairedHalfHours: 240,
    expectedHalfHours: 480,
    enough: true,
    nowSum: 240,
    beforeSum: 480,
  });
  assert.equal(compareFairly(soFar, half.slice(1), month).enough, false);
  assert.equal(compareFairly([], half, month).enough, false);
});

test("clock days: March's 46 find 46 partners, October's second 01:00 none, and each meets its own clock time", () => {
  const clock = (date: string, shift: number) => {
    const now = [figures(date, (i) => i)];
    const before = [figures(addDays(date, -shift), (i) => i * 100)];
    return compareFairly(now, before, { from: date, to: date });
  };
  const march = clock("2024-03-31", 7);
  // 00:00 and 00:30 meet theirs; from 02:00 (third half hour) each meets the one two places on.
  assert.deepEqual([march.pairedHalfHours, march.expectedHalfHours], [46, 46]);
  assert.equal(march.nowSum, (45 * 46) / 2);
  assert.equal(march.beforeSum, 100 * ((47 * 48) / 2 - 2 - 3));
  const october = clock("2024-10-27", 7);
  assert.deepEqual([october.pairedHalfHours, october.expectedHalfHours], [48, 50]);
  assert.equal(october.nowSum, (49 * 50) / 2 - 4 - 5);
  assert.equal(october.beforeSum, (100 * (47 * 48)) / 2);
  const after = clock("2024-04-07", 7);
  assert.deepEqual([after.pairedHalfHours, after.expectedHalfHours], [46, 48]);
});

test("a year meets the year 371 days before, October by October where they fall together", () => {
  const year = periodContaining("year", "2024-06-01");
  const before = periodBefore(year);
  const all = (from: string, to: string) => datesFrom(from, to).map((date) => figures(date, () => 1));
  const compared = compareFairly(all(year.from, year.to), all(before.from, before.to), year);
  assert.equal(compared.expectedHalfHours, 17_568);
  // 2024-03-31 meets 2023-03-26, both of 46; of 2024-10-27 the second run of the hour finds nothing on 2023-10-22.
  assert.equal(addDays("2024-03-31", -371), "2023-03-26");
  assert.equal(compared.pairedHalfHours, 17_568 - 2);
  assert.equal(compared.nowSum, compared.beforeSum);
});

test("each pair is the same clock time and the same weekday: with its own past a home has not changed", () => {
  fc.assert(
    fc.property(kinds, dates, (kind, date) => {
      if (kind === "year") return;
      const now = periodContaining(kind, date);
      const before = periodBefore(now);
      const all = (from: string, to: string) => datesFrom(from, to).map((one) => figures(one, () => 1));
      const { pairedHalfHours, nowSum, beforeSum, enough } = compareFairly(
        all(now.from, now.to),
        all(before.from, before.to),
        now,
      );
      assert.deepEqual([nowSum, beforeSum, enough], [pairedHalfHours, pairedHalfHours, true]);
      const shorter = Math.min(slotsOf(now).halfHours, slotsOf(before).halfHours);
      assert.ok(shorter - pairedHalfHours <= 2);
    }),
    { numRuns: 50 },
  );
});

test("change in percent to one decimal, a tie away from zero; nothing before, no percentage", () => {
  const table: [number, number, number | null][] = [
    [150, 100, 50],
    [85, 100, -15],
    [100_050, 100_000, 0.1],
    [99_950, 100_000, -0.1],
    [100_049, 100_000, 0],
    [99_951, 100_000, 0],
    [1, 3, -66.7],
    [0, 100, -100],
    [5, 0, null],
    [5, -3, null],
  ];
  for (const [now, before, percent] of table)
    assert.equal(changePercent(now, before), percent, `${now} after ${before}`);
});
