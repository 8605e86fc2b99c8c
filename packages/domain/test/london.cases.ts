import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import {
  datesFrom,
  dateOfDayNumber,
  dayNumberOf,
  londonClock,
  londonDateAt,
  londonDateOf,
  settlementDay,
  settlementPeriodSlot,
  slotAt,
  slotContaining,
  slotStartIso,
  slotStartMs,
  slotsOfLocalTime,
} from "../src/index.js";

const ZONE = "Europe/London";
const guaranteed = datesFrom("1996-01-01", "2039-12-31");
const slotInRange = fc.integer({
  min: slotAt(Date.UTC(1996, 0, 1)),
  max: slotAt(Date.UTC(2039, 11, 31, 23, 30)),
});

/** What an independent oracle says a slot's clock shows. */
function temporalClock(slot: number) {
  const at = Temporal.Instant.fromEpochMilliseconds(slot * 1_800_000).toZonedDateTimeISO(ZONE);
  return {
    date: at.toPlainDate().toString(),
    minute: at.hour * 60 + at.minute,
    offsetMinutes: at.offsetNanoseconds / 6e10,
  };
}

test("each day from 1996 to 2039 begins and ends where Temporal says", () => {
  const counts = { 46: 0, 48: 0, 50: 0 };
  let start = Temporal.PlainDate.from("1996-01-01").toZonedDateTime(ZONE).epochMilliseconds;
  for (const date of guaranteed) {
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds;
    const slotCount = (next - start) / 1_800_000;
    assert.deepEqual(settlementDay(date), { date, firstSlot: start / 1_800_000, slotCount });
    counts[settlementDay(date).slotCount] += 1;
    start = next;
  }
  assert.deepEqual(counts, { 46: 44, 48: guaranteed.length - 88, 50: 44 });
});

test("noon and midnight of each day from 1990 to 2099 are on the date that Intl says", () => {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: ZONE,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "short",
  });
  for (const date of datesFrom("1990-01-01", "2099-12-31")) {
    const { firstSlot } = settlementDay(date);
    assert.equal(format.format(slotStartMs(firstSlot)), `${date}, 00:00`);
  }
});

test("every half hour of both clock days of every year shows the clock that Temporal shows", () => {
  const clockDays = datesFrom("1990-01-01", "2099-12-31").filter(
    (date) => settlementDay(date).slotCount !== 48,
  );
  assert.equal(clockDays.length, 220);
  for (const date of clockDays) {
    const { firstSlot, slotCount } = settlementDay(date);
    for (let slot = firstSlot - 2; slot < firstSlot + slotCount + 2; slot++) {
      const { repeated, ...clock } = londonClock(slot);
      assert.deepEqual(clock, temporalClock(slot));
      assert.equal(repeated, slotCount === 50 && (slot === firstSlot + 4 || slot === firstSlot + 5));
    }
  }
});

test("any slot: clock, date, text and local time agree with Temporal and with each other", () => {
  fc.assert(
    fc.property(slotInRange, (slot) => {
      const { repeated, ...clock } = londonClock(slot);
      assert.deepEqual(clock, temporalClock(slot));
      assert.equal(londonDateOf(slot), clock.date);
      assert.equal(slotStartIso(slot), new Date(slotStartMs(slot)).toISOString().replace(".000", ""));
      const same = slotsOfLocalTime(clock.date, clock.minute);
      assert.equal(same[repeated ? 1 : 0], slot);
    }),
  );
});

test("the slots of a day are its local times in order, each once", () => {
  const dayNumber = fc.integer({ min: dayNumberOf("1996-01-01"), max: dayNumberOf("2039-12-31") });
  const clockDays = fc.constantFrom(
    "2023-03-26",
    "2023-10-29",
    "1996-03-31",
    "1996-10-27",
    "2039-03-27",
    "2039-10-30",
  );
  fc.assert(
    fc.property(fc.oneof(dayNumber.map(dateOfDayNumber), clockDays), (date) => {
      const { firstSlot, slotCount } = settlementDay(date);
      const found = Array.from({ length: 48 }, (_, i) => slotsOfLocalTime(date, i * 30)).flat();
      const all = Array.from({ length: slotCount }, (_, i) => firstSlot + i);
      assert.deepEqual(
        found.toSorted((a, b) => a - b),
        all,
      );
      all.forEach((slot, i) => assert.equal(settlementPeriodSlot(date, i + 1), slot));
    }),
  );
});

test("March skips 01:00 to 02:00, October repeats it: BST first, then GMT", () => {
  assert.deepEqual(slotsOfLocalTime("2023-03-26", 60), []);
  assert.deepEqual(slotsOfLocalTime("2023-03-26", 90), []);
  assert.deepEqual(slotsOfLocalTime("2023-03-26", 120).map(slotStartIso), ["2023-03-26T01:00:00Z"]);
  assert.deepEqual(slotsOfLocalTime("2023-10-29", 90).map(slotStartIso), [
    "2023-10-29T00:30:00Z",
    "2023-10-29T01:30:00Z",
  ]);
  assert.deepEqual(slotsOfLocalTime("2023-07-01", 0).map(slotStartIso), ["2023-06-30T23:00:00Z"]);
  assert.deepEqual(slotsOfLocalTime("2023-10-29", 0).map(slotStartIso), ["2023-10-28T23:00:00Z"]);
});

test("an instant off the half hour has no slot of its own, but lies in one", () => {
  assert.equal(slotAt(1_800_000), 1);
  assert.throws(() => slotAt(1_800_001), RangeError);
  assert.throws(() => slotAt(NaN), RangeError);
  assert.throws(() => slotContaining(Infinity), RangeError);
  assert.equal(slotContaining(3_599_999), 1);
  assert.equal(slotContaining(-1), -1);
  assert.equal(londonDateAt(Date.UTC(2023, 6, 1, 22, 59, 59)), "2023-07-01");
  assert.equal(londonDateAt(Date.UTC(2023, 6, 1, 23, 0, 0)), "2023-07-02");
});

test("what cannot be is refused by name", () => {
  assert.throws(
    () => settlementPeriodSlot("2023-03-26", 47),
    /2023-03-26 has settlement periods 1 to 46, not 47/,
  );
  assert.throws(() => settlementPeriodSlot("2023-10-29", 51), RangeError);
  assert.throws(() => settlementPeriodSlot("2023-10-29", 0), RangeError);
  assert.throws(() => slotsOfLocalTime("2023-10-29", 45), /use 0 to 1410 in steps of 30/);
  assert.throws(() => slotsOfLocalTime("2023-10-29", 1440), RangeError);
  assert.throws(() => londonClock(0.5), RangeError);
  assert.throws(() => londonDateOf(slotAt(Date.UTC(2100, 0, 1))), RangeError);
  assert.throws(() => londonDateOf(slotAt(Date.UTC(1989, 11, 31, 23, 30))), RangeError);
  assert.throws(() => slotStartIso(NaN), RangeError);
});
