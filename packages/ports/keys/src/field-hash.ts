import { createHmac, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import type { Database, Queryable } from "@halfhourly/database";
import type { FieldHash, MasterKey, WrappedKey } from "./port.js";

const keyBytes = 32;
export const fieldHashKeyPlace = "field hash key";

/**
 * Opens the one key under which fields are hashed, making it where there is none; of several processes that make it at
 * once the first wins. It is never changed: the hashes of all meter points hang on it, and what they were made from is
 * sealed. It is rewrapped when the master key is rotated.
 */
export async function openFieldHash(database: Database, masterKey: MasterKey): Promise<FieldHash> {
  const held = (await readKey(database)) ?? (await makeKey(database, masterKey));
  return fieldHashWith(createSecretKey(await masterKey.unwrap(held, fieldHashKeyPlace)));
}

/** One piece of work asks for the same few several times; no more are kept than it can use. */
const keptAtMost = 5_000;

/** The field's name and a line end go before the value, so that no two fields share a hash. */
export function fieldHashWith(key: KeyObject): FieldHash {
  let kept = new Map<string, string>();
  return {
    of(field, value) {
      const text = `${field}\n${value}`;
      const known = kept.get(text);
      if (known !== undefined) return known;
      const hash = createHmac("sha256", key).update(text).digest("base64url");
      if (kept.size >= keptAtMost) kept = new Map();
      kept.set(text, hash);
      return hash;
    },
  };
}

async function readKey(database: Queryable): Promise<WrappedKey | null> {
  const rows = await database.query<{ master_key_id: string; wrapped: Buffer }>(
    "select master_key_id, wrapped from keys.field_hash_key",
  );
  const [row] = rows;
  return row === undefined ? null : { masterKeyId: row.master_key_id, wrapped: row.wrapped };
}

async function makeKey(database: Database, masterKey: MasterKey): Promise<WrappedKey> {
  const { masterKeyId, wrapped } = await masterKey.wrap(randomBytes(keyBytes), fieldHashKeyPlace);
  await database.query(
    "insert into keys.field_hash_key (master_key_id, wrapped) values ($1, $2) on conflict do nothing",
    [masterKeyId, wrapped],
  );
  const held = await readKey(database);
  if (held === null) throw new Error("The field hash key vanished while it was being made.");
  return held;
}
