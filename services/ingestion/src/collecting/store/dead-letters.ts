import type { DeadLetter, SourceName } from "@halfhourly/contracts";
import type { Queryable, Row } from "@halfhourly/database";
import { londonDateOf } from "@halfhourly/domain";
import type { SlotRange } from "../../suppliers/port.js";

export interface LetterRow extends Row {
  readonly id: string;
  readonly link_id: string;
  readonly source: SourceName;
  readonly stage: DeadLetter["stage"];
  readonly reason: string;
  readonly attempts: number;
  readonly at: Date;
  readonly fetch_id: string | null;
}

/** One a stage of a link, or a range: a fault that comes again renews it. */
export async function putLetter(
  tx: Queryable,
  made: {
    readonly id: string;
    readonly linkId: string;
    readonly household: string;
    readonly source: string;
    readonly stage: DeadLetter["stage"];
    readonly reason: string;
    readonly attempts: number;
    readonly at: Date;
    readonly fetchId: string | null;
    readonly detail: Uint8Array;
  },
): Promise<void> {
  await tx.query(
    `delete from ingestion.dead_letter where link_id = $1 and stage = $2 and fetch_id is not distinct from $3`,
    [made.linkId, made.stage, made.fetchId],
  );
  await tx.query(
    `insert into ingestion.dead_letter
       (id, link_id, household, source, stage, reason, attempts, at, fetch_id, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      made.id,
      made.linkId,
      made.household,
      made.source,
      made.stage,
      made.reason,
      made.attempts,
      made.at,
      made.fetchId,
      made.detail,
    ],
  );
}

/** A record of the stream that can never be stored: as it is, sealed by whoever appended it. */
export async function putRecord(
  database: Queryable,
  made: {
    readonly id: string;
    readonly reason: string;
    readonly at: Date;
    readonly key: string;
    readonly value: Uint8Array;
  },
): Promise<void> {
  await database.query(
    `insert into ingestion.dead_letter (id, source, stage, reason, attempts, at, record_key, detail)
     values ($1, $2, 'store', $3, 1, $4, $5, $6)`,
    [made.id, STREAM, made.reason, made.at, made.key, made.value],
  );
}

export async function readRecords(
  database: Queryable,
  which: { readonly source: string | null; readonly id: string | null },
): Promise<{ readonly id: string; readonly record_key: string; readonly detail: Buffer }[]> {
  return database.query<{ id: string; record_key: string; detail: Buffer }>(
    `select id, record_key, detail from ingestion.dead_letter
     where record_key is not null and ($1::text is null or source = $1) and ($2::text is null or id = $2)
     order by at limit 1000`,
    [which.source, which.id],
  );
}

export async function removeRecords(database: Queryable, ids: readonly string[]): Promise<void> {
  await database.query("delete from ingestion.dead_letter where id = any($1)", [ids]);
}

/** In the place of a source's name: what went wrong behind all of them. */
export const STREAM = "stream";

export async function listLetters(
  database: Queryable,
  source: string | null,
): Promise<{ readonly letters: readonly DeadLetter[]; readonly total: number }> {
  const rows = await database.query<
    LetterRow & { readonly first_slot: string | null; readonly before_slot: string | null }
  >(
    `select d.id, d.link_id, d.source, d.stage, d.reason, d.attempts, d.at, d.fetch_id, f.first_slot, f.before_slot
     from ingestion.dead_letter d left join ingestion.source_fetch f on f.id = d.fetch_id
     where $1::text is null or d.source = $1 order by d.at, d.id limit 200`,
    [source],
  );
  const [count] = await database.query<{ total: number }>(
    "select count(*)::int as total from ingestion.dead_letter where $1::text is null or source = $1",
    [source],
  );
  return {
    total: count?.total ?? 0,
    letters: rows.map((row) => ({
      id: row.id,
      source: row.source,
      stage: row.stage,
      reason: row.reason,
      atMs: row.at.getTime(),
      attempts: row.attempts,
      from: row.first_slot === null ? null : londonDateOf(Number(row.first_slot)),
      to: row.before_slot === null ? null : londonDateOf(Number(row.before_slot) - 1),
    })),
  };
}

/** Taken out, whole or none: each is tried again by the caller. At most 1,000 at a time. */
export async function takeLetters(
  tx: Queryable,
  which: { readonly source: string | null; readonly id: string | null },
): Promise<LetterRow[]> {
  return tx.query<LetterRow>(
    `delete from ingestion.dead_letter where id in (
       select id from ingestion.dead_letter
       where link_id is not null and ($1::text is null or source = $1) and ($2::text is null or id = $2)
       order by at limit 1000 for update skip locked)
     returning id, link_id, source, stage, reason, attempts, at, fetch_id`,
    [which.source, which.id],
  );
}

export async function removeLettersOf(tx: Queryable, linkId: string): Promise<void> {
  await tx.query("delete from ingestion.dead_letter where link_id = $1", [linkId]);
}

/** What was given up and is answered after all: of a stage by itself, or of ranges within the one that was answered. */
export async function removeAnswered(
  tx: Queryable,
  linkId: string,
  stage: DeadLetter["stage"],
  range: SlotRange | null,
): Promise<void> {
  await tx.query(
    `delete from ingestion.dead_letter d where link_id = $1 and stage = $2 and case when $3::bigint is null
       then fetch_id is null
       else exists (select from ingestion.source_fetch f
         where f.id = d.fetch_id and f.state = 'failed' and f.first_slot >= $3 and f.before_slot <= $4) end`,
    [linkId, stage, range?.first ?? null, range?.before ?? null],
  );
}
