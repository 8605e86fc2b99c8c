import { createHmac, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import type { Database, Queryable } from "@halfhourly/database";
import type { FieldHash, MasterKey } from "./port.js";

const keyBytes = 32;
const place = "field hash key";

interface KeyRow extends Record<string, unknown> {
  readonly wrapped: Buffer;
}

/**
 * Opens the one key under which fields are hashed, making it where there is none; of several processes that make it at
 * once the first wins. It is never changed: the hashes of all meter points hang on it, and what they were made from is
 * sealed. It is rewrapped when the master key is rotated.
 */
export async function openFieldHash(database: Database, masterKey: MasterKey): Promise<FieldHash> {
  const row = (await readRow(database)) ?? (await makeRow(database, masterKey));
  return fieldHashWith(createSecretKey(await masterKey.unwrap(row.wrapped, place)));
}

/** The field's name and a line end go before the value, so that no two fields share a hash. */
export function fieldHashWith(key: KeyObject): FieldHash {
  return {
    of: (field, value) => createHmac("sha256", key).update(`${field}\n${value}`).digest("base64url"),
  };
}

async function readRow(database: Queryable): Promise<KeyRow | null> {
  const rows = await database.query<KeyRow>("select wrapped from keys.field_hash_key");
  return rows[0] ?? null;
}

async function makeRow(database: Database, masterKey: MasterKey): Promise<KeyRow> {
  await database.query(
    "insert into keys.field_hash_key (master_key_id, wrapped) values ($1, $2) on conflict do nothing",
    [masterKey.id, await masterKey.wrap(randomBytes(keyBytes), place)],
  );
  const row = await readRow(database);
  if (row === null) throw new Error("The field hash key vanished while it was being made.");
  return row;
}
