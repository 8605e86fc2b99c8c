import { createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import type { Database } from "@halfhourly/database";
import { KeyDestroyed, type HouseholdKeys, type MasterKey } from "./port.js";

export interface HouseholdKeysOptions {
  readonly database: Database;
  readonly masterKey: MasterKey;
  /** UTC milliseconds; for tests. */
  readonly now?: () => number;
}

/** Some 10 MB: a stream of readings comes back to the same homes within seconds. */
const cachedAtMost = 20_000;
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
  const cached = (household: string): Promise<KeyObject> | null => {
    const entry = cache.get(household);
    if (entry === undefined || entry.untilMs <= now()) return null;
    // Put last: a Map keeps insertion order, so the first entry is the one longest unused.
    cache.delete(household);
    cache.set(household, entry);
    return entry.key;
  };
  const keep = (household: string, key: Promise<KeyObject>): Promise<KeyObject> => {
    const entry = { key, untilMs: now() + cachedForMs };
    cache.delete(household);
    cache.set(household, entry);
    dropOldest(cache);
    key.catch(() => cache.get(household) === entry && cache.delete(household));
    return key;
  };
  const dataKey = (household: string) =>
    cached(household) ?? keep(household, loadKey(database, masterKey, household));
  return {
    dataKey,
    async dataKeys(households) {
      const asked = new Map([...new Set(households)].map((household) => [household, cached(household)]));
      const rows = await readRows(
        database,
        [...asked].flatMap(([household, key]) => (key === null ? [household] : [])),
      );
      const keys = new Map<string, KeyObject>();
      for (const [household, known] of asked) {
        const row = rows.get(household);
        const loaded = row && keep(household, unwrap(masterKey, household, row));
        const key = await (known ?? loaded ?? dataKey(household)).catch(nothingIfDestroyed);
        if (key !== null) keys.set(household, key);
      }
      return keys;
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
  readonly household: string;
  readonly master_key_id: string | null;
  readonly wrapped: Buffer | null;
  readonly version: number;
}

async function loadKey(database: Database, masterKey: MasterKey, household: string): Promise<KeyObject> {
  const row =
    (await readRows(database, [household])).get(household) ?? (await makeRow(database, masterKey, household));
  return unwrap(masterKey, household, row);
}

async function unwrap(
  masterKey: MasterKey,
  household: string,
  { master_key_id: masterKeyId, wrapped, version }: KeyRow,
): Promise<KeyObject> {
  if (masterKeyId === null || wrapped === null)
    throw new KeyDestroyed("This household's key was destroyed: its stored data can no longer be read.");
  return createSecretKey(
    await masterKey.unwrap({ masterKeyId, wrapped }, householdKeyPlace(household, version)),
  );
}

function nothingIfDestroyed(fault: unknown): null {
  if (fault instanceof KeyDestroyed) return null;
  throw fault;
}

async function readRows(
  database: Database,
  households: readonly string[],
): Promise<ReadonlyMap<string, KeyRow>> {
  if (households.length === 0) return new Map();
  const rows = await database.query<KeyRow>(
    "select household, master_key_id, wrapped, version from keys.household_key where household = any($1)",
    [households],
  );
  return new Map(rows.map((row) => [row.household, row]));
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
  const row = (await readRows(database, [household])).get(household);
  if (row === undefined) throw new Error("A household's key vanished while it was being made.");
  return row;
}

/** What a household's wrapped key is bound to. */
export function householdKeyPlace(household: string, version: number | string): string {
  return `household key|${household}|${version}`;
}
