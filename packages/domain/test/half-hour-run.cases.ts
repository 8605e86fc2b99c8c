import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  encodeDay,
  encodedDaysOf,
  londonDateOf,
  newDay,
  readingsOfRun,
  settlementDay,
  type HalfHourRun,
  type LondonDate,
} from "../src/index.js";

/** From before the clocks go forward to after they have gone back, and the ends of the calendar. */
const anyFirstSlot = fc
  .tuple(
    fc.constantFrom("1990-01-01", "2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25", "2099-12-29"),
    fc.nat(49),
  )
  .map(([date, on]) => settlementDay(date).firstSlot + on);

const anyRun: fc.Arbitrary<HalfHourRun> = fc.constantFrom(0, 3, 500, 70_000, 2 ** 30 - 1).chain((largest) =>
  fc.record(
    {
      firstSlot: anyFirstSlot,
      values: fc.array(fc.option(fc.nat(largest), { freq: 8 }), { maxLength: 97 }),
      quality: fc.constantFrom("actual", "estimated", "suspect"),
      source: fc.constantFrom("generated", "live", "supplier", "file", "meter"),
    },
    { noNullPrototype: true },
  ),
);

/** The long way: an object a reading, a day block a day. */
function daysOf(run: HalfHourRun, unit: "Wh" | "dm3", arrival?: number) {
  const readings = readingsOfRun(run);
  const dates = [...new Set<LondonDate>(readings.map(({ slot }) => londonDateOf(slot)))];
  return dates.map((date) => {
    const onDay = readings.filter(({ slot }) => londonDateOf(slot) === date);
    return { date, halfHours: onDay.length, bytes: encodeDay(newDay(date, unit, onDay, arrival)) };
  });
}

test("a run's days are encoded bit for bit as those of its readings", () => {
  const anyArrival = fc.option(fc.constantFrom(1, 127, 40_000_000, Number.MAX_SAFE_INTEGER), {
    nil: undefined,
  });
  fc.assert(
    fc.property(anyRun, fc.constantFrom("Wh", "dm3"), anyArrival, (run, unit, arrival) =>
      assert.deepEqual(encodedDaysOf(run, unit, arrival), daysOf(run, unit, arrival)),
    ),
    { numRuns: 500 },
  );
});

test("a value that no half hour can have, or a batch that is none, is refused as it is of a reading", () => {
  const run = {
    firstSlot: settlementDay("2026-10-25").firstSlot,
    quality: "actual",
    source: "meter",
  } as const;
  for (const value of [-1, 0.5, 2 ** 30, Number.NaN])
    assert.throws(() => encodedDaysOf({ ...run, values: [1, value] }, "Wh"), RangeError);
  for (const arrival of [0, -1, 1.5])
    assert.throws(() => encodedDaysOf({ ...run, values: [1] }, "Wh", arrival), RangeError);
});
