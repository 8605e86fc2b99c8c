import type { Queryable, Row } from "@halfhourly/database";
import { dayNumberOf, type LondonDate } from "@halfhourly/domain";
import type { SealedDay } from "./arrived.js";

export interface NewDay extends SealedDay {
  readonly registerId: string;
}

/**
 * All payloads travel as one binary value and are cut apart by the server: as an array they would be written in
 * hexadecimal here and read again there, which costs more than storing them.
 */
const arriving = `
  select register_id, date '1970-01-01' + day as settlement_date, substring($1::bytea from at for length) as payload, place
  from unnest($2::bigint[], $3::int[], $4::int[], $5::int[]) with ordinality as a (register_id, day, at, length, place)`;

const insertNew = `
  with arriving as (${arriving}), stored as (
    insert into ingestion.day_block (register_id, settlement_date, revision, payload)
    select a.register_id, a.settlement_date, 1, a.payload from arriving a
    where a.settlement_date >= $6::date or not exists (
      select 1 from ingestion.month_block m
      where m.register_id = a.register_id and m.month = date_trunc('month', a.settlement_date)::date)
    order by place
    on conflict do nothing returning 1)
  select count(*)::int as stored from stored`;

/**
 * Sealed bytes are never equal by chance: a nonce is in each. Rows of this transaction are the ones just stored. In the
 * order in which they arrived, because a later one may correct an earlier one.
 */
const heldBefore = `
  with arriving as (${arriving})
  select a.place, case when d.payload is distinct from a.payload then d.payload end as other, d.payload is null as none
  from arriving a
  left join ingestion.day_block d on d.register_id = a.register_id and d.settlement_date = a.settlement_date
  where d.payload is distinct from a.payload or d.xmin <> pg_current_xact_id()::xid
  order by a.place`;

const monthsOfDays = `
  select a.place, m.payload
  from unnest($1::bigint[], $2::date[]) with ordinality as a (register_id, settlement_date, place)
  join ingestion.month_block m
    on m.register_id = a.register_id and m.month = date_trunc('month', a.settlement_date)::date`;

/** What is held in the place of a day that arrives: sealed, as a day row or within a month row. */
export interface HeldBytes {
  readonly payload: Buffer;
  readonly isMonth: boolean;
}

/** Days that were not stored because something may be held in their place. */
export interface HeldDays<Day> {
  /** The very same bytes are. */
  readonly same: ReadonlySet<Day>;
  /** Other bytes are; null where nobody looked. In the order in which they arrived. */
  readonly others: ReadonlyMap<Day, HeldBytes | null>;
}

/**
 * Stores the days of which nothing is held. A day of a month that is folded already may be held there, and its row would
 * stand before it, so it counts as held; no month from that of `neverFoldedFrom` on can be. The caller holds the
 * registers' locks.
 */
export async function insertNewDays<Day extends NewDay>(
  tx: Queryable,
  days: readonly Day[],
  neverFoldedFrom: LondonDate,
): Promise<HeldDays<Day>> {
  const [same, others] = [new Set<Day>(), new Map<Day, HeldBytes | null>()];
  if (days.length === 0) return { same, others };
  const values = valuesOf(days);
  const [row] = await tx.query<{ stored: number }>(insertNew, [...values, neverFoldedFrom]);
  if (row?.stored === days.length) return { same, others };
  for (const { place, other, none } of await tx.query<HeldRow>(heldBefore, values)) {
    const day = days[Number(place) - 1]!;
    if (other === null && !none) same.add(day);
    else others.set(day, other === null ? null : { payload: other, isMonth: false });
  }
  await lookIntoMonths(tx, others);
  return { same, others };
}

/**
 * What a month holds is looked at only where several arrivals are of one day: what they come to together depends on it, and
 * the merge takes them one by one. Few ever are.
 */
async function lookIntoMonths<Day extends NewDay>(
  tx: Queryable,
  others: Map<Day, HeldBytes | null>,
): Promise<void> {
  const times = new Map<string, number>();
  const unseen = [...others].flatMap(([day, held]) => (held === null ? [day] : []));
  for (const day of unseen) times.set(placeOf(day), (times.get(placeOf(day)) ?? 0) + 1);
  const several = unseen.filter((day) => times.get(placeOf(day)) !== 1);
  if (several.length === 0) return;
  const rows = await tx.query<{ place: string; payload: Buffer }>(monthsOfDays, [
    several.map(({ registerId }) => registerId),
    several.map(({ date }) => date),
  ]);
  for (const { place, payload } of rows) others.set(several[Number(place) - 1]!, { payload, isMonth: true });
}

function placeOf({ registerId, date }: NewDay): string {
  return `${registerId} ${date}`;
}

interface HeldRow extends Row {
  readonly place: string;
  readonly other: Buffer | null;
  readonly none: boolean;
}

function valuesOf(days: readonly NewDay[]): readonly unknown[] {
  const lengths = days.map(({ payload }) => payload.length);
  let next = 1;
  const starts = lengths.map((length) => (next += length) - length);
  return [
    Buffer.concat(days.map(({ payload }) => payload)),
    days.map(({ registerId }) => registerId),
    days.map(({ date }) => dayNumberOf(date)),
    starts,
    lengths,
  ];
}
