import { beginsInSummerTime, slotsInDay } from "./british-summer-time.js";
import { dayNumberOf, type LondonDate } from "./calendar.js";
import type { Slot } from "./slot.js";

/** The half hours of one London date, in order: slots `firstSlot` up to `firstSlot + slotCount - 1`. */
export interface SettlementDay {
  readonly date: LondonDate;
  readonly firstSlot: Slot;
  readonly slotCount: 46 | 48 | 50;
}

/**
 * The settlement day of a Europe/London date: 46 half hours on the Sunday in March, 50 on the one in October, else 48
 * (BSC Section X-1, "Settlement Day"). Throws RangeError unless `isLondonDate(date)`.
 */
export function settlementDay(date: LondonDate): SettlementDay {
  const dayNumber = dayNumberOf(date);
  return { date, firstSlot: firstSlotOfDayNumber(dayNumber), slotCount: slotsInDay(dayNumber) };
}

/**
 * The slot of a settlement period, counted from 1 at London midnight through the clock changes (BSC Section X-1,
 * "Settlement Period"): the last is 46, 48 or 50. Throws RangeError for a period that the date does not have.
 */
export function settlementPeriodSlot(date: LondonDate, period: number): Slot {
  const day = settlementDay(date);
  if (!Number.isInteger(period) || period < 1 || period > day.slotCount) {
    throw new RangeError(`${date} has settlement periods 1 to ${day.slotCount}, not ${period}`);
  }
  return day.firstSlot + period - 1;
}

export function firstSlotOfDayNumber(dayNumber: number): Slot {
  return dayNumber * 48 - (beginsInSummerTime(dayNumber) ? 2 : 0);
}
