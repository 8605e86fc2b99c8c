import type { Queryable, Row } from "@halfhourly/database";
import type { Direction, Slot } from "@halfhourly/domain";

export type RequestState =
  "planned" | "sent" | "acknowledged" | "answered" | "refused" | "expired" | "cancelled";
export type RequestReason =
  "link" | "gap" | "schedule" | "inventory" | "tariff" | "proof" | "daily-log" | "reconcile";
/** Service reference variants (DUIS 5.4). */
export type RequestVariant = "4.8.1" | "4.8.3" | "4.11.1" | "4.17" | "5.1" | "5.3" | "8.2" | "9.1";

/** One request id: a request that is asked again is a row of its own, so that a late answer still finds its row. */
export interface RequestRow extends Row {
  readonly id: string;
  readonly collection_id: string | null;
  readonly schedule_id: string | null;
  readonly variant: RequestVariant;
  readonly why: RequestReason;
  readonly direction: Direction | null;
  readonly first_slot: string | null;
  readonly last_slot: string | null;
  readonly state: RequestState;
  readonly attempt: number;
  readonly unreached: number;
  readonly superseded_by: string | null;
  readonly counter: string | null;
  readonly target_hash: string | null;
  readonly code: string | null;
  readonly answer_digest: string | null;
}

/** Sent, and nothing final is known of it. */
export function isOpen({ state }: Pick<RequestRow, "state">): boolean {
  return state === "sent" || state === "acknowledged";
}

export const REQUEST_COLUMNS = `id, collection_id, schedule_id, variant, why, direction, first_slot, last_slot, state, attempt, unreached, superseded_by,
  counter, target_hash, code, answer_digest`;

export interface PlannedRequest {
  readonly collectionId: string | null;
  readonly variant: RequestVariant;
  readonly why: RequestReason;
  readonly notBefore: Date;
  readonly scheduleId?: string;
  readonly direction?: Direction;
  readonly slots?: { readonly first: Slot; readonly last: Slot };
  readonly attempt?: number;
  readonly unreached?: number;
}

/** @returns the row's id; null where the deletion of that schedule is planned already. */
export async function planRequest(tx: Queryable, planned: PlannedRequest): Promise<string | null> {
  const { collectionId, variant, why, notBefore, scheduleId, direction, slots, attempt, unreached } = planned;
  const rows = await tx.query<{ id: string }>(
    `insert into ingestion.dcc_request
       (collection_id, variant, why, not_before, schedule_id, direction, first_slot, last_slot, attempt, unreached)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      collectionId,
      variant,
      why,
      notBefore,
      scheduleId ?? null,
      direction ?? null,
      slots?.first ?? null,
      slots?.last ?? null,
      attempt ?? 1,
      unreached ?? 0,
    ],
  );
  return rows[0]?.id ?? null;
}

export interface Sending {
  readonly originator: string;
  readonly counter: bigint;
  readonly targetHash: string;
  readonly at: Date;
  readonly deadline: Date;
}

/** False where the request is no longer planned: it was cancelled or another process sent it. */
export async function markSent(tx: Queryable, id: string, sending: Sending): Promise<boolean> {
  const rows = await tx.query(
    `update ingestion.dcc_request set state = 'sent', originator = $2, counter = $3, target_hash = $4, sent_at = $5,
       deadline = $6
     where id = $1 and state = 'planned' returning 1`,
    [id, sending.originator, sending.counter, sending.targetHash, sending.at, sending.deadline],
  );
  return rows.length === 1;
}

export async function markAcknowledged(
  tx: Queryable,
  id: string,
  code: string,
  deadline: Date,
): Promise<void> {
  await tx.query(
    "update ingestion.dcc_request set state = 'acknowledged', code = $2, deadline = $3 where id = $1 and state = 'sent'",
    [id, code, deadline],
  );
}

export interface RequestEnd {
  readonly state: Extract<RequestState, "answered" | "refused" | "expired" | "cancelled">;
  readonly code: string;
  readonly at: Date;
  readonly digest?: string;
}

export async function endRequest(tx: Queryable, id: string, end: RequestEnd): Promise<void> {
  await tx.query(
    `update ingestion.dcc_request
     set state = $2, code = $3, ended_at = $4, answer_digest = coalesce($5, answer_digest), deadline = null, claimed_until = null,
       superseded_by = case when $2 = 'answered' then null else superseded_by end
     where id = $1`,
    [id, end.state, end.code, end.at, end.digest ?? null],
  );
}

export async function markSuperseded(tx: Queryable, id: string, by: string): Promise<void> {
  await tx.query("update ingestion.dcc_request set superseded_by = $2 where id = $1", [id, by]);
}

/** The meter's own word on an answered request, such as `not-found`. */
export async function setCode(tx: Queryable, id: string, code: string): Promise<void> {
  await tx.query("update ingestion.dcc_request set code = $2 where id = $1", [id, code]);
}

/** Locked until the transaction ends, so that two deliveries of one answer go one after another. */
export async function lockRequest(tx: Queryable, id: string): Promise<RequestRow | null> {
  const rows = await tx.query<RequestRow>(
    `select ${REQUEST_COLUMNS} from ingestion.dcc_request where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

export async function findByCounter(
  database: Queryable,
  originator: string,
  counter: bigint,
): Promise<RequestRow | null> {
  const rows = await database.query<RequestRow>(
    `select ${REQUEST_COLUMNS} from ingestion.dcc_request where originator = $1 and counter = $2`,
    [originator, counter],
  );
  return rows[0] ?? null;
}

/** Whose answer is overdue. */
export async function overdueRequests(database: Queryable, now: Date, most: number): Promise<RequestRow[]> {
  return database.query<RequestRow>(
    `select ${REQUEST_COLUMNS} from ingestion.dcc_request
     where state in ('sent', 'acknowledged') and deadline < $1 order by deadline limit $2`,
    [now, most],
  );
}

/** What was asked and is not yet answered stays as it is: its answer finds a collection that takes nothing. */
export async function cancelPlanned(
  tx: Queryable,
  collectionId: string,
  code: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `update ingestion.dcc_request set state = 'cancelled', code = $2, ended_at = $3
     where collection_id = $1 and state = 'planned'`,
    [collectionId, code, at],
  );
}
