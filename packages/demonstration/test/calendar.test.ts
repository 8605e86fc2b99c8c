import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, datesFrom, settlementDay } from "@halfhourly/domain";
import * as fc from "fast-check";
import { dayOf, thirteenMonthsBefore } from "../src/calendar.js";

const todays = fc.integer({ min: 0, max: 365 * 16 + 3 }).map((days) => addDays("2024-01-01", days));

test("the history is 13 whole months up to yesterday, from 2024 to 2039", () => {
  fc.assert(
    fc.property(todays, (today) => {
      const { from, to } = thirteenMonthsBefore(today);
      assert.equal(addDays(to, 1), today);
      const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
      assert.equal(months(today) - months(from), 13);
      assert.ok(
        from.slice(8) === today.slice(8) ||
          (from.slice(8) < today.slice(8) && addDays(from, 1).endsWith("-01")),
      );
    }),
  );
});

test("13 months hold both clock changes", () => {
  fc.assert(
    fc.property(todays, (today) => {
      const { from, to } = thirteenMonthsBefore(today);
      const lengths = new Set(datesFrom(from, to).map((date) => settlementDay(date).slotCount));
      assert.deepEqual([...lengths].sort(), [46, 48, 50]);
    }),
    { numRuns: 60 },
  );
});

test("a day's clock skips an hour in March and shows one twice in October", () => {
  const march = dayOf("2026-03-29").clockHours;
  assert.deepEqual(march.slice(0, 4), [0, 0.5, 2, 2.5]);
  assert.deepEqual(dayOf("2026-10-25").clockHours.slice(1, 7), [0.5, 1, 1.5, 1, 1.5, 2]);
});
