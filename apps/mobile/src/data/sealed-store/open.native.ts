import * as SecureStore from "expo-secure-store";
import { deleteDatabaseAsync, openDatabaseAsync, type SQLiteDatabase } from "expo-sqlite";
import type { SealedStore } from "./store.js";

const DATABASE = "halfhourly-sealed.db";
const KEY = "halfhourly.sealed-key";
const ACCOUNT = "halfhourly.sealed-account";
const MOST_COPIES = 200;

let opened: SQLiteDatabase | null = null;

/** Opens the SQLCipher file of one account; another account's file is deleted with its key first. */
export async function openSealedStore(account: string): Promise<SealedStore | null> {
  try {
    if ((await SecureStore.getItemAsync(ACCOUNT)) !== account) await wipeSealedStore();
    await SecureStore.setItemAsync(ACCOUNT, account);
    opened ??= await openWithKey(await keyInHex());
    return storeIn(opened);
  } catch {
    return null;
  }
}

async function openWithKey(hex: string): Promise<SQLiteDatabase> {
  const database = await openDatabaseAsync(DATABASE);
  await database.execAsync(`PRAGMA key = "x'${hex}'"`);
  await database.execAsync(
    "CREATE TABLE IF NOT EXISTS copy (name TEXT PRIMARY KEY, value TEXT NOT NULL, saved_at_ms INTEGER NOT NULL)",
  );
  return database;
}

function storeIn(database: SQLiteDatabase): SealedStore {
  return {
    async read(name) {
      const sql = "SELECT value, saved_at_ms FROM copy WHERE name = ?";
      const row = await database.getFirstAsync<{ value: string; saved_at_ms: number }>(sql, name);
      return row === null ? null : { value: JSON.parse(row.value), savedAtMs: row.saved_at_ms };
    },
    async write(name, copy) {
      const sql = "INSERT OR REPLACE INTO copy (name, value, saved_at_ms) VALUES (?, ?, ?)";
      await database.runAsync(sql, name, JSON.stringify(copy.value), copy.savedAtMs);
      const prune =
        "DELETE FROM copy WHERE name NOT IN (SELECT name FROM copy ORDER BY saved_at_ms DESC LIMIT ?)";
      await database.runAsync(prune, MOST_COPIES);
    },
    async clear() {
      await database.runAsync("DELETE FROM copy");
    },
    async remove(name) {
      await database.runAsync("DELETE FROM copy WHERE name = ?", name);
    },
  };
}

/** 256 random bits, made by SQLite (the JavaScript engine of the app has no secure source of its own) and kept in the system's key store. */
async function keyInHex(): Promise<string> {
  const held = await SecureStore.getItemAsync(KEY);
  if (held !== null) return held;
  const memory = await openDatabaseAsync(":memory:");
  const row = await memory.getFirstAsync<{ hex: string }>("SELECT lower(hex(randomblob(32))) AS hex");
  await memory.closeAsync();
  if (row === null) throw new Error("SQLite gave no random bytes");
  await SecureStore.setItemAsync(KEY, row.hex, {
    keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY,
  });
  return row.hex;
}

/** Deletes the file and its key from this device. */
export async function wipeSealedStore(): Promise<void> {
  await opened?.closeAsync();
  opened = null;
  await deleteDatabaseAsync(DATABASE).catch(() => undefined);
  await SecureStore.deleteItemAsync(KEY);
  await SecureStore.deleteItemAsync(ACCOUNT);
}
