import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { addDays, datesFrom, fillMissing, weightOfDay, type DayBlock } from "../src/index.js";
import { dayOf, held } from "./cost-fixtures.js";

/** Mondays are 2024-01-01, -08, -15, -22, -29. */
function without(day: DayBlock, ...places: readonly number[]): DayBlock {
  return { ...day, slots: day.slots.map((slot, i) => (places.includes(i) ? null : slot)) };
}
const run = (from: string, to: string, value: (date: string) => number) =>
  datesFrom(from, to).map((date) => dayOf(date, value(date)));
const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

test("a missing half hour takes the mean of its like on days of its kind within three weeks", () => {
  const days = run("2024-01-01", "2024-01-31", (date) => (isWeekend(date) ? 500 : 100));
  const gap = days.map((day) =>
    day.date === "2024-01-16" || day.date === "2024-01-20" ? without(day, 7) : day,
  );
  const { days: filled, filled: count } = fillMissing(
    gap,
    { from: "2024-01-16", to: "2024-01-20" },
    "electricity",
  );
  assert.equal(count, 2);
  assert.equal(filled.length, 5);
  assert.deepEqual(filled[0]!.slots[7], { value: 100, quality: "estimated", source: "generated" });
  assert.equal(filled[4]!.slots[7]?.value, 500);
  assert.equal(filled[1], gap[16], "what lacks nothing is left as it is");
});

test("suspect counts as missing, a real zero and a real estimate do not", () => {
  const days = run("2024-01-01", "2024-01-31", () => 100);
  const odd = days.map((day) =>
    day.date === "2024-01-16"
      ? {
          ...day,
          slots: day.slots.with(0, held(30_000, "suspect")).with(1, held(0)).with(2, held(7, "estimated")),
        }
      : day,
  );
  const { days: filled, filled: count } = fillMissing(odd, { from: "2024-01-16", to: "2024-01-16" }, "even");
  assert.equal(count, 1);
  assert.deepEqual(
    filled[0]!.slots.slice(0, 3).map((slot) => slot?.value),
    [100, 0, 7],
  );
});

test("a whole month that was never held is estimated from the others by the season", () => {
  const june = run("2024-06-01", "2024-06-30", (date) => (isWeekend(date) ? 132 : 66));
  const { days, filled } = fillMissing(june, { from: "2024-01-01", to: "2024-01-31" }, "electricity");
  assert.equal(filled, 31 * 48);
  // A January day weighs 108 / 31, a June day 66 / 30: so 66 becomes 104.5.
  const [january, inJune] = [
    weightOfDay("electricity", "2024-01-01"),
    weightOfDay("electricity", "2024-06-01"),
  ];
  assert.equal(days[0]!.slots[0]?.value, Math.round((66 * january) / inJune));
  assert.equal(days[5]!.slots[0]?.value, Math.round((132 * january) / inJune));
  assert.equal(
    fillMissing(june, { from: "2024-01-01", to: "2024-01-01" }, "even").days[0]!.slots[0]?.value,
    66,
  );
});

test("days of 46 and 50 half hours are filled by what the clock shows; nothing comes of nothing", () => {
  const clock = run("2024-03-20", "2024-04-10", () => 100).map((day) => ({
    ...day,
    slots: day.slots.map((_, i) => held(day.date === "2024-03-31" ? 0 : i)),
  }));
  const missing = clock.filter(({ date }) => date !== "2024-03-31");
  const { days } = fillMissing(missing, { from: "2024-03-31", to: "2024-03-31" }, "even");
  assert.equal(days[0]!.slots.length, 46);
  // 00:00, 00:30, then 02:00: the clock jumps over 01:00 and 01:30.
  assert.deepEqual(
    days[0]!.slots.slice(0, 3).map((slot) => slot?.value),
    [0, 1, 4],
  );
  const october = fillMissing(clock, { from: "2024-10-27", to: "2024-10-27" }, "even").days[0]!;
  assert.deepEqual(
    october.slots.slice(1, 5).map((slot) => slot?.value),
    [1, 2, 3, 2],
  );
  const none = fillMissing([], { from: "2024-01-01", to: "2024-01-01" }, "gas");
  assert.deepEqual([none.filled, none.days[0]!.slots.every((slot) => slot === null)], [0, true]);
});

test("whatever is missing, what is held stays as it is and nothing is negative or broken", () => {
  const hole = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 45 }));
  fc.assert(
    fc.property(
      fc.array(hole, { maxLength: 200 }),
      fc.constantFrom("electricity", "gas", "even"),
      (holes, season) => {
        const days = Array.from({ length: 41 }, (_, n) => dayOf(addDays("2024-03-01", n), (n * 37) % 900));
        const broken = days.map((day, n) =>
          without(day, ...holes.filter(([at]) => at === n).map(([, place]) => place)),
        );
        const period = { from: "2024-03-01", to: "2024-04-10" };
        const { days: whole, filled } = fillMissing(broken, period, season);
        let counted = 0;
        whole.forEach((day, n) =>
          day.slots.forEach((slot, i) => {
            const before = broken[n]!.slots[i] ?? null;
            if (before !== null) return assert.equal(slot, before);
            counted += 1;
            assert.ok(slot !== null && Number.isSafeInteger(slot.value) && slot.value >= 0);
          }),
        );
        assert.equal(filled, counted);
        assert.deepEqual(fillMissing(whole, period, season), { days: whole, filled: 0 });
      },
    ),
    { numRuns: 30 },
  );
});
