import type { Weekday } from "@halfhourly/domain";
import type { Language } from "./language.js";

const WEEKDAYS: Readonly<Record<Language, Readonly<Record<Weekday, string>>>> = {
  en: {
    mon: "Monday",
    tue: "Tuesday",
    wed: "Wednesday",
    thu: "Thursday",
    fri: "Friday",
    sat: "Saturday",
    sun: "Sunday",
  },
  cy: { mon: "Llun", tue: "Mawrth", wed: "Mercher", thu: "Iau", fri: "Gwener", sat: "Sadwrn", sun: "Sul" },
};

const SHORT_WEEKDAYS: Readonly<Record<Language, Readonly<Record<Weekday, string>>>> = {
  en: { mon: "Mon", tue: "Tue", wed: "Wed", thu: "Thu", fri: "Fri", sat: "Sat", sun: "Sun" },
  cy: { mon: "Llun", tue: "Maw", wed: "Mer", thu: "Iau", fri: "Gwe", sat: "Sad", sun: "Sul" },
};

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  cy: [
    "Ionawr",
    "Chwefror",
    "Mawrth",
    "Ebrill",
    "Mai",
    "Mehefin",
    "Gorffennaf",
    "Awst",
    "Medi",
    "Hydref",
    "Tachwedd",
    "Rhagfyr",
  ],
};

const SHORT_MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  cy: ["Ion", "Chw", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"],
};

/** "Saturday", "dydd Sadwrn"; soft: "ddydd Sadwrn", as Welsh says "on Saturday", "from Saturday", "to Saturday". */
export function weekdayName(day: Weekday, language: Language, soft = false): string {
  const name = WEEKDAYS[language][day];
  if (language === "en") return name;
  return soft ? `ddydd ${name}` : `dydd ${name}`;
}

/** "Sat", "Sad". */
export function shortWeekdayName(day: Weekday, language: Language): string {
  return SHORT_WEEKDAYS[language][day];
}

/** "November", "Tachwedd". `month` is 1 to 12. */
export function monthName(month: number, language: Language): string {
  return MONTHS[language][month - 1] ?? "";
}

/** "Nov", "Tach". `month` is 1 to 12. */
export function shortMonthName(month: number, language: Language): string {
  return SHORT_MONTHS[language][month - 1] ?? "";
}
