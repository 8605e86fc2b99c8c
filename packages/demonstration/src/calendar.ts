import {
  addDays,
  dayNumberOf,
  isLondonDate,
  londonClock,
  settlementDay,
  weekdayOf,
  type LondonDate,
  type Slot,
} from "@halfhourly/domain";

/** One London date as the generators see it. */
export interface Day {
  readonly date: LondonDate;
  /** Days since 1970-01-01. */
  readonly dayNumber: number;
  readonly weekend: boolean;
  /** 1 in mid-January, 0 in mid-July. */
  readonly winterness: number;
  readonly firstSlot: Slot;
  /** The London clock at the start of each slot, in hours: 46, 48 or 50 of them. */
  readonly clockHours: readonly number[];
}

/** The 13 whole months that end with the day before `today`. Throws RangeError unless `today` is a London date. */
export function thirteenMonthsBefore(today: LondonDate): { from: LondonDate; to: LondonDate } {
  if (!isLondonDate(today))
    throw new RangeError(`"${today}" is not a date: write today's London date as YYYY-MM-DD`);
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - 13;
  const month = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
  return { from: sameDayOrLast(month, today.slice(8)), to: addDays(today, -1) };
}

export function dayOf(date: LondonDate): Day {
  const { firstSlot, slotCount } = settlementDay(date);
  const dayNumber = dayNumberOf(date);
  const weekday = weekdayOf(date);
  return {
    date,
    dayNumber,
    weekend: weekday === "sat" || weekday === "sun",
    winterness: 0.5 + 0.5 * Math.cos(yearAngle(dayNumber, 15)),
    firstSlot,
    clockHours: Array.from({ length: slotCount }, (_, i) => londonClock(firstSlot + i).minute / 60),
  };
}

/** How far round the year a day is, in radians, from the day of January given. */
export function yearAngle(dayNumber: number, dayOfJanuary: number): number {
  // Day 0 was 1 January; a quarter of a day a year is made up for by the length 365.2425.
  return (2 * Math.PI * (dayNumber - (dayOfJanuary - 1))) / 365.2425;
}

function sameDayOrLast(month: string, day: string): LondonDate {
  for (let candidate = Number(day); ; candidate--) {
    const date = `${month}-${String(candidate).padStart(2, "0")}`;
    if (isLondonDate(date)) return date;
  }
}
