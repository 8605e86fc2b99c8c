import { createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import type { Database } from "@halfhourly/database";
import { KeyDestroyed, type HouseholdKeys, type MasterKey } from "./port.js";

export interface HouseholdKeysOptions {
  readonly database: Database;
  readonly masterKey: MasterKey;
  /** UTC milliseconds; for tests. */
  readonly now?: () => number;
}

const cachedAtMost = 1_000;
/** A key that another process destroyed is used here for no longer than this. */
const cachedForMs = 60_000;
const dataKeyBytes = 32;

interface Cached {
  readonly key: Promise<KeyObject>;
  readonly untilMs: number;
}

/** Keys wrapped by the master key in PostgreSQL (schema `keys`), with the most recently used ones unwrapped in memory. */
export function createHouseholdKeys({
  database,
  masterKey,
  now = Date.now,
}: HouseholdKeysOptions): HouseholdKeys {
  const cache = new Map<string, Cached>();
  return {
    dataKey(household) {
      const cached = cache.get(household);
      cache.delete(household);
      const fresh = cached !== undefined && cached.untilMs > now();
      const entry = fresh
        ? cached
        : { key: loadKey(database, masterKey, household), untilMs: now() + cachedForMs };
      // Put last: a Map keeps insertion order, so the first entry is the one longest unused.
      cache.set(household, entry);
      dropOldest(cache);
      if (!fresh) entry.key.catch(() => cache.get(household) === entry && cache.delete(household));
      return entry.key;
    },
    async destroy(household) {
      await database.query(
        `insert into keys.household_key (household, master_key_id, wrapped, destroyed_at) values ($1, null, null, now())
         on conflict (household) do update
           set master_key_id = null, wrapped = null, destroyed_at = coalesce(household_key.destroyed_at, now())`,
        [household],
      );
      cache.delete(household);
    },
  };
}

function dropOldest(cache: Map<string, Cached>): void {
  const [oldest] = cache.keys();
  if (cache.size > cachedAtMost && oldest !== undefined) cache.delete(oldest);
}

interface KeyRow extends Record<string, unknown> {
  readonly master_key_id: string | null;
  readonly wrapped: Buffer | null;
  readonly version: number;
}

async function loadKey(database: Database, masterKey: MasterKey, household: string): Promise<KeyObject> {
  const row = (await readRow(database, household)) ?? (await makeRow(database, masterKey, household));
  const { master_key_id: masterKeyId, wrapped, version } = row;
  if (masterKeyId === null || wrapped === null)
    throw new KeyDestroyed("This household's key was destroyed: its stored data can no longer be read.");
  return createSecretKey(
    await masterKey.unwrap({ masterKeyId, wrapped }, householdKeyPlace(household, version)),
  );
}

async function readRow(database: Database, household: string): Promise<KeyRow | null> {
  const rows = await database.query<KeyRow>(
    "select master_key_id, wrapped, version from keys.household_key where household = $1",
    [household],
  );
  return rows[0] ?? null;
}

const firstVersion = 1;

/** Of several processes that make a household's key at once the first wins, and all use that one. */
async function makeRow(database: Database, masterKey: MasterKey, household: string): Promise<KeyRow> {
  const place = householdKeyPlace(household, firstVersion);
  const { masterKeyId, wrapped } = await masterKey.wrap(randomBytes(dataKeyBytes), place);
  await database.query(
    `insert into keys.household_key (household, version, master_key_id, wrapped) values ($1, $2, $3, $4)
     on conflict (household) do nothing`,
    [household, firstVersion, masterKeyId, wrapped],
  );
  const row = await readRow(database, household);
  if (row === null) throw new Error("A household's key vanished while it was being made.");
  return row;
}

/** What a household's wrapped key is bound to. */
export function householdKeyPlace(household: string, version: number | string): string {
  return `household key|${household}|${version}`;
}
