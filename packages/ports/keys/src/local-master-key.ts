import { createHash, createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Queryable } from "@halfhourly/database";
import { Problem } from "@halfhourly/service-kit";
import type { MasterKey } from "./port.js";
import { seal, unseal } from "./sealed.js";

const keyBytes = 32;
const ownerOnly = 0o600;

/**
 * The master key of the embedded default: 32 random bytes in `<dataFolder>/master-key`, readable by its owner only and
 * made at the first start. Whoever copies the data must copy this file too; whoever has the database alone reads nothing.
 * @throws Problem `master-key-missing` or `master-key-differs` where the database holds keys that it cannot open.
 */
export async function localMasterKey(dataFolder: string, database: Queryable): Promise<MasterKey> {
  const path = join(dataFolder, "master-key");
  const wrappedUnder = await masterKeysInUse(database);
  const held = await readKey(path);
  if (held === null && wrappedUnder.length > 0) throw missing(path);
  const key = held ?? (await makeKey(path));
  const master = masterKeyOf(key);
  if (wrappedUnder.some((id) => id !== master.id)) throw differs(path);
  return master;
}

function masterKeyOf(bytes: Buffer): MasterKey {
  const key = createSecretKey(bytes);
  // One-way: the id tells which key without telling the key.
  const id = `local-${createHash("sha256").update("halfhourly master key id").update(bytes).digest("hex").slice(0, 16)}`;
  return {
    id,
    wrap: (dataKey, boundTo) => Promise.resolve(seal(key, dataKey, boundTo)),
    unwrap: async (wrapped, boundTo) => unseal(key, wrapped, boundTo),
  };
}

async function masterKeysInUse(database: Queryable): Promise<readonly string[]> {
  const rows = await database.query<{ master_key_id: string }>(
    "select distinct master_key_id from keys.household_key where wrapped is not null",
  );
  return rows.map((row) => row.master_key_id);
}

/** Null where there is no file. */
async function readKey(path: string): Promise<Buffer | null> {
  const text = await readFile(path, "utf8").catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return null;
    throw fault;
  });
  if (text === null) return null;
  const key = Buffer.from(text.trim(), "base64url");
  if (key.length !== keyBytes)
    throw new Problem(500, "master-key-damaged", `${path} is no master key. Restore it from a copy.`);
  await chmod(path, ownerOnly);
  return key;
}

/** Written whole and to the disk before it gets its name; of two processes that make one at once, the first wins. */
async function makeKey(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const making = `${path}.${randomUUID()}`;
  const file = await open(making, "wx", ownerOnly);
  try {
    await file.writeFile(`${randomBytes(keyBytes).toString("base64url")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(making, path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== "EEXIST") throw fault;
  });
  await rm(making, { force: true });
  const key = await readKey(path);
  if (key === null)
    throw new Problem(500, "master-key-missing", `${path} vanished while it was being made. Start again.`);
  return key;
}

function missing(path: string): Problem {
  const detail = `The database holds households' keys, but ${path} that opens them is missing. Restore it from a copy: nothing can be read without it.`;
  return new Problem(500, "master-key-missing", detail);
}

function differs(path: string): Problem {
  const detail = `The database holds households' keys that another master key wrapped, not ${path}. Restore the file that belongs to this database.`;
  return new Problem(500, "master-key-differs", detail);
}
