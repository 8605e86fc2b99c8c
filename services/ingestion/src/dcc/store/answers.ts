import type { Queryable, Row } from "@halfhourly/database";
import type { Direction, Element, Slot } from "@halfhourly/domain";
import type { RequestReason, RequestVariant } from "./requests.js";
import { slotsFromText, slotsToText, type SlotRun } from "../slot-runs.js";

export interface AnswerRow extends Row {
  readonly id: string;
  readonly collection_id: string;
  readonly request_id: string | null;
  /** Of the request that it answers; null for a schedule's answer. */
  readonly counter: string | null;
  readonly variant: RequestVariant | null;
  readonly why: RequestReason | null;
  readonly form: "gbcs" | "smets1";
  readonly first_slot: string;
  readonly last_slot: string;
  readonly answered_at: Date;
  readonly received_at: Date;
  readonly decode_attempts: number;
  readonly payload: Buffer | null;
}

export interface NewAnswer {
  readonly id: string;
  readonly collectionId: string;
  readonly requestId: string | null;
  readonly scheduleId: string | null;
  readonly digest: string;
  readonly form: AnswerRow["form"];
  readonly first: Slot;
  readonly last: Slot;
  readonly answeredAt: Date;
  readonly receivedAt: Date;
  readonly payload: Uint8Array;
}

/** False where the very same answer is held. */
export async function insertAnswer(tx: Queryable, answer: NewAnswer): Promise<boolean> {
  const rows = await tx.query(
    `insert into ingestion.dcc_answer (id, collection_id, request_id, schedule_id, digest, form, first_slot, last_slot,
       answered_at, received_at, decode_after, payload)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11) on conflict do nothing returning 1`,
    [
      answer.id,
      answer.collectionId,
      answer.requestId,
      answer.scheduleId,
      answer.digest,
      answer.form,
      answer.first,
      answer.last,
      answer.answeredAt,
      answer.receivedAt,
      answer.payload,
    ],
  );
  return rows.length === 1;
}

/**
 * A collection with answers to decode that nobody decodes: its answers are taken by one worker, in their order. Found from
 * the answers that wait, the longest first: among millions of collections few have any.
 */
export async function claimDecoding(
  database: Queryable,
  now: Date,
  claimSeconds: number,
): Promise<string | null> {
  const rows = await database.query<{ id: string }>(
    `update ingestion.dcc_collection set decoding_until = now() + make_interval(secs => $2)
     where id = (
       select c.id from ingestion.dcc_answer a join ingestion.dcc_collection c on c.id = a.collection_id
       where a.decoded_at is null and a.decode_after <= $1
         and (c.decoding_until is null or c.decoding_until < now())
       order by a.decode_after limit 1 for update of c skip locked)
     returning id`,
    [now, claimSeconds],
  );
  return rows[0]?.id ?? null;
}

export async function releaseDecoding(database: Queryable, collectionId: string): Promise<void> {
  await database.query("update ingestion.dcc_collection set decoding_until = null where id = $1", [
    collectionId,
  ]);
}

/** The oldest answer that waits, by the network's own time, so that answers out of order are stored in order. */
export async function nextToDecode(
  database: Queryable,
  collectionId: string,
  now: Date,
): Promise<AnswerRow | null> {
  const rows = await database.query<AnswerRow>(
    `select a.id, a.collection_id, a.request_id, r.counter, r.variant, r.why, a.form, a.first_slot, a.last_slot, a.answered_at, a.received_at,
       a.decode_attempts, a.payload
     from ingestion.dcc_answer a left join ingestion.dcc_request r on r.id = a.request_id
     where a.collection_id = $1 and a.decoded_at is null and a.decode_after <= $2
     order by a.answered_at, a.received_at limit 1`,
    [collectionId, now],
  );
  return rows[0] ?? null;
}

export async function postponeDecoding(database: Queryable, id: string, after: Date): Promise<void> {
  await database.query(
    "update ingestion.dcc_answer set decode_after = $2, decode_attempts = decode_attempts + 1 where id = $1",
    [id, after],
  );
}

/**
 * Every raw answer that is kept and came since then waits to be decoded anew. Its lineage stays until it is, so that an
 * older answer never takes a newer one's place meanwhile. @returns how many
 */
export async function decodeAgain(database: Queryable, since: Date, now: Date): Promise<number> {
  const rows = await database.query(
    `update ingestion.dcc_answer set decoded_at = null, decode_after = $2, decode_attempts = 0, fault = null, rejected = null
     where received_at >= $1 and payload is not null and decoded_at is not null returning 1`,
    [since, now],
  );
  return rows.length;
}

export interface DecodedEnd {
  readonly at: Date;
  readonly fault: string | null;
  /** How many entries were left out, by code. */
  readonly rejected: Readonly<Record<string, number>>;
}

/** False where the answer is gone or was decoded elsewhere. */
export async function markDecoded(tx: Queryable, id: string, end: DecodedEnd): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.dcc_answer set decoded_at = $2, fault = $3, rejected = $4
     where id = $1 and decoded_at is null returning 1`,
    [id, end.at, end.fault, JSON.stringify(end.rejected)],
  );
  return rows.length === 1;
}

export async function removeAnswer(tx: Queryable, id: string): Promise<void> {
  await tx.query("delete from ingestion.dcc_answer where id = $1", [id]);
}

export interface RegisterOfAnswer {
  readonly direction: Direction;
  readonly element: Element;
}

/** What an earlier decoding said that the answer had brought. */
export async function clearLineage(tx: Queryable, answerId: string): Promise<void> {
  await tx.query("delete from ingestion.dcc_answer_slots where answer_id = $1", [answerId]);
}

export async function insertLineage(
  tx: Queryable,
  answerId: string,
  { direction, element }: RegisterOfAnswer,
  runs: readonly SlotRun[],
): Promise<void> {
  await tx.query(
    `insert into ingestion.dcc_answer_slots (answer_id, direction, element, slots) values ($1, $2, $3, $4::int8multirange)
     on conflict (answer_id, direction, element) do update set slots = excluded.slots`,
    [answerId, direction, element, slotsToText(runs)],
  );
}

/** Which slots of a register answers made after `answeredAt` have brought. */
export async function slotsBroughtAfter(
  database: Queryable,
  answer: Pick<AnswerRow, "collection_id" | "answered_at">,
  { direction, element }: RegisterOfAnswer,
): Promise<readonly SlotRun[]> {
  const rows = await database.query<{ slots: string }>(
    `select coalesce(range_agg(s.slots), '{}')::text as slots
     from ingestion.dcc_answer a join ingestion.dcc_answer_slots s on s.answer_id = a.id
     where a.collection_id = $1 and a.answered_at > $2 and s.direction = $3 and s.element = $4`,
    [answer.collection_id, answer.answered_at, direction, element],
  );
  return slotsFromText(rows[0]?.slots ?? "{}");
}

export interface OriginRow extends Row {
  readonly id: string;
  readonly received_at: Date;
  readonly is_kept: boolean;
}

/** Newest first. */
export async function originsOf(database: Queryable, collectionId: string, slot: Slot): Promise<OriginRow[]> {
  return database.query<OriginRow>(
    `select a.id, a.received_at, a.payload is not null as is_kept
     from ingestion.dcc_answer a join ingestion.dcc_answer_slots s on s.answer_id = a.id
     where a.collection_id = $1 and s.slots @> $2::bigint
     group by a.id order by a.answered_at desc, a.received_at desc`,
    [collectionId, slot],
  );
}
