import type { Queryable, Row } from "@halfhourly/database";
import type { LondonDate, Slot } from "@halfhourly/domain";
import type { SlotRange } from "../../suppliers/port.js";
import type { DayTry } from "../plan-days.js";

export interface FetchRow extends Row {
  readonly id: string;
  readonly link_id: string;
  readonly source: string;
  readonly first_slot: string;
  readonly before_slot: string;
  readonly why: "link" | "gap";
  readonly attempt: number;
}

/** In the order in which they are given, which is the order in which they are fetched. */
export async function planFetches(
  tx: Queryable,
  linkId: string,
  source: string,
  why: FetchRow["why"],
  ranges: readonly SlotRange[],
  dueAt: Date,
): Promise<void> {
  for (const { first, before } of ranges)
    await tx.query(
      `insert into ingestion.source_fetch (link_id, source, first_slot, before_slot, why, due_at)
       select $1, $2, $3, $4, $5, $6 where not exists (
         select from ingestion.source_fetch
         where link_id = $1 and state = 'planned' and first_slot <= $3 and before_slot >= $4)`,
      [linkId, source, first, before, why, dueAt],
    );
}

export async function nextFetch(database: Queryable, linkId: string, now: Date): Promise<FetchRow | null> {
  const rows = await database.query<FetchRow>(
    `select id, link_id, source, first_slot, before_slot, why, attempt from ingestion.source_fetch
     where link_id = $1 and state = 'planned' and due_at <= $2 order by before_slot desc, id limit 1`,
    [linkId, now],
  );
  return rows[0] ?? null;
}

export async function countFetched(tx: Queryable, id: string, halfHours: number): Promise<void> {
  await tx.query("update ingestion.source_fetch set half_hours = half_hours + $2 where id = $1", [
    id,
    halfHours,
  ]);
}

/** False where it was cancelled meanwhile. */
export async function endFetch(
  tx: Queryable,
  id: string,
  end: {
    readonly state: "answered" | "failed";
    readonly code: string | null;
    readonly rejected: Readonly<Record<string, number>> | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.source_fetch set state = $2, code = $3, rejected = $4, ended_at = $5
     where id = $1 and state = 'planned' returning 1`,
    [id, end.state, end.code, end.rejected === null ? null : JSON.stringify(end.rejected), end.at],
  );
  return rows.length === 1;
}

/** `asTry`: false where the source was not asked at all. */
export async function delayFetch(
  tx: Queryable,
  id: string,
  dueAt: Date,
  code: string,
  asTry: boolean,
): Promise<void> {
  await tx.query(
    `update ingestion.source_fetch set due_at = $2, code = $3, attempt = attempt + $4
     where id = $1 and state = 'planned'`,
    [id, dueAt, code, asTry ? 1 : 0],
  );
}

export async function cancelFetches(tx: Queryable, linkId: string, code: string, at: Date): Promise<void> {
  await tx.query(
    `update ingestion.source_fetch set state = 'cancelled', code = $2, ended_at = $3
     where link_id = $1 and state = 'planned'`,
    [linkId, code, at],
  );
}

/** Made due again from the start. */
export async function replanFetch(tx: Queryable, id: string, dueAt: Date): Promise<void> {
  await tx.query(
    `update ingestion.source_fetch set state = 'planned', attempt = 1, code = null, ended_at = null, due_at = $2
     where id = $1 and state = 'failed'`,
    [id, dueAt],
  );
}

export interface FetchProgress {
  readonly total: number;
  readonly answered: number;
  readonly open: number;
  /** Of what is open and was tried: when it is tried next. */
  readonly nextTryAt: Date | null;
}

/** Of the ranges that were planned when the collection was begun. */
export async function fetchProgress(
  database: Queryable,
  linkId: string,
  source: string,
  begunAt: Date,
): Promise<FetchProgress> {
  const [row] = await database.query<{ total: number; answered: number; open: number; next: Date | null }>(
    `select count(*)::int as total, count(*) filter (where state = 'answered')::int as answered,
       count(*) filter (where state = 'planned')::int as open,
       min(due_at) filter (where state = 'planned' and code is not null) as next
     from ingestion.source_fetch
     where link_id = $1 and source = $2 and why = 'link' and (ended_at is null or ended_at >= $3)`,
    [linkId, source, begunAt],
  );
  return {
    total: row?.total ?? 0,
    answered: row?.answered ?? 0,
    open: row?.open ?? 0,
    nextTryAt: row?.next ?? null,
  };
}

export interface FetchOrigin extends Row {
  readonly id: string;
  readonly source: string;
  readonly ended_at: Date;
}

export async function fetchesOver(database: Queryable, linkId: string, slot: Slot): Promise<FetchOrigin[]> {
  return database.query<FetchOrigin>(
    `select id, source, ended_at from ingestion.source_fetch
     where link_id = $1 and state = 'answered' and first_slot <= $2 and before_slot > $2 and half_hours > 0
     order by ended_at desc limit 100`,
    [linkId, slot],
  );
}

export async function readTries(database: Queryable, linkId: string): Promise<DayTry[]> {
  const rows = await database.query<{ on_date: LondonDate; tries: number; next_on: LondonDate }>(
    "select on_date, tries, next_on from ingestion.day_try where link_id = $1",
    [linkId],
  );
  return rows.map((row) => ({ date: row.on_date, tries: row.tries, nextOn: row.next_on }));
}

export async function writeTries(
  tx: Queryable,
  linkId: string,
  tries: readonly DayTry[],
  done: readonly LondonDate[],
): Promise<void> {
  await tx.query("delete from ingestion.day_try where link_id = $1 and on_date = any($2::date[])", [
    linkId,
    done,
  ]);
  await tx.query(
    `insert into ingestion.day_try (link_id, on_date, tries, next_on)
     select $1, * from unnest($2::date[], $3::int[], $4::date[])
     on conflict (link_id, on_date) do update set tries = excluded.tries, next_on = excluded.next_on`,
    [linkId, tries.map(({ date }) => date), tries.map((one) => one.tries), tries.map(({ nextOn }) => nextOn)],
  );
}

/** Another source may have what the last one did not. */
export async function forgetTries(tx: Queryable, linkId: string): Promise<void> {
  await tx.query("delete from ingestion.day_try where link_id = $1", [linkId]);
}

export async function removeOldFetches(database: Queryable, before: Date): Promise<number> {
  const rows = await database.query("delete from ingestion.source_fetch where ended_at < $1 returning 1", [
    before,
  ]);
  return rows.length;
}
