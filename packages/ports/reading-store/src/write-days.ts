import type { KeyObject } from "node:crypto";
import type { Queryable } from "@halfhourly/database";
import {
  mergeDay,
  monthOf,
  type DayBlock,
  type LondonDate,
  type MergedDay,
  type Reading,
  type RegisterUnit,
} from "@halfhourly/domain";
import { daysOfTiers, type TierRow } from "./month-rows.js";
import { sealDay, sealReplaced } from "./sealed-rows.js";

/** Day rows first: they stand before what their month rows say. */
const rowsOfDates = `
  select register_id, settlement_date as date, false as is_month, payload
  from ingestion.day_block where register_id = $1 and settlement_date = any($2::date[])
  union all
  select m.register_id, m.month, true, m.payload
  from ingestion.month_block m where m.register_id = $1 and m.month = any($3::date[])
  order by is_month`;

/**
 * The blocks that are held of these days, as day rows or within month rows, in one read. The caller holds the register's
 * lock. What it writes of them as day rows then stands before the month rows, until the next fold.
 */
export async function readDays(
  tx: Queryable,
  key: KeyObject,
  registerId: string,
  dates: readonly LondonDate[],
): Promise<ReadonlyMap<LondonDate, DayBlock>> {
  const months = [...new Set(dates.map(monthOf))].map((month) => `${month}-01`);
  const rows = await tx.query<TierRow>(rowsOfDates, [registerId, dates, months]);
  const asked = new Set(dates);
  return new Map(daysOfTiers(key, rows, (date) => asked.has(date)).map((day) => [day.date, day]));
}

export function mergeDays(
  held: ReadonlyMap<LondonDate, DayBlock>,
  incoming: ReadonlyMap<LondonDate, readonly Reading[]>,
  unit: RegisterUnit,
  atMs: number,
): readonly MergedDay[] {
  return [...incoming].map(([date, readings]) =>
    mergeDay(held.get(date) ?? null, date, unit, readings, atMs),
  );
}

/** Writes changed days in one statement, and what was replaced on them in a second. */
export async function writeDays(
  tx: Queryable,
  key: KeyObject,
  registerId: string,
  changed: readonly MergedDay[],
): Promise<void> {
  const blocks = changed.map(({ block }) => block);
  await tx.query(
    `insert into ingestion.day_block (register_id, settlement_date, revision, payload)
     select $1, * from unnest($2::date[], $3::int[], $4::bytea[])
     on conflict (register_id, settlement_date) do update set revision = excluded.revision, payload = excluded.payload`,
    [registerId, ...columnsOf(blocks), blocks.map((block) => sealDay(key, registerId, block))],
  );
  const corrected = changed.filter(({ replaced }) => replaced.length > 0);
  if (corrected.length === 0) return;
  await tx.query(
    `insert into ingestion.replaced_value (register_id, settlement_date, revision, payload)
     select $1, * from unnest($2::date[], $3::int[], $4::bytea[])`,
    [
      registerId,
      ...columnsOf(corrected.map(({ block }) => block)),
      corrected.map(({ block, replaced }) =>
        sealReplaced(key, registerId, block.date, block.revision, replaced),
      ),
    ],
  );
}

function columnsOf(blocks: readonly DayBlock[]): readonly [readonly LondonDate[], readonly number[]] {
  return [blocks.map(({ date }) => date), blocks.map(({ revision }) => revision)];
}
