import type { CollectionProblem, SourceName } from "@halfhourly/contracts";
import type { Queryable, Row } from "@halfhourly/database";
import type { Fuel, LondonDate } from "@halfhourly/domain";

/** `running` is not stored: it is a collection whose history has no range open. */
export type LinkState = "waiting-for-review" | "collecting" | "refused" | "stopped";
export type LinkProof = "supplier-account" | "manual-review";

export interface LinkRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly meter_id: string;
  readonly meter_point_hash: string;
  readonly fuel: Fuel;
  readonly source: SourceName;
  readonly access_id: string | null;
  readonly proof: LinkProof;
  readonly state: LinkState;
  readonly problem: CollectionProblem | null;
  readonly task: Buffer;
  readonly moved_in: LondonDate | null;
  readonly begun_at: Date;
  readonly from_date: LondonDate | null;
  readonly to_date: LondonDate | null;
  readonly half_hours_stored: string;
  readonly newest_slot: string | null;
  readonly last_answer_at: Date | null;
  readonly look_at: Date | null;
  readonly looks_failed: number;
  readonly balance_due_at: Date | null;
  readonly balance_asked_at: Date | null;
  readonly balance: Buffer | null;
  readonly live_due_at: Date | null;
  readonly live_wanted_until: Date | null;
  readonly live_asked_at: Date | null;
  readonly live: Buffer | null;
}

export interface NewLink {
  readonly id: string;
  readonly household: string;
  readonly meterId: string;
  readonly meterPointHash: string;
  readonly fuel: Fuel;
  readonly source: SourceName;
  readonly accessId: string;
  readonly proof: LinkProof;
  readonly state: LinkState;
  readonly task: Uint8Array;
  readonly movedInOn: LondonDate | null;
  readonly begunAt: Date;
  /** When its account is looked at first; null while it waits for a review. */
  readonly lookAt: Date | null;
  readonly balanceDueAt: Date | null;
}

/**
 * A meter's one link, made or begun anew: what earlier sources brought stays known by its ranges, what they still had to
 * do is cancelled by the caller.
 */
export async function putLink(tx: Queryable, made: NewLink): Promise<LinkRow> {
  const rows = await tx.query<LinkRow>(
    `insert into ingestion.source_link
       (id, household, meter_id, meter_point_hash, fuel, source, access_id, proof, state, task, moved_in, begun_at, balance_due_at, look_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (household, meter_id) do update set
       meter_point_hash = excluded.meter_point_hash, fuel = excluded.fuel, source = excluded.source,
       access_id = excluded.access_id, proof = excluded.proof, state = excluded.state, problem = null, task = excluded.task,
       moved_in = excluded.moved_in, begun_at = excluded.begun_at, from_date = null, to_date = null,
       half_hours_stored = 0, last_answer_at = null, look_at = excluded.look_at, looks_failed = 0,
       balance_due_at = excluded.balance_due_at, balance_asked_at = null, balance = null,
       live_due_at = null, live_wanted_until = null, live_asked_at = null, live = null
     returning *`,
    [
      made.id,
      made.household,
      made.meterId,
      made.meterPointHash,
      made.fuel,
      made.source,
      made.accessId,
      made.proof,
      made.state,
      made.task,
      made.movedInOn,
      made.begunAt,
      made.balanceDueAt,
      made.lookAt,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("A link vanished while it was written.");
  return row;
}

export async function findLink(
  database: Queryable,
  household: string,
  meterId: string,
): Promise<LinkRow | null> {
  const rows = await database.query<LinkRow>(
    "select * from ingestion.source_link where household = $1 and meter_id = $2",
    [household, meterId],
  );
  return rows[0] ?? null;
}

export async function readLink(database: Queryable, id: string): Promise<LinkRow | null> {
  const rows = await database.query<LinkRow>("select * from ingestion.source_link where id = $1", [id]);
  return rows[0] ?? null;
}

/** Held until the transaction ends: what an answer does to a link and what ends it go one after another. */
export async function lockLink(tx: Queryable, id: string): Promise<LinkRow | null> {
  const rows = await tx.query<LinkRow>("select * from ingestion.source_link where id = $1 for update", [id]);
  return rows[0] ?? null;
}

/**
 * As `lockLink`, where it is still collected by the access that was asked under: what a source said meanwhile of one that was
 * ended, or begun anew with another source, is nobody's any more.
 */
export async function lockAsked(
  tx: Queryable,
  { id, access_id }: Pick<LinkRow, "id" | "access_id">,
): Promise<LinkRow | null> {
  const held = await lockLink(tx, id);
  return held?.state === "collecting" && held.access_id === access_id ? held : null;
}

export async function lockLinks(
  tx: Queryable,
  household: string,
  only: { readonly meterPointHash: string; readonly fuel: Fuel } | null,
): Promise<LinkRow[]> {
  return tx.query<LinkRow>(
    `select * from ingestion.source_link
     where household = $1 and ($2::text is null or (meter_point_hash = $2 and fuel = $3)) order by id for update`,
    [household, only?.meterPointHash ?? null, only?.fuel ?? null],
  );
}

export interface LinkChange {
  readonly state?: LinkState;
  readonly problem?: CollectionProblem | null;
  readonly task?: Uint8Array;
  readonly access_id?: string | null;
  readonly from_date?: LondonDate;
  readonly to_date?: LondonDate;
  readonly look_at?: Date | null;
  readonly looks_failed?: number;
  readonly last_answer_at?: Date;
  readonly balance_due_at?: Date | null;
  readonly balance_asked_at?: Date;
  readonly balance?: Uint8Array | null;
  readonly live_due_at?: Date | null;
  readonly live_wanted_until?: Date | null;
  readonly live_asked_at?: Date;
  readonly live?: Uint8Array | null;
}

/** The columns are named by this module's own type, never by what anybody sent. */
export async function changeLink(tx: Queryable, id: string, change: LinkChange): Promise<void> {
  const entries = Object.entries(change);
  if (entries.length === 0) return;
  const sets = entries.map(([column], at) => `${column} = $${at + 2}`).join(", ");
  await tx.query(`update ingestion.source_link set ${sets} where id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
}

/** What stored half hours do to their link: progress, and how fresh it is. */
export async function addStored(
  tx: Queryable,
  id: string,
  stored: number,
  newestSlot: number | null,
): Promise<void> {
  await tx.query(
    `update ingestion.source_link set half_hours_stored = half_hours_stored + $2,
       newest_slot = greatest(newest_slot, $3::bigint) where id = $1`,
    [id, stored, newestSlot],
  );
}

export async function removeLinks(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query("delete from ingestion.source_link where id = any($1)", [ids]);
}

export async function linksToReview(database: Queryable): Promise<LinkRow[]> {
  return database.query<LinkRow>(
    "select * from ingestion.source_link where state = 'waiting-for-review' order by begun_at limit 200",
  );
}
