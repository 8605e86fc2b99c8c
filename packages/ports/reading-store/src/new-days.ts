import { ArrayParameter, type Queryable, type Row } from "@halfhourly/database";
import { dayNumberOf, monthOf, type LondonDate } from "@halfhourly/domain";
import type { SealedDay } from "./arrived.js";

export interface NewDay extends SealedDay {
  readonly registerId: string;
}

/**
 * Looks at what is held of each day, and stores those of which nothing is, in one statement: each day once, or its second
 * row would be refused. All payloads travel as one binary value and are cut apart by the server: as an array they would be
 * written in hexadecimal here and read again there, which costs more than storing them. Sealed bytes are never equal by
 * chance: a nonce is in each. Without `on conflict`, which for each row takes a lock and writes to the log once more: who
 * holds the registers' locks has no rival. The limit keeps it at one step through the index for each day: without, a plan
 * may read the whole table for every batch.
 */
const storeNew = `
  with arriving as (
    select register_id, date '1970-01-01' + day as settlement_date, substring($1::bytea from at for length) as payload, place
    from unnest($2::bigint[], $3::int[], $4::int[], $5::int[]) with ordinality as a (register_id, day, at, length, place)
  ), looked as materialized (
    select a.*, d.register_id is not null as is_held, d.payload as held,
      d.register_id is null and a.settlement_date < $6::date and exists (
        select 1 from ingestion.month_block m
        where m.register_id = a.register_id and m.month = date_trunc('month', a.settlement_date)::date) as is_folded
    from arriving a
    left join lateral (
      select register_id, payload from ingestion.day_block
      where register_id = a.register_id and settlement_date = a.settlement_date limit 1) as d on true
  ), stored as (
    insert into ingestion.day_block (register_id, settlement_date, revision, payload)
    select register_id, settlement_date, 1, payload from looked where not is_held and not is_folded)
  select place, is_folded, nullif(held, payload) as other from looked where is_held or is_folded`;

const heldMonths = `
  select a.place, m.payload from unnest($1::bigint[], $2::date[]) with ordinality as a (register_id, month, place)
  join ingestion.month_block m on m.register_id = a.register_id and m.month = a.month`;

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
  const arrivals = byDay(days);
  const met = new Map<Arrivals<Day>, HeldBytes | "same" | "folded">();
  if (days.length === 0) return { same: new Set(), others: new Map() };
  const rows = await tx.query<LookedRow>(storeNew, [...valuesOf(arrivals), neverFoldedFrom]);
  for (const { place, is_folded: isFolded, other } of rows) {
    const held = other === null ? "same" : { payload: other, isMonth: false };
    met.set(arrivals[Number(place) - 1]!, isFolded ? "folded" : held);
  }
  const months = await monthsOf(
    tx,
    [...met].flatMap(([one, held]) => (held === "folded" && one.later.length > 0 ? [one] : [])),
  );
  return sorted(days, arrivals, (one) => {
    const held = met.get(one);
    return held === "folded" ? (months.get(one) ?? null) : held;
  });
}

/** What arrives of one day of one register. */
interface Arrivals<Day> {
  readonly first: Day;
  readonly later: Day[];
}

function byDay<Day extends NewDay>(days: readonly Day[]): readonly Arrivals<Day>[] {
  const found = new Map<string, Arrivals<Day>>();
  for (const day of days) {
    const name = `${day.registerId} ${day.date}`;
    const known = found.get(name);
    if (known === undefined) found.set(name, { first: day, later: [] });
    else known.later.push(day);
  }
  return [...found.values()];
}

interface LookedRow extends Row {
  readonly place: string;
  readonly is_folded: boolean;
  readonly other: Buffer | null;
}

function valuesOf(arrivals: readonly Arrivals<NewDay>[]): readonly unknown[] {
  const payloads = arrivals.map(({ first }) => first.payload);
  const lengths = payloads.map(({ length }) => length);
  let next = 1;
  const starts = lengths.map((length) => (next += length) - length);
  return [
    Buffer.concat(payloads, next - 1),
    ArrayParameter.int8(arrivals.map(({ first }) => first.registerId)),
    ArrayParameter.int4(arrivals.map(({ first }) => dayNumberOf(first.date))),
    ArrayParameter.int4(starts),
    ArrayParameter.int4(lengths),
  ];
}

/**
 * The months that hold days of which several arrivals are: what they come to together depends on it. Of a day that
 * arrives once its merge finds out.
 */
async function monthsOf<Day extends NewDay>(
  tx: Queryable,
  asked: readonly Arrivals<Day>[],
): Promise<ReadonlyMap<Arrivals<Day>, HeldBytes>> {
  if (asked.length === 0) return new Map();
  const rows = await tx.query<{ place: string; payload: Buffer }>(heldMonths, [
    asked.map(({ first }) => first.registerId),
    asked.map(({ first }) => `${monthOf(first.date)}-01`),
  ]);
  return new Map(
    rows.map(({ place, payload }) => [asked[Number(place) - 1]!, { payload, isMonth: true }] as const),
  );
}

/** `heldOf` a day: undefined where its first arrival was stored, which is then what later ones meet. */
function sorted<Day extends NewDay>(
  days: readonly Day[],
  arrivals: readonly Arrivals<Day>[],
  heldOf: (one: Arrivals<Day>) => HeldBytes | "same" | null | undefined,
): HeldDays<Day> {
  const found = new Map<Day, HeldBytes | "same" | null>();
  for (const one of arrivals) {
    const { first, later } = one;
    const held = heldOf(one);
    if (held !== undefined) found.set(first, held);
    const standing =
      held === undefined || held === "same" ? { payload: first.payload, isMonth: false } : held;
    for (const day of later)
      found.set(day, standing !== null && day.payload.equals(standing.payload) ? "same" : standing);
  }
  const [same, others] = [new Set<Day>(), new Map<Day, HeldBytes | null>()];
  if (found.size === 0) return { same, others };
  for (const day of days) {
    const held = found.get(day);
    if (held === "same") same.add(day);
    else if (held !== undefined) others.set(day, held);
  }
  return { same, others };
}
