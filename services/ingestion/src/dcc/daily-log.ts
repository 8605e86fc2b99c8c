import type { GbcsLog, Smets1Log } from "@halfhourly/dcc";
import { SLOT_MS, type DayBlock, settlementDay, type Slot } from "@halfhourly/domain";
import type { AskedSlots } from "../sources/dcc/index.js";
import type { Stamp } from "../files/row-clock.js";

/**
 * A meter's day goes from midnight to midnight UTC, in summer too (SMETS2, Daily Consumption Log; GBCS 10.4.2, "at midnight
 * UTC"), so it has 48 half hours on the Sundays of clock changes as well; the log's stamp is the end of the day (GBCS mapping
 * table, row 609).
 */
export const SLOTS_A_METER_DAY = 48;
const METER_DAY_MS = SLOTS_A_METER_DAY * SLOT_MS;

/** What the meter itself counted of a day. */
export interface LogDay {
  /** The day's first half hour. */
  readonly firstSlot: Slot;
  /** Whole Wh or dm3: one an element, or one for the whole meter (MMC 5.4, ElecDailyConsumptionLogEntryType). */
  readonly counted: readonly number[];
}

/** The smallest number that means "no value" is 4,295.084 kWh or m3; no home uses as much in a day. */
const BELOW_ALL_MARKERS = 4_000_000;

/** Days of a log that can be held against half hours, oldest first: a day told twice with two totals is none of them. */
export function logDaysOf(log: GbcsLog | Smets1Log, stamp: Stamp, asked: AskedSlots): LogDay[] {
  const days = new Map<Slot, readonly number[] | null>();
  for (const entry of log.entries) {
    const atMs = "stampMs" in entry ? entry.stampMs : entry.endMs;
    const firstSlot = (stamp === "end" ? atMs - METER_DAY_MS : atMs) / SLOT_MS;
    // A provider's meter that keeps other days than UTC's says nothing about these.
    if (atMs % METER_DAY_MS !== 0 || firstSlot < asked.first || firstSlot > asked.last) continue;
    const isUsable = entry.values.length > 0 && entry.values.every(isCount);
    const earlier = days.get(firstSlot);
    const isSame = earlier === undefined || String(earlier) === String(entry.values);
    days.set(firstSlot, isUsable && isSame ? entry.values : null);
  }
  return [...days]
    .flatMap(([firstSlot, counted]) => (counted === null ? [] : [{ firstSlot, counted }]))
    .sort((a, b) => a.firstSlot - b.firstSlot);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < BELOW_ALL_MARKERS;
}

/** Sums of the half hours held of a day, one an element that holds any of it; null where one of the 48 is missing. */
export function heldOf(
  elements: readonly (readonly DayBlock[])[],
  firstSlot: Slot,
): readonly (number | null)[] {
  const sums = elements.map((days) => sumOf(days, firstSlot));
  return sums.flatMap((sum, index) => (sum === "nothing" ? (index === 0 ? [null] : []) : [sum]));
}

function sumOf(days: readonly DayBlock[], firstSlot: Slot): number | null | "nothing" {
  let [sum, held] = [0, 0];
  for (const { date, slots } of days) {
    const offset = firstSlot - settlementDay(date).firstSlot;
    for (const value of slots.slice(Math.max(0, offset), Math.max(0, offset + SLOTS_A_METER_DAY))) {
      if (value === null) continue;
      sum += value.value;
      held++;
    }
  }
  if (held === 0) return "nothing";
  return held === SLOTS_A_METER_DAY ? sum : null;
}

export type DayVerdict = "agrees" | "differs" | "not-whole";

/**
 * Pure: a day with a half hour missing is never judged. One total of a meter with two elements is taken as that of the first
 * or of both: the specification leaves it open, and a fault fits neither.
 */
export function judgeDay(counted: readonly number[], held: readonly (number | null)[]): DayVerdict {
  const whole = held.flatMap((sum) => sum ?? []);
  if (whole.length < held.length || held.length < counted.length) return "not-whole";
  if (counted.length === held.length)
    return counted.every((total, element) => total === whole[element]) ? "agrees" : "differs";
  const [total] = counted;
  return total === whole[0] || total === totalOf(whole) ? "agrees" : "differs";
}

export function totalOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
