import {
  addDays,
  daysBetween,
  londonDateAt,
  settlementDay,
  type DayBlock,
  type LondonDate,
} from "@halfhourly/domain";
import type { SlotRange } from "../suppliers/port.js";
import { daysUntilNextTry } from "./backoff.js";

/** So long a day is asked for at every look, whole or not: a source may still correct it. After it only what is not settled. */
const ALWAYS_DAYS = 7;
/** What a meter keeps, in days (SMETS2 5.7.5.20). */
export const HISTORY_DAYS = 397;

/** How often an incomplete day was asked for, and from when it is asked for again. */
export interface DayTry {
  readonly date: LondonDate;
  readonly tries: number;
  readonly nextOn: LondonDate;
}

export interface DayPlan {
  /** Asked for now, newest first, none longer than the source allows. */
  readonly ranges: readonly SlotRange[];
  /** What is written down of older days that are asked for now. */
  readonly tries: readonly DayTry[];
  /** Days that have been settled: nothing more need be known of them. */
  readonly done: readonly LondonDate[];
  /** True also where yesterday is no part of the history: somebody moved out before. */
  readonly isYesterdayWhole: boolean;
}

/** The London dates that a collection is for: whole days, up to yesterday. Null where there is none yet. */
export function historyOf(
  nowMs: number,
  limits: { readonly movedInOn: LondonDate | null; readonly movedOutOn: LondonDate | null },
): { readonly from: LondonDate; readonly to: LondonDate } | null {
  const yesterday = addDays(londonDateAt(nowMs), -1);
  const oldest = addDays(yesterday, 1 - HISTORY_DAYS);
  const from = later(oldest, limits.movedInOn ?? oldest);
  const to = limits.movedOutOn === null || limits.movedOutOn > yesterday ? yesterday : limits.movedOutOn;
  return from > to ? null : { from, to };
}

/** Pure: the newest days, and those that lack something or hold an estimate and are worth asking for now. */
export function planDays(asked: {
  readonly history: { readonly from: LondonDate; readonly to: LondonDate };
  readonly days: readonly DayBlock[];
  readonly tries: readonly DayTry[];
  readonly nowMs: number;
  readonly longestRangeDays: number;
}): DayPlan {
  const { history, days, nowMs, longestRangeDays } = asked;
  const today = londonDateAt(nowMs);
  const yesterday = addDays(today, -1);
  const settled = new Set(days.filter(isSettled).map(({ date }) => date));
  const tried = new Map(asked.tries.map((one) => [one.date, one]));
  const due: LondonDate[] = [];
  const tries: DayTry[] = [];
  for (let date = history.to; date >= history.from; date = addDays(date, -1)) {
    const isRecent = daysBetween(date, today) <= ALWAYS_DAYS;
    if (settled.has(date) && !isRecent) continue;
    const before = tried.get(date);
    if (!isRecent && before !== undefined && before.nextOn > today) continue;
    due.push(date);
    // Not counted: several looks a day would have used the tries up before the pauses begin.
    if (isRecent) continue;
    const count = (before?.tries ?? 0) + 1;
    tries.push({ date, tries: count, nextOn: addDays(today, daysUntilNextTry(count)) });
  }
  return {
    ranges: rangesOf(due, longestRangeDays),
    tries,
    done: asked.tries.map(({ date }) => date).filter((date) => settled.has(date) || date < history.from),
    isYesterdayWhole: history.to < yesterday || days.some((day) => day.date === yesterday && isWhole(day)),
  };
}

/** What came live is so far only: the source's own half hour replaces it. */
function isWhole({ slots }: DayBlock): boolean {
  return slots.every((held) => held !== null && held.source !== "live");
}

/** An estimate makes a day whole; the meter's own value may still come. */
function isSettled(day: DayBlock): boolean {
  return isWhole(day) && day.slots.every((held) => held?.quality !== "estimated");
}

/** Days that follow one another (newest first) are asked for together. */
function rangesOf(newestFirst: readonly LondonDate[], longestRangeDays: number): SlotRange[] {
  const runs: { from: LondonDate; to: LondonDate }[] = [];
  for (const date of newestFirst) {
    const open = runs.at(-1);
    if (open !== undefined && addDays(date, 1) === open.from && daysBetween(date, open.to) < longestRangeDays)
      open.from = date;
    else runs.push({ from: date, to: date });
  }
  return runs.map(({ from, to }) => slotsOf(from, to));
}

export function slotsOf(from: LondonDate, to: LondonDate): SlotRange {
  const { firstSlot: first } = settlementDay(from);
  const last = settlementDay(to);
  return { first, before: last.firstSlot + last.slotCount };
}

function later(a: LondonDate, b: LondonDate): LondonDate {
  return a > b ? a : b;
}
