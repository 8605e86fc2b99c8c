import type { CollectionProblem, CollectionState, ProofOffered } from "@halfhourly/contracts";
import type { Queryable, Row } from "@halfhourly/database";
import type { Fuel } from "@halfhourly/domain";

/** `running` is not stored: it is a collection whose history has no request open. */
export type StoredPhase = Exclude<CollectionState, "running">;

export interface CollectionRow extends Row {
  readonly id: string;
  readonly household: string;
  readonly meter_id: string;
  readonly meter_point_hash: string;
  readonly fuel: Fuel;
  readonly proof: ProofOffered["kind"];
  readonly state: StoredPhase;
  readonly problem: CollectionProblem | null;
  readonly task: Buffer;
  readonly tariff: Buffer | null;
  readonly begun_at: Date;
  readonly number_shown_at: Date | null;
  readonly first_slot: string | null;
  readonly last_slot: string | null;
  readonly half_hours_stored: string;
  readonly half_hours_not_held: number;
  readonly last_answer_at: Date | null;
  readonly whole_looked: boolean;
}

const SHOWN = `id, household, meter_id, meter_point_hash, fuel, proof, state, problem, task, tariff, begun_at,
  number_shown_at, first_slot, last_slot, half_hours_stored, half_hours_not_held, last_answer_at, whole_looked`;

export interface NewCollectionRow {
  readonly id: string;
  readonly household: string;
  readonly meterId: string;
  readonly meterPointHash: string;
  readonly fuel: Fuel;
  readonly proof: ProofOffered["kind"];
  readonly task: Uint8Array;
  readonly begunAt: Date;
}

/** False where the meter has a collection already. */
export async function insertCollection(tx: Queryable, made: NewCollectionRow): Promise<boolean> {
  const { id, household, meterId, meterPointHash, fuel, proof, task, begunAt } = made;
  const rows = await tx.query(
    `insert into ingestion.dcc_collection (id, household, meter_id, meter_point_hash, fuel, proof, state, task, begun_at)
     values ($1, $2, $3, $4, $5, $6, 'proving', $7, $8) on conflict (household, meter_id) do nothing returning 1`,
    [id, household, meterId, meterPointHash, fuel, proof, task, begunAt],
  );
  return rows.length === 1;
}

/** From the start, with a new proof: its old ledger goes, what its answers brought stays known. */
export async function restartCollection(tx: Queryable, made: NewCollectionRow): Promise<void> {
  const { id, meterPointHash, fuel, proof, task, begunAt } = made;
  await tx.query("delete from ingestion.dcc_request where collection_id = $1", [id]);
  await tx.query("delete from ingestion.dcc_device_certificate where collection_id = $1", [id]);
  await tx.query(
    `update ingestion.dcc_collection
     set meter_point_hash = $2, fuel = $3, proof = $4, state = 'proving', problem = null, task = $5, tariff = null, begun_at = $6,
       number_shown_at = null, first_slot = null, last_slot = null, half_hours_stored = 0, half_hours_not_held = 0,
       last_answer_at = null, gaps_looked_on = null, whole_looked = false
     where id = $1`,
    [id, meterPointHash, fuel, proof, task, begunAt],
  );
}

export async function findCollection(
  database: Queryable,
  household: string,
  meterId: string,
): Promise<CollectionRow | null> {
  const rows = await database.query<CollectionRow>(
    `select ${SHOWN} from ingestion.dcc_collection where household = $1 and meter_id = $2`,
    [household, meterId],
  );
  return rows[0] ?? null;
}

export async function readCollection(database: Queryable, id: string): Promise<CollectionRow | null> {
  const rows = await database.query<CollectionRow>(
    `select ${SHOWN} from ingestion.dcc_collection where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Held until the transaction ends: what an answer does to a collection and what ends it go one after another. */
export async function lockCollection(tx: Queryable, id: string): Promise<CollectionRow | null> {
  const rows = await tx.query<CollectionRow>(
    `select ${SHOWN} from ingestion.dcc_collection where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** A household's collections for a meter point and fuel, or all of them, locked. */
export async function lockCollections(
  tx: Queryable,
  household: string,
  only: { readonly meterPointHash: string; readonly fuel: Fuel } | null,
): Promise<CollectionRow[]> {
  return tx.query<CollectionRow>(
    `select ${SHOWN} from ingestion.dcc_collection
     where household = $1 and ($2::text is null or (meter_point_hash = $2 and fuel = $3)) order by id for update`,
    [household, only?.meterPointHash ?? null, only?.fuel ?? null],
  );
}

export async function setPhase(
  tx: Queryable,
  id: string,
  state: StoredPhase,
  problem: CollectionProblem | null,
): Promise<void> {
  await tx.query("update ingestion.dcc_collection set state = $2, problem = $3 where id = $1", [
    id,
    state,
    problem,
  ]);
}

export async function setProblem(
  tx: Queryable,
  id: string,
  problem: CollectionProblem | null,
): Promise<void> {
  await tx.query("update ingestion.dcc_collection set problem = $2 where id = $1", [id, problem]);
}

export async function setTask(tx: Queryable, id: string, task: Uint8Array): Promise<void> {
  await tx.query("update ingestion.dcc_collection set task = $2 where id = $1", [id, task]);
}

export async function setTariff(tx: Queryable, id: string, tariff: Uint8Array): Promise<void> {
  await tx.query("update ingestion.dcc_collection set tariff = $2 where id = $1", [id, tariff]);
}

export async function setNumberShown(tx: Queryable, id: string, at: Date): Promise<void> {
  await tx.query("update ingestion.dcc_collection set number_shown_at = $2 where id = $1", [id, at]);
}

export async function setHistory(
  tx: Queryable,
  id: string,
  history: { readonly first: number; readonly last: number },
): Promise<void> {
  await tx.query("update ingestion.dcc_collection set first_slot = $2, last_slot = $3 where id = $1", [
    id,
    history.first,
    history.last,
  ]);
}

/** `overcame`: what an answer shows to be in the way no longer. */
export async function noteAnswer(
  tx: Queryable,
  id: string,
  at: Date,
  overcame: readonly CollectionProblem[],
): Promise<void> {
  await tx.query(
    `update ingestion.dcc_collection set last_answer_at = greatest(last_answer_at, $2),
       problem = case when problem = any($3) then null else problem end where id = $1`,
    [id, at, overcame],
  );
}

export async function removeCollections(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query("delete from ingestion.dcc_collection where id = any($1)", [ids]);
}
