import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addDays,
  daysBetween,
  newDay,
  settlementDay,
  type DayBlock,
  type LondonDate,
  type Reading,
} from "@halfhourly/domain";
import { pauseAfter } from "../src/collecting/backoff.js";
import { historyOf, planDays, slotsOf, type DayPlan, type DayTry } from "../src/collecting/plan-days.js";

const DAY: LondonDate = "2026-03-01";
const HISTORY_DAYS = 397;
const nowOn = (date: LondonDate) => Date.parse(`${date}T04:00:00Z`);
const unlimited = { movedInOn: null, movedOutOn: null };

function dayOf(date: LondonDate, like: Partial<Reading> = {}): DayBlock {
  const { firstSlot, slotCount } = settlementDay(date);
  const readings = Array.from({ length: slotCount }, (_, i): Reading => {
    const slot = firstSlot + i;
    return { slot, value: 100, quality: "actual", source: "supplier", ...like };
  });
  return newDay(date, "Wh", readings);
}

/** Each made once: it is the wholeness of days that counts, not what they hold. */
const made = new Map<LondonDate, DayBlock>();
function wholeDay(date: LondonDate): DayBlock {
  const known = made.get(date) ?? dayOf(date);
  made.set(date, known);
  return known;
}

function wholeDays(from: LondonDate, to: LondonDate): DayBlock[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => wholeDay(addDays(from, n)));
}

function planOn(today: LondonDate, days: readonly DayBlock[], tries: readonly DayTry[] = []) {
  const history = historyOf(nowOn(today), unlimited)!;
  return planDays({ history, days, tries, nowMs: nowOn(today), longestRangeDays: 31 });
}

/** Which of them are asked for on a day on which all others are whole. */
function askedOf(own: readonly DayBlock[], today: LondonDate): LondonDate[] {
  const { from, to } = historyOf(nowOn(today), unlimited)!;
  const others = wholeDays(from, to).filter((day) => !own.some(({ date }) => date === day.date));
  const plan = planOn(today, [...others, ...own]);
  return own.map(({ date }) => date).filter((date) => holds(plan, date));
}

function holds({ ranges }: DayPlan, date: LondonDate): boolean {
  const day = slotsOf(date, date);
  return ranges.some(({ first, before }) => first <= day.first && day.before <= before);
}

test("a day is asked for on each of seven days; one that stays incomplete then ever less often, for 13 months", () => {
  for (const looksADay of [1, 4]) {
    const ages: number[] = [];
    let tries: readonly DayTry[] = [];
    for (let age = 1; age <= HISTORY_DAYS + 10; age += 1) {
      const today = addDays(DAY, age);
      const { from, to } = historyOf(nowOn(today), unlimited)!;
      const days = wholeDays(from, to).filter(({ date }) => date !== DAY);
      for (let look = 0; look < looksADay; look += 1) {
        const plan = planOn(today, days, tries);
        if (holds(plan, DAY)) ages.push(age);
        const renewed = new Set([...plan.tries.map(({ date }) => date), ...plan.done]);
        tries = [...tries.filter(({ date }) => !renewed.has(date)), ...plan.tries];
      }
    }
    assert.deepEqual([...new Set(ages)], [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 15, 23, 39, 71, 135, 263]);
    assert.equal(ages.length, 7 * looksADay + 9, "after a week once a day at most");
    assert.deepEqual(tries, [], "a day that is over is forgotten");
  }
  const today = addDays(DAY, 30);
  const { from, to } = historyOf(nowOn(today), unlimited)!;
  const { ranges, tries } = planOn(today, wholeDays(from, to));
  assert.deepEqual(
    [ranges, tries],
    [[slotsOf(addDays(to, -6), to)], []],
    "whole or not: it may be corrected",
  );
});

