import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  addDays,
  dateOfDayNumber,
  datesFrom,
  dayNumberOf,
  daysBetween,
  isLondonDate,
  weekdayOf,
} from "../src/index.js";

const dayNumber = fc.integer({ min: dayNumberOf("1990-01-01"), max: dayNumberOf("2099-12-31") });
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

test("every date of the calendar agrees with the platform's Gregorian calendar", () => {
  for (
    let ms = Date.UTC(1990, 0, 1), n = ms / 86_400_000;
    n <= dayNumberOf("2099-12-31");
    n++, ms += 86_400_000
  ) {
    const iso = new Date(ms).toISOString().slice(0, 10);
    assert.equal(dateOfDayNumber(n), iso);
    assert.equal(dayNumberOf(iso), n);
    assert.equal(weekdayOf(iso), WEEKDAYS[new Date(ms).getUTCDay()]);
  }
});

test("isLondonDate knows real dates from 1990 to 2099 and nothing else", () => {
  for (const date of ["1990-01-01", "2000-02-29", "2024-02-29", "2099-12-31"])
    assert.equal(isLondonDate(date), true, date);
  const none = [
    "",
    "2023-02-29",
    "2023-13-01",
    "2023-00-10",
    "2023-04-31",
    "1989-12-31",
    "2100-01-01",
    "2023-1-01",
  ];
  for (const text of [
    ...none,
    "2023/01/01",
    "20230101",
    "2023-01-01 ",
    "2023-01-01T00:00",
    "２０２３-01-01",
  ]) {
    assert.equal(isLondonDate(text), false, text);
  }
});

test("adding days and counting them are each other's reverse", () => {
  fc.assert(
    fc.property(dayNumber, dayNumber, (a, b) => {
      const [from, to] = [dateOfDayNumber(a), dateOfDayNumber(b)];
      assert.equal(addDays(from, daysBetween(from, to)), to);
      assert.equal(daysBetween(from, to), -daysBetween(to, from) || 0);
    }),
  );
});

test("datesFrom includes both ends and is empty backwards", () => {
  assert.deepEqual(datesFrom("2024-02-28", "2024-03-01"), ["2024-02-28", "2024-02-29", "2024-03-01"]);
  assert.deepEqual(datesFrom("2024-03-01", "2024-03-01"), ["2024-03-01"]);
  assert.deepEqual(datesFrom("2024-03-02", "2024-03-01"), []);
});

test("what lies outside 1990 to 2099 is refused, not guessed", () => {
  assert.throws(() => addDays("2099-12-31", 1), RangeError);
  assert.throws(() => addDays("1990-01-01", -1), RangeError);
  assert.throws(() => addDays("2024-01-01", 0.5), RangeError);
  assert.throws(() => dayNumberOf("2023-02-30"), /"2023-02-30" is not a date from 1990-01-01 to 2099-12-31/);
});
