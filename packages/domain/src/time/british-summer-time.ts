import { FIRST_YEAR, LAST_YEAR, firstDayNumberOfYear, monthLength, yearOfDayNumber } from "./calendar.js";
import type { Slot } from "./slot.js";

/**
 * When GB's clocks are an hour ahead of UTC. The clock changes at 01:00 UTC both ways:
 * - from the last Sunday of March to the last Sunday of October from 1996 on (The Summer Time Order 2002, SI 2002/262,
 *   after Directive 2000/84/EC; 1996 to 2001 by earlier orders to the same effect);
 * - in 1990 to 1995 to the Sunday from 22 to 28 October (the Summer Time Orders of those years; IANA tz, rule GB-Eire).
 * Years to come follow the law as it stands.
 */
interface SummerTime {
  /** Days from 1970-01-01 to the Sunday in March and to the one in October. */
  readonly springDay: number;
  readonly autumnDay: number;
}

const FIRST_YEAR_OF_LAST_SUNDAY_IN_OCTOBER = 1996;
/** 01:00 UTC is the third half hour of the UTC day. */
const CHANGE_SLOT = 2;

const SUMMER_TIMES: readonly SummerTime[] = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) =>
  summerTimeOf(FIRST_YEAR + i),
);

/** True where the London clock is at BST when the slot starts. Throws RangeError outside 1990 to 2099. */
export function isSummerTimeAt(slot: Slot): boolean {
  const { springDay, autumnDay } = summerTimeOfDay(Math.floor(slot / 48));
  return slot >= springDay * 48 + CHANGE_SLOT && slot < autumnDay * 48 + CHANGE_SLOT;
}

/** True where the London day begins at BST: midnight on the March Sunday is still GMT, midnight on the October one BST. */
export function beginsInSummerTime(dayNumber: number): boolean {
  const { springDay, autumnDay } = summerTimeOfDay(dayNumber);
  return dayNumber > springDay && dayNumber <= autumnDay;
}

/** The half hours between London midnight and London midnight: 46 in March, 50 in October, otherwise 48. */
export function slotsInDay(dayNumber: number): 46 | 48 | 50 {
  const { springDay, autumnDay } = summerTimeOfDay(dayNumber);
  if (dayNumber === springDay) return 46;
  return dayNumber === autumnDay ? 50 : 48;
}

function summerTimeOfDay(dayNumber: number): SummerTime {
  const found = SUMMER_TIMES[yearOfDayNumber(dayNumber) - FIRST_YEAR];
  if (found === undefined)
    throw new RangeError(`day ${dayNumber} lies outside ${FIRST_YEAR} to ${LAST_YEAR}`);
  return found;
}

function summerTimeOf(year: number): SummerTime {
  const lastOfOctober = year >= FIRST_YEAR_OF_LAST_SUNDAY_IN_OCTOBER ? 31 : 28;
  return { springDay: lastSundayUpTo(year, 3, 31), autumnDay: lastSundayUpTo(year, 10, lastOfOctober) };
}

function lastSundayUpTo(year: number, month: number, day: number): number {
  let dayNumber = firstDayNumberOfYear(year) + day - 1;
  for (let earlier = 1; earlier < month; earlier++) dayNumber += monthLength(year, earlier);
  // Day 0 was a Thursday, so day 3 was a Sunday.
  return dayNumber - ((dayNumber - 3) % 7);
}
