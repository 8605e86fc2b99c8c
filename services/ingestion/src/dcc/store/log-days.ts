import type { Queryable, Row } from "@halfhourly/database";
import type { Slot } from "@halfhourly/domain";
import type { SlotRun } from "../slot-runs.js";

/** `asked-again`: its half hours were asked for once more. `differs`: they did not mend it. */
export type LogDayState = "asked-again" | "differs";

export interface KnownLogDay {
  readonly state: LogDayState;
  /** Whether the half hours that were asked for again may still come. */
  readonly isOpen: boolean;
}

interface KnownRow extends Row {
  readonly first_slot: string;
  readonly state: LogDayState;
  readonly is_open: boolean;
}

/** Days of a collection on which the meter's own total was not the sum of its half hours, by their first slot. */
export async function readLogDays(
  tx: Queryable,
  collectionId: string,
): Promise<ReadonlyMap<Slot, KnownLogDay>> {
  const rows = await tx.query<KnownRow>(
    `select d.first_slot, d.state, exists (
       select from ingestion.dcc_request r left join ingestion.dcc_answer a on a.request_id = r.id
       where r.collection_id = d.collection_id and r.why = 'reconcile' and r.variant <> '4.17'
         and r.first_slot <= d.first_slot and r.last_slot >= d.first_slot
         and (r.state in ('planned', 'sent', 'acknowledged') or (a.id is not null and a.decoded_at is null))
     ) as is_open
     from ingestion.dcc_log_day d where d.collection_id = $1`,
    [collectionId],
  );
  return new Map(
    rows.map(({ first_slot: firstSlot, state, is_open: isOpen }) => [Number(firstSlot), { state, isOpen }]),
  );
}

export async function noteLogDay(
  tx: Queryable,
  collectionId: string,
  firstSlot: Slot,
  at: Date,
  totals: Uint8Array,
): Promise<void> {
  await tx.query(
    `insert into ingestion.dcc_log_day (collection_id, first_slot, state, noted_at, totals)
     values ($1, $2, 'asked-again', $3, $4) on conflict do nothing`,
    [collectionId, firstSlot, at, totals],
  );
}

export async function markLogDay(
  tx: Queryable,
  collectionId: string,
  firstSlot: Slot,
  at: Date,
  totals: Uint8Array,
): Promise<void> {
  await tx.query(
    `update ingestion.dcc_log_day set state = 'differs', noted_at = $3, totals = $4
     where collection_id = $1 and first_slot = $2`,
    [collectionId, firstSlot, at, totals],
  );
}

export async function removeLogDay(tx: Queryable, collectionId: string, firstSlot: Slot): Promise<void> {
  await tx.query("delete from ingestion.dcc_log_day where collection_id = $1 and first_slot = $2", [
    collectionId,
    firstSlot,
  ]);
}

/** The meter was exchanged: nobody can say any more whether the asking again has mended them. */
export async function removeAskedAgain(tx: Queryable, collectionId: string): Promise<void> {
  await tx.query("delete from ingestion.dcc_log_day where collection_id = $1 and state = 'asked-again'", [
    collectionId,
  ]);
}

export async function isAskedAgain(
  tx: Queryable,
  collectionId: string,
  { first, last }: SlotRun,
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from ingestion.dcc_log_day
     where collection_id = $1 and state = 'asked-again' and first_slot between $2 and $3 limit 1`,
    [collectionId, first, last],
  );
  return rows.length > 0;
}

export interface MarkedRow extends Row {
  readonly first_slot: string;
  readonly totals: Buffer;
}

/** Days that still differ, oldest first. */
export async function markedLogDays(database: Queryable, collectionId: string): Promise<MarkedRow[]> {
  return database.query<MarkedRow>(
    `select first_slot, totals from ingestion.dcc_log_day
     where collection_id = $1 and state = 'differs' order by first_slot`,
    [collectionId],
  );
}

export async function countMarked(database: Queryable): Promise<number> {
  const [row] = await database.query<{ marked: number }>(
    "select count(*)::int as marked from ingestion.dcc_log_day where state = 'differs'",
  );
  return row?.marked ?? 0;
}

/** Whether the daily log was asked for by the calendar since then. */
export async function wasLogAsked(tx: Queryable, collectionId: string, since: Date): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from ingestion.dcc_request
     where collection_id = $1 and variant = '4.17' and why = 'daily-log' and state <> 'cancelled' and not_before > $2 limit 1`,
    [collectionId, since],
  );
  return rows.length > 0;
}
