import type { Database, Queryable, Row } from "@halfhourly/database";
import type { MasterKeyGeneration } from "./port.js";

/** A generation that the database knows. */
export interface RegisteredGeneration {
  readonly id: string;
  readonly number: number;
  /** Whether any key is wrapped by it. */
  readonly isUsed: boolean;
  /** Whether the rotation to it has passed over every key. */
  readonly isRewrapped: boolean;
}

interface RegisteredRow extends Row {
  readonly id: string;
  readonly number: number;
  readonly is_used: boolean;
  readonly is_rewrapped: boolean;
}

const wraps = `(exists (select from keys.household_key k where k.master_key_id = g.id)
  or exists (select from keys.signing_key k where k.master_key_id = g.id)
  or exists (select from keys.field_hash_key k where k.master_key_id = g.id))`;

/** One process at a time changes the generations, in the database and in the file. */
export async function inLock<T>(database: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('master key', 0))");
    return work(tx);
  });
}

/** Oldest first. */
export async function readRegistered(queryable: Queryable): Promise<readonly RegisteredGeneration[]> {
  const rows = await queryable.query<RegisteredRow>(
    `select g.id, g.number, ${wraps} as is_used, g.rewrapped_at is not null as is_rewrapped from keys.master_key g order by g.number`,
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    isUsed: row.is_used,
    isRewrapped: row.is_rewrapped,
  }));
}

/** The id of the generation that wraps; null where none was registered. */
export async function readNewestId(queryable: Queryable): Promise<string | null> {
  const rows = await queryable.query<{ id: string }>(
    "select id from keys.master_key order by number desc limit 1",
  );
  return rows[0]?.id ?? null;
}

export async function register(tx: Queryable, { id, number }: MasterKeyGeneration): Promise<void> {
  await tx.query("insert into keys.master_key (id, number) values ($1, $2) on conflict (id) do nothing", [
    id,
    number,
  ]);
}

export async function noteRewrapped(queryable: Queryable, id: string): Promise<void> {
  await queryable.query(
    "update keys.master_key set rewrapped_at = coalesce(rewrapped_at, now()) where id = $1",
    [id],
  );
}

/** Leaves those that still wrap a key. */
export async function forgetUnused(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx.query(`delete from keys.master_key g where g.id = any($1::text[]) and not ${wraps}`, [ids]);
}
