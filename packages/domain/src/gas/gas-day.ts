import { addDays, type LondonDate } from "../time/calendar.js";

/** Half hours from 05:00 to midnight: a clock change lies before 05:00, so they are as many on every date. */
const HALF_HOURS_FROM_FIVE = 38;

/** The two gas days that a London date's half hours belong to: the one before until 05:00, the date's own from there. */
export interface GasDaysOfDate {
  readonly early: LondonDate;
  readonly late: LondonDate;
  /** The index, among the date's 46, 48 or 50 half hours, of the one that starts at 05:00. */
  readonly lateFrom: number;
}

/** A gas day runs from 05:00 to 05:00 on the London clock and is named by its first date (Uniform Network Code, General Terms, Section C). */
export function gasDaysOfDate(date: LondonDate, slotCount: number): GasDaysOfDate {
  return { early: addDays(date, -1), late: date, lateFrom: slotCount - HALF_HOURS_FROM_FIVE };
}
