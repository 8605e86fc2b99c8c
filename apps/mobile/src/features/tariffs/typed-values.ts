import { isLondonDate, type LondonDate } from "@halfhourly/domain";

/**
 * Pence as people type them, as exact decimal text for the API: "24.5", "24.5p", in Welsh "24.5c", "1,024.50" and, in pounds, "£0.245".
 * Null where it is no price, has more than five decimals of a penny or four digits before them.
 */
export function penceFrom(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/,/g, "")
    .replace(/^\u2212/, "-");
  const inPounds = /^-?£\s*\d/.test(text);
  const bare = inPounds ? text.replace(/£\s*/, "") : text.replace(/\s*[pc]$/i, "");
  if (!/^-?\d+(\.\d+)?$/.test(bare)) return null;
  const pence = tidy(inPounds ? timesHundred(bare) : bare);
  return /^-?\d{1,4}(\.\d{1,5})?$/.test(pence) ? pence : null;
}

function timesHundred(pounds: string): string {
  const [whole = "0", fraction = ""] = pounds.split(".");
  const padded = fraction.padEnd(2, "0");
  return `${whole}${padded.slice(0, 2)}.${padded.slice(2)}0`;
}

/** Without needless zeros: "0024.500" is "24.5". */
function tidy(decimal: string): string {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const kept = fraction.replace(/0+$/, "");
  const sign = decimal.startsWith("-") ? "-" : "";
  return `${sign}${whole.replace(/^0+(?=\d)/, "")}${kept === "" ? "" : `.${kept}`}`;
}

/** "21/11/2026", "1/4/26" and "21 11 2026" as a London date; null where there is no such day. */
export function dateFrom(typed: string): LondonDate | null {
  const found = /^\s*(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4}|\d{2})\s*$/.exec(typed);
  if (found === null) return null;
  const [, day = "", month = "", year = ""] = found;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isLondonDate(date) ? date : null;
}

/** "00:30", "0.30", "7" and "24:00" (the end of the day, where `endOfDay`) as HH:MM; null where the clock has no such time. */
export function clockFrom(typed: string, endOfDay = false): string | null {
  const found = /^\s*(\d{1,2})(?:[:.](\d{2}))?\s*$/.exec(typed);
  if (found === null) return null;
  const clock = `${(found[1] ?? "").padStart(2, "0")}:${found[2] ?? "00"}`;
  if (clock === "24:00") return endOfDay ? clock : null;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(clock) ? clock : null;
}
