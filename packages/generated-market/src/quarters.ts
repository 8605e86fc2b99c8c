import { addDays, type LondonDate } from "@halfhourly/domain";

/** A quarter of a year, counted: 2026-Q4 is 2026 x 4 + 3. */
export type Quarter = number;

export function quarterOf(date: LondonDate): Quarter {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}

export function firstDateOf(quarter: Quarter): LondonDate {
  const month = String((quarter % 4) * 3 + 1).padStart(2, "0");
  return `${Math.floor(quarter / 4)}-${month}-01`;
}

/** Dates from one to another, both included; `to` is null while nothing ends them. */
export interface Period {
  readonly from: LondonDate;
  readonly to: LondonDate | null;
}

/**
 * The quarters that hold a day from `from` to `to`, each whole: the last is open, and one that is past is the same on
 * every later day. Each begins `lagDays` late.
 */
export function quartersBetween(from: LondonDate, to: LondonDate, lagDays = 0): Period[] {
  const last = quarterOf(addDays(to, -lagDays));
  const periods: Period[] = [];
  for (let quarter = quarterOf(addDays(from, -lagDays)); quarter <= last; quarter++)
    periods.push({
      from: addDays(firstDateOf(quarter), lagDays),
      to: quarter === last ? null : addDays(firstDateOf(quarter + 1), lagDays - 1),
    });
  return periods;
}
