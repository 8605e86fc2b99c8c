import { addDays, londonDateAt, monthOf, type LondonDate } from "@halfhourly/domain";

/** 24 months, and the part of one that has gone by: what is too old goes once a month, not every day. */
export function horizonOf(nowMs: number): LondonDate {
  const firstOfMonth = `${monthOf(londonDateAt(nowMs))}-01`;
  const [year = 0, rest = ""] = [Number(firstOfMonth.slice(0, 4)), firstOfMonth.slice(4)];
  return addDays(`${year - 2}${rest}`, 0);
}
