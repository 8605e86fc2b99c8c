import { isSummerTimeAt } from "./british-summer-time.js";
import { dateOfDayNumber, dayNumberOf, type LondonDate } from "./calendar.js";
import { firstSlotOfDayNumber } from "./settlement-day.js";
import { requireSlot, slotContaining, type Slot } from "./slot.js";

/** What the clock on the wall in London shows when a slot starts. */
export interface LondonClock {
  readonly date: LondonDate;
  /** Minutes after 00:00 by the clock: 0 to 1410 in steps of 30. */
  readonly minute: number;
  /** True for the second of the two hours from 01:00 on the October Sunday, the one at GMT. */
  readonly repeated: boolean;
  /** How far the clock is ahead of UTC: 0 (GMT) or 60 (BST). */
  readonly offsetMinutes: 0 | 60;
}

/** The London date on which the slot starts: the settlement day it belongs to. Throws RangeError outside 1990 to 2099. */
export function londonDateOf(slot: Slot): LondonDate {
  return dateOfDayNumber(londonDayNumberOf(slot));
}

/** The London date at an instant (UTC milliseconds). */
export function londonDateAt(ms: number): LondonDate {
  return londonDateOf(slotContaining(ms));
}

/** Days from 1970-01-01 to the London date on which the slot starts. */
export function londonDayNumberOf(slot: Slot): number {
  requireSlot(slot);
  return Math.floor((slot + (isSummerTimeAt(slot) ? 2 : 0)) / 48);
}

/** The clock on the wall at the slot's start. Throws RangeError outside 1990 to 2099. */
export function londonClock(slot: Slot): LondonClock {
  requireSlot(slot);
  const summer = isSummerTimeAt(slot);
  const local = slot + (summer ? 2 : 0);
  const dayNumber = Math.floor(local / 48);
  return {
    date: dateOfDayNumber(dayNumber),
    minute: (local - dayNumber * 48) * 30,
    // A time at GMT that BST showed an hour before is shown for the second time.
    repeated: !summer && isSummerTimeAt(slot - 2),
    offsetMinutes: summer ? 60 : 0,
  };
}

/**
 * The slots that start when the London clock shows `minute` (0 to 1410 in steps of 30) on `date`, earliest first: none in
 * the hour that March skips, two in the hour that October repeats (BST, then GMT), otherwise one.
 */
export function slotsOfLocalTime(date: LondonDate, minute: number): Slot[] {
  const half = minute / 30;
  if (!Number.isInteger(half) || half < 0 || half > 47) {
    throw new RangeError(`${minute} is not a half hour of the clock: use 0 to 1410 in steps of 30`);
  }
  const asIfGmt = dayNumberOf(date) * 48 + half;
  return [asIfGmt - 2, asIfGmt].filter(
    (slot) => slot >= firstSlotOfDayNumber(dayNumberOf(date)) && shows(slot, asIfGmt),
  );
}

function shows(slot: Slot, local: number): boolean {
  return slot + (isSummerTimeAt(slot) ? 2 : 0) === local;
}