test("what is live or estimated only is asked for until the meter's own value is there", () => {
  const today = addDays(DAY, 10);
  const own = [dayOf(DAY, { source: "live" }), dayOf(addDays(DAY, 1), { quality: "estimated" })];
  assert.deepEqual(askedOf(own, today), [DAY, addDays(DAY, 1)]);
  assert.deepEqual(askedOf([wholeDay(DAY), dayOf(addDays(DAY, 1), { quality: "suspect" })], today), []);
  const yesterday = addDays(today, -1);
  const planned = (day: DayBlock) => planOn(today, [day]).isYesterdayWhole;
  assert.equal(
    planned(dayOf(yesterday, { quality: "estimated" })),
    true,
    "there is nothing to look for by the hour",
  );
  assert.equal(planned(dayOf(yesterday, { source: "live" })), false);
});

test("a short day and a long one are whole with 46 and 50 half hours, and not with 48 of 50", () => {
  const [march, october]: LondonDate[] = ["2026-03-29", "2026-10-25"];
  assert.deepEqual([wholeDay(march!).slots.length, wholeDay(october!).slots.length], [46, 50]);
  assert.deepEqual(askedOf([wholeDay(march!)], "2026-04-08"), []);
  assert.deepEqual(askedOf([wholeDay(october!)], "2026-11-04"), []);
  const { slots, ...rest } = wholeDay(october!);
  const twoMissing = { ...rest, slots: slots.map((held, i) => (i < 48 ? held : null)) };
  assert.deepEqual(askedOf([twoMissing], "2026-11-04"), [october]);
});

test("the history is whole days up to yesterday: from moving in, until moving out, 397 at most", () => {
  const now = nowOn("2026-03-01");
  const all = historyOf(now, unlimited)!;
  assert.deepEqual([all.to, daysBetween(all.from, all.to) + 1], ["2026-02-28", HISTORY_DAYS]);
  const lived = { movedInOn: "2026-01-10", movedOutOn: "2026-02-01" } as const;
  assert.deepEqual(historyOf(now, lived), { from: "2026-01-10", to: "2026-02-01" });
  assert.equal(historyOf(now, { movedInOn: "2026-03-01", movedOutOn: null }), null);
  assert.equal(historyOf(now, { movedInOn: "1999-01-01", movedOutOn: null })?.from, all.from);
  const left = planDays({
    history: { from: "2026-01-10", to: "2026-02-01" },
    days: [],
    tries: [],
    nowMs: now,
    longestRangeDays: 31,
  });
  assert.equal(left.isYesterdayWhole, true, "whoever moved out has nothing new to wait for");
});

test("days that follow one another are one question, newest first, none longer than the source allows", () => {
  const history = { from: "2026-01-01", to: "2026-02-10" } as const;
  const days = [wholeDay("2026-01-25")];
  const { ranges } = planDays({ history, days, tries: [], nowMs: nowOn("2026-02-11"), longestRangeDays: 10 });
  assert.deepEqual(ranges, [
    slotsOf("2026-02-01", "2026-02-10"),
    slotsOf("2026-01-26", "2026-01-31"),
    slotsOf("2026-01-15", "2026-01-24"),
    slotsOf("2026-01-05", "2026-01-14"),
    slotsOf("2026-01-01", "2026-01-04"),
  ]);
});

test("a fault of form is tried five times more within a minute each; an outage for two days, then it is given up", () => {
  const pausesOf = (code: "not-understood" | "not-reached", chance: number) => {
    const pauses: number[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const pauseMs = pauseAfter(attempt, { code, retryAfterMs: null }, chance);
      if (pauseMs === null) return pauses;
      pauses.push(pauseMs);
    }
  };
  assert.deepEqual(pausesOf("not-understood", 1), [1_000, 4_000, 16_000, 60_000, 60_000]);
  assert.deepEqual(pausesOf("not-understood", 0), [1_000, 2_000, 8_000, 30_000, 30_000]);
  const outage = pausesOf("not-reached", 1);
  const hours = outage.reduce((sum, pauseMs) => sum + pauseMs, 0) / 3_600_000;
  assert.ok(hours > 24 && hours < 48, `${hours} hours`);
  assert.ok(outage.every((pauseMs) => pauseMs <= 3_600_000));
  assert.equal(pauseAfter(1, { code: "slow-down", retryAfterMs: 90_000 }, 0), 90_000);
  assert.equal(pauseAfter(1, { code: "access-refused", retryAfterMs: null }, 0), null);
});
