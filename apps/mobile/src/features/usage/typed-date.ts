import { isLondonDate, type LondonDate } from "@halfhourly/domain";

/** Reads 21/11/2026, 21.11.2026 or 21 11 2026; null where that is no date. */
export function dateFrom(text: string): LondonDate | null {
  const found = /^\s*(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})\s*$/.exec(text);
  if (!found) return null;
  const [, day = "", month = "", year = ""] = found;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isLondonDate(date) ? date : null;
}
