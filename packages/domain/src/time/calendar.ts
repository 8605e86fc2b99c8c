/** A calendar date in Europe/London, `YYYY-MM-DD`. */
export type LondonDate = string;

/** A calendar month in Europe/London, `YYYY-MM`. */
export type LondonMonth = string;

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

/** The first and the last year this calendar knows. GB's clock rule is known from 1990 (see british-summer-time.ts). */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2099;

const WEEKDAYS: readonly Weekday[] = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"];
const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FIRST_DAY_NUMBER = firstDayNumberOfYear(FIRST_YEAR);
const LAST_DAY_NUMBER = firstDayNumberOfYear(LAST_YEAR + 1) - 1;

// Writing a date as text costs more than finding it, and the same few thousand dates are asked for again and again.
const DATE_TEXTS: (string | undefined)[] = Array.from({ length: LAST_DAY_NUMBER - FIRST_DAY_NUMBER + 1 });

/** Days from 1970-01-01 to 1 January of `year`. Gregorian: every fourth year is long, save centuries not divisible by 400. */
export function firstDayNumberOfYear(year: number): number {
  const before = year - 1;
  return (year - 1970) * 365 + leapYearsThrough(before) - leapYearsThrough(1969);
}

/** Days from 1970-01-01 to the date. Throws RangeError unless `isLondonDate(date)`. */
export function dayNumberOf(date: LondonDate): number {
  const day = parseDayNumber(date);
  if (day === null)
    throw new RangeError(`"${date}" is not a date from ${FIRST_YEAR}-01-01 to ${LAST_YEAR}-12-31`);
  return day;
}

/** The date that lies `dayNumber` days after 1970-01-01. Throws RangeError outside 1990 to 2099. */
export function dateOfDayNumber(dayNumber: number): LondonDate {
  const index = dayNumber - FIRST_DAY_NUMBER;
  if (!Number.isInteger(index) || index < 0 || dayNumber > LAST_DAY_NUMBER) {
    throw new RangeError(`day ${dayNumber} lies outside ${FIRST_YEAR}-01-01 to ${LAST_YEAR}-12-31`);
  }
  return (DATE_TEXTS[index] ??= writeDate(dayNumber));
}

/** True for a real calendar date `YYYY-MM-DD` from 1990-01-01 to 2099-12-31. */
export function isLondonDate(text: string): boolean {
  return parseDayNumber(text) !== null;
}

/** The date `count` days later (earlier where negative). */
export function addDays(date: LondonDate, count: number): LondonDate {
  return dateOfDayNumber(dayNumberOf(date) + count);
}

/** Whole days from one date to another; negative where `to` is the earlier. */
export function daysBetween(from: LondonDate, to: LondonDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** The month that a date lies in. Throws RangeError unless `isLondonDate(date)`. */
export function monthOf(date: LondonDate): LondonMonth {
  return dateOfDayNumber(dayNumberOf(date)).slice(0, 7);
}

/** Every date of a month, in order. Throws RangeError for what is no month from 1990-01 to 2099-12. */
export function datesOfMonth(month: LondonMonth): LondonDate[] {
  const first = dayNumberOf(`${month}-01`);
  const length = Array.from({ length: 31 }, (_, i) => i + 1).findLast((day) =>
    isLondonDate(`${month}-${day}`),
  );
  return Array.from({ length: length ?? 0 }, (_, i) => dateOfDayNumber(first + i));
}

/** Every date from `from` to `to`, both included; empty where `to` is the earlier. */
export function datesFrom(from: LondonDate, to: LondonDate): LondonDate[] {
  const first = dayNumberOf(from);
  const count = Math.max(0, dayNumberOf(to) - first + 1);
  return Array.from({ length: count }, (_, i) => dateOfDayNumber(first + i));
}

export function weekdayOf(date: LondonDate): Weekday {
  return weekdayOfDayNumber(dayNumberOf(date));
}

export function weekdayOfDayNumber(dayNumber: number): Weekday {
  return WEEKDAYS[((dayNumber % 7) + 7) % 7]!;
}

/** The year in which the day lies. */
export function yearOfDayNumber(dayNumber: number): number {
  const guess = 1970 + Math.floor(dayNumber / 365.2425);
  if (dayNumber < firstDayNumberOfYear(guess)) return guess - 1;
  return dayNumber >= firstDayNumberOfYear(guess + 1) ? guess + 1 : guess;
}

/** Days in the month, `month` being 1 to 12. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!;
}

function parseDayNumber(text: string): number | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digitsOf(text, 0, 4);
  const month = digitsOf(text, 5, 7);
  const day = digitsOf(text, 8, 10);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return null;
  if (!(day >= 1 && day <= monthLength(year, month))) return null;
  return firstDayNumberOfYear(year) + daysBeforeMonth(year, month) + day - 1;
}

/** NaN where any of the characters is not a digit. */
function digitsOf(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysBeforeMonth(year: number, month: number): number {
  let days = 0;
  for (let earlier = 1; earlier < month; earlier++) days += monthLength(year, earlier);
  return days;
}

function writeDate(dayNumber: number): LondonDate {
  const year = yearOfDayNumber(dayNumber);
  let day = dayNumber - firstDayNumberOfYear(year);
  let month = 1;
  while (day >= monthLength(year, month)) day -= monthLength(year, month++);
  return `${year}-${String(month).padStart(2, "0")}-${String(day + 1).padStart(2, "0")}`;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function leapYearsThrough(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}
