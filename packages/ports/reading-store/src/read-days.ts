import type { Queryable, Row } from "@halfhourly/database";
import {
  londonDateOf,
  type DayBlock,
  type LondonDate,
  type ReplacedValue,
  type Slot,
} from "@halfhourly/domain";
import type { HouseholdKeys } from "@halfhourly/keys";
import { daysOfTiers, type TierRow } from "./month-rows.js";
import type { StoredRegister } from "./registers.js";
import { openReplaced } from "./sealed-rows.js";

interface SealedRow extends Row {
  readonly register_id: string;
  readonly settlement_date: LondonDate;
  readonly revision: number;
  readonly payload: Buffer;
}

/** The household's own register only: the key of the grant is part of the question. */
const ofRegister = `
  r.household = $1 and r.meter_point_hash = $2 and r.fuel = $3 and r.direction = $4 and r.element = $5`;
/** One statement, so that a day is seen once whether it is being folded or re-opened at that moment. Day rows first. */
const rowsOfTiers = `
  select d.register_id, d.settlement_date as date, false as is_month, d.payload
  from ingestion.register r join ingestion.day_block d on d.register_id = r.id
  where ${ofRegister} and d.settlement_date between $6 and $7
  union all
  select m.register_id, m.month, true, m.payload
  from ingestion.register r join ingestion.month_block m on m.register_id = r.id
  where ${ofRegister} and m.month between date_trunc('month', $6::date)::date and $7
  order by is_month`;
const replacedRows = `
  select d.register_id, d.settlement_date, d.revision, d.payload
  from ingestion.register r join ingestion.replaced_value d on d.register_id = r.id
  where ${ofRegister} and d.settlement_date between $6 and $7
  order by d.settlement_date, d.revision`;

export async function readRange(
  database: Queryable,
  keys: HouseholdKeys,
  register: StoredRegister,
  from: LondonDate,
  to: LondonDate,
): Promise<readonly DayBlock[]> {
  const rows = await database.query<TierRow>(rowsOfTiers, [...register, from, to]);
  if (rows.length === 0) return [];
  const key = await keys.dataKey(register[0]);
  return daysOfTiers(key, rows, (date) => date >= from && date <= to);
}

export async function readReplaced(
  database: Queryable,
  keys: HouseholdKeys,
  register: StoredRegister,
  from: Slot,
  before: Slot,
): Promise<readonly ReplacedValue[]> {
  if (before <= from) return [];
  const dates = [londonDateOf(from), londonDateOf(before - 1)];
  const rows = await database.query<SealedRow>(replacedRows, [...register, ...dates]);
  if (rows.length === 0) return [];
  const key = await keys.dataKey(register[0]);
  return rows
    .flatMap((row) => openReplaced(key, row.register_id, row.settlement_date, row.revision, row.payload))
    .filter(({ replaced }) => replaced.slot >= from && replaced.slot < before)
    .sort((a, b) => a.atMs - b.atMs);
}
