import type { KeyObject } from "node:crypto";
import type { Queryable, Row } from "@halfhourly/database";
import type { DayBlock, LondonDate, LondonMonth, MonthBlock } from "@halfhourly/domain";
import { openDay, openMonth } from "./sealed-rows.js";

interface MonthRow extends Row {
  readonly month: LondonDate;
  readonly payload: Buffer;
}

/** The month rows that are held of these months. The caller holds the register's lock. */
export async function readMonths(
  tx: Queryable,
  key: KeyObject,
  registerId: string,
  months: readonly LondonMonth[],
): Promise<readonly MonthBlock[]> {
  const rows = await tx.query<MonthRow>(
    "select month, payload from ingestion.month_block where register_id = $1 and month = any($2::date[])",
    [registerId, months.map((month) => `${month}-01`)],
  );
  return rows.map(({ month, payload }) => openMonth(key, registerId, month.slice(0, 7), payload));
}

/** A day's row, or a month's under its first date. */
export interface TierRow extends Row {
  readonly register_id: string;
  readonly date: LondonDate;
  readonly is_month: boolean;
  readonly payload: Buffer;
}

/** The days that `wanted` accepts, in order of date: a day row stands before what its month row says of that day. */
export function daysOfTiers(
  key: KeyObject,
  rows: readonly TierRow[],
  wanted: (date: LondonDate) => boolean,
): readonly DayBlock[] {
  const days = new Map<LondonDate, DayBlock>();
  for (const { register_id: id, date, is_month: isMonth, payload } of rows) {
    if (!isMonth) days.set(date, openDay(key, id, date, payload));
    else
      for (const day of openMonth(key, id, date.slice(0, 7), payload).days)
        if (wanted(day.date) && !days.has(day.date)) days.set(day.date, day);
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
