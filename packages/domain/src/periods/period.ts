import {
  addDays,
  daysBetween,
  isLondonDate,
  monthLength,
  weekdayOf,
  type LondonDate,
  type Weekday,
} from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";

export type PeriodKind = "day" | "week" | "month" | "year";

/** Whole London dates, both included. */
export interface Period {
  readonly from: LondonDate;
  readonly to: LondonDate;
}

const DAYS_SINCE_MONDAY: Readonly<Record<Weekday, number>> = {
  mon: 0,
  tue: 1,
  wed: 2,
  thu: 3,
  fri: 4,
  sat: 5,
  sun: 6,
};

/** The day, the week (Monday to Sunday), the calendar month or the calendar year that holds a London date. */
export function periodContaining(kind: PeriodKind, date: LondonDate): Period {
  if (!isLondonDate(date)) throw new RangeError(`"${date}" is not a date`);
  if (kind === "day") return { from: date, to: date };
  if (kind === "week") {
    const from = addDays(date, -DAYS_SINCE_MONDAY[weekdayOf(date)]);
    return { from, to: addDays(from, 6) };
  }
  const year = date.slice(0, 4);
  if (kind === "year") return { from: `${year}-01-01`, to: `${year}-12-31` };
  const month = date.slice(0, 7);
  return { from: `${month}-01`, to: `${month}-${monthLength(Number(year), Number(month.slice(5)))}` };
}

/**
 * The period to compare with: as long, on the same weekdays, and the latest such that lies wholly before. A day goes back
 * 7 days, a week 7, a month 28 or 35, a year 371.
 */
export function periodBefore(period: Period): Period {
  const shift = daysShifted(period);
  return { from: addDays(period.from, -shift), to: addDays(period.to, -shift) };
}

/** How far `periodBefore` goes back: the smallest multiple of 7 days that is not less than the period's length. */
export function daysShifted({ from, to }: Period): number {
  return 7 * Math.ceil((daysBetween(from, to) + 1) / 7);
}

/** The half hours of a period: from `firstSlot` up to but not including `endSlot`. */
export function slotsOf({ from, to }: Period): { firstSlot: Slot; endSlot: Slot; halfHours: number } {
  const last = settlementDay(to);
  const { firstSlot } = settlementDay(from);
  const endSlot = last.firstSlot + last.slotCount;
  return { firstSlot, endSlot, halfHours: endSlot - firstSlot };
}
