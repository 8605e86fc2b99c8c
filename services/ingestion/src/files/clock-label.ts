/** A time as a file writes it: what the clock shows, and how far that clock is ahead of UTC where the file says so. */
export interface ClockLabel {
  /** The written date and time as if it were UTC, in milliseconds. */
  readonly wallMs: number;
  /** Null where no offset is written. */
  readonly offsetMinutes: number | null;
  /** True for a date without a time. */
  readonly dateOnly: boolean;
}

export type LabelFault = "time-missing" | "time-unreadable" | "time-out-of-range";

const TIME = String.raw`(?:[T ,]+\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|BST|[+-]\d{2}(?::?\d{2})?)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${TIME}$`, "i");
const DAY_FIRST = new RegExp(
  String.raw`^(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ,]+(\d{4}|\d{2})${TIME}$`,
  "i",
);
/** n3rgy writes range ends like this. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MISSING_WORDS = new Set(["", "null", "none", "nan", "n/a", "na", "-", "--", "#n/a"]);
const LONGEST_MISSING_WORD = 4;
const SHORTEST_MONTH = 28;
/** Longer text is no time: patterns with several kinds of blanks would take a long one to pieces in every way there is. */
const LONGEST_LABEL = 100;
const DAY_MS = 86_400_000;

/** True for the words that files write where there is no value: blank, Null, NaN, n/a, a dash. */
export function isMissingWord(text: string): boolean {
  const word = text.trim();
  return word.length <= LONGEST_MISSING_WORD && MISSING_WORDS.has(word.toLowerCase());
}

/**
 * Reads ISO 8601 with or without an offset, `2012-10-12 00:30:00.0000000`, `31/01/2024 13:30`, `26 Aug 2019 00:30:00`,
 * `22/03/23`, `202401311330`. Day before month, as GB writes it. 24:00 is the midnight that ends the day.
 */
export function readClockLabel(text: string): ClockLabel | LabelFault {
  if (text.length > LONGEST_LABEL) return text.trim() === "" ? "time-missing" : "time-unreadable";
  const written = text.trim();
  if (isMissingWord(written)) return "time-missing";
  const yearFirst = YEAR_FIRST.exec(written) ?? COMPACT.exec(written);
  if (yearFirst !== null) return labelOf(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!, yearFirst);
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst !== null) return labelOf(fullYear(dayFirst[3]!), dayFirst[2]!, dayFirst[1]!, dayFirst);
  return "time-unreadable";
}

function labelOf(
  yearText: string,
  monthText: string,
  dayText: string,
  match: RegExpExecArray,
): ClockLabel | LabelFault {
  const year = Number(yearText);
  const month = /^\d/.test(monthText)
    ? Number(monthText)
    : MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  const day = Number(dayText);
  const dateMs = Date.UTC(year, month - 1, day);
  if (month < 1 || month > 12 || day < 1 || (day > SHORTEST_MONTH && new Date(dateMs).getUTCDate() !== day))
    return "time-unreadable";
  // A year inside what the calendar knows (1990 to 2099), so that the neighbours of the first and last day are known too.
  if (year < 1991 || year > 2098) return "time-out-of-range";
  if (match[4] === undefined) return { wallMs: dateMs, offsetMinutes: null, dateOnly: true };
  const timeMs = timeOfDayMs(match);
  if (timeMs === null) return "time-unreadable";
  return { wallMs: dateMs + timeMs, offsetMinutes: offsetOf(match[9]), dateOnly: false };
}

/** Groups 4 to 8 of the patterns: hour, minute, second, fraction, am or pm. Null where there is no such time. */
function timeOfDayMs(match: RegExpExecArray): number | null {
  const hour = hourOf(Number(match[4]), match[8]?.toLowerCase());
  const minute = Number(match[5]);
  const second = Number(match[6] ?? 0);
  const milliseconds = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  if (hour === null || minute > 59 || second > 59) return null;
  const ms = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return ms <= DAY_MS ? ms : null;
}

function hourOf(written: number, half: string | undefined): number | null {
  if (half === undefined) return written;
  if (written < 1 || written > 12) return null;
  return (written % 12) + (half === "pm" ? 12 : 0);
}

function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  const named: Readonly<Record<string, number>> = { Z: 0, UTC: 0, GMT: 0, BST: 60 };
  const known = named[zone.toUpperCase()];
  if (known !== undefined) return known;
  const digits = zone.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return zone.startsWith("-") ? -minutes : minutes;
}

/** Two-digit years are this century's: smart meters are. */
function fullYear(text: string): string {
  return text.length === 2 ? `20${text}` : text;
}
