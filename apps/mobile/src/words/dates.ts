import {
  addDays,
  londonClock,
  londonDateAt,
  slotContaining,
  weekdayOf,
  type LondonDate,
} from "@halfhourly/domain";
import { monthName, shortMonthName, shortWeekdayName, weekdayName } from "./calendar-names.js";
import type { Language } from "./language.js";

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function partsOf(date: LondonDate): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** "21/11/2026". */
export function shortDate(date: LondonDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** "Saturday 21 November", "dydd Sadwrn 21 Tachwedd". */
export function longDate(date: LondonDate, language: Language): string {
  return `${weekdayName(weekdayOf(date), language)} ${dayAndMonth(date, language)}`;
}

/** The date as it stands after "on", "from" or "to": "Saturday 21 November", "ddydd Sadwrn 21 Tachwedd". */
export function onLongDate(date: LondonDate, language: Language): string {
  return `${weekdayName(weekdayOf(date), language, true)} ${dayAndMonth(date, language)}`;
}

/** "21 November", "21 Tachwedd". */
export function dayAndMonth(date: LondonDate, language: Language): string {
  const { day, month } = partsOf(date);
  return `${day} ${monthName(month, language)}`;
}

/** "21 Nov", "21 Tach". */
export function shortDayAndMonth(date: LondonDate, language: Language): string {
  const { day, month } = partsOf(date);
  return `${day} ${shortMonthName(month, language)}`;
}

/** "Sat 21", "Sad 21". */
export function shortWeekdayAndDay(date: LondonDate, language: Language): string {
  return `${shortWeekdayName(weekdayOf(date), language)} ${partsOf(date).day}`;
}

/** "21 November 2026", "21 Tachwedd 2026". */
export function dayMonthYear(date: LondonDate, language: Language): string {
  return `${dayAndMonth(date, language)} ${partsOf(date).year}`;
}

/** "November 2026", "Tachwedd 2026". */
export function monthAndYear(date: LondonDate, language: Language): string {
  const { month, year } = partsOf(date);
  return `${monthName(month, language)} ${year}`;
}

/** "16 to 22 November 2026", "30 Tachwedd i 6 Rhagfyr 2026": only as much as is needed to tell the two ends apart. */
export function dateRange(from: LondonDate, to: LondonDate, language: Language): string {
  const [a, b] = [partsOf(from), partsOf(to)];
  const word = language === "cy" ? "i" : "to";
  const start =
    a.year !== b.year
      ? dayMonthYear(from, language)
      : a.month !== b.month
        ? dayAndMonth(from, language)
        : String(a.day);
  return from === to ? dayMonthYear(from, language) : `${start} ${word} ${dayMonthYear(to, language)}`;
}

/** "09:30" from minutes after midnight, 0 to 1440. */
export function clockOfMinute(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

/** What the clock in London shows at a UTC instant, to the minute; `repeated` in the second 01:00 hour of October. */
export function londonTimeAt(instant: string | number): {
  date: LondonDate;
  clock: string;
  repeated: boolean;
} {
  const ms = typeof instant === "number" ? instant : Date.parse(instant);
  const wall = londonClock(slotContaining(ms));
  const minuteInSlot = Math.floor((ms % 1_800_000) / 60_000);
  return { date: wall.date, clock: clockOfMinute(wall.minute + minuteInSlot), repeated: wall.repeated };
}

/** "23:30 yesterday", "09:00 heddiw", "23:30 on Saturday 21 November": an instant as people say it. */
export function spokenInstant(instant: string, nowMs: number, language: Language): string {
  const { date, clock } = londonTimeAt(instant);
  const today = londonDateAt(nowMs);
  const welsh = language === "cy";
  if (date === today) return `${clock} ${welsh ? "heddiw" : "today"}`;
  if (date === addDays(today, -1)) return `${clock} ${welsh ? "ddoe" : "yesterday"}`;
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  const said = `${onLongDate(date, language)}${sameYear ? "" : ` ${date.slice(0, 4)}`}`;
  return welsh ? `${clock} ${said}` : `${clock} on ${said}`;
}

/**
 * The end of the data held, as people say it: data to London midnight is "the end of yesterday", not "00:00 today".
 * Otherwise as `spokenInstant`.
 */
export function spokenEnd(instant: string, nowMs: number, language: Language): string {
  const { clock } = londonTimeAt(instant);
  if (clock !== "00:00") return spokenInstant(instant, nowMs, language);
  const { date } = londonTimeAt(Date.parse(instant) - 1);
  const welsh = language === "cy";
  const today = londonDateAt(nowMs);
  if (date === addDays(today, -1)) return welsh ? "ddiwedd ddoe" : "the end of yesterday";
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  const said = `${longDate(date, language)}${sameYear ? "" : ` ${date.slice(0, 4)}`}`;
  return welsh ? `ddiwedd ${said}` : `the end of ${said}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
