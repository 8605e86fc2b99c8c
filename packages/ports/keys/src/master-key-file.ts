import { createHash, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { chmod, chown, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Problem } from "@halfhourly/service-kit";
import type { MasterKeyGeneration } from "./port.js";

const keyBytes = 32;
const ownerOnly = 0o600;
const format = "halfhourly master key 2";

/** A generation with its key, as the file holds it. */
export interface HeldGeneration extends MasterKeyGeneration {
  readonly key: KeyObject;
}

export function makeGeneration(number: number, nowMs: number): HeldGeneration {
  return generationOf(randomBytes(keyBytes), number, new Date(nowMs).toISOString());
}

/**
 * The generations, oldest first; null where there is no file. The file of earlier versions, one key on one line, is
 * generation 1.
 * @throws Problem `master-key-damaged`, `master-key-unreadable`.
 */
export async function readMasterKeyFile(path: string): Promise<readonly HeldGeneration[] | null> {
  const text = await readFile(path, "utf8").catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return null;
    throw unreadable(path, fault.code);
  });
  if (text === null) return null;
  const generations = text.startsWith("{") ? manyIn(text) : oneIn(text);
  if (generations === null)
    throw new Problem(500, "master-key-damaged", `${path} is no master key. Restore it from a copy.`);
  if (((await stat(path)).mode & 0o077) !== 0) await chmod(path, ownerOnly);
  return generations;
}

/** Makes the file where there is none: of two processes that make one at once, the first wins and its key is answered. */
export async function makeMasterKeyFile(path: string, nowMs: number): Promise<readonly HeldGeneration[]> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const making = await writeBeside(path, [makeGeneration(1, nowMs)]);
  await link(making, path).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== "EEXIST") throw fault;
  });
  await rm(making, { force: true });
  await syncFolder(path);
  const made = await readMasterKeyFile(path);
  if (made === null)
    throw new Problem(500, "master-key-missing", `${path} vanished while it was being made. Start again.`);
  return made;
}

/** Puts these generations in the place of those in the file, whole or not at all, and on the disk before it returns. */
export async function replaceMasterKeyFile(
  path: string,
  generations: readonly HeldGeneration[],
): Promise<void> {
  const { uid, gid } = await stat(path);
  const fresh = await writeBeside(path, generations);
  // A command that root runs must leave the file to the user that the instance runs as.
  if (process.getuid?.() === 0) await chown(fresh, uid, gid);
  await rename(fresh, path);
  await syncFolder(path);
}

/** What a process that was killed left there is written over. Call it under the lock of `inLock`. */
async function writeBeside(path: string, generations: readonly HeldGeneration[]): Promise<string> {
  const fresh = `${path}.new`;
  await rm(fresh, { force: true });
  const file = await open(fresh, "wx", ownerOnly);
  try {
    await file.writeFile(textOf(generations));
    await file.sync();
  } finally {
    await file.close();
  }
  return fresh;
}

/** A new name is on the disk only once its folder is. Windows has no such call and orders names itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
}

function textOf(generations: readonly HeldGeneration[]): string {
  const written = generations.map(({ number, createdAt, key }) => ({
    number,
    createdAt,
    key: key.export().toString("base64url"),
  }));
  return `${JSON.stringify({ format, generations: written }, null, 2)}\n`;
}

function oneIn(text: string): readonly HeldGeneration[] | null {
  const bytes = Buffer.from(text.trim(), "base64url");
  return bytes.length === keyBytes ? [generationOf(bytes, 1, null)] : null;
}

/** Null where it is not ours, or its numbers do not rise. */
function manyIn(text: string): readonly HeldGeneration[] | null {
  const written = jsonIn(text);
  if (member(written, "format") !== format) return null;
  const list = member(written, "generations");
  const found = Array.isArray(list) ? list.map(heldIn) : [];
  const generations = found.filter((one) => one !== null);
  const rising = generations.every(({ number }, at) => number > (generations[at - 1]?.number ?? 0));
  return rising && generations.length > 0 && generations.length === found.length ? generations : null;
}

function heldIn(written: unknown): HeldGeneration | null {
  const [number, createdAt, key] = [
    member(written, "number"),
    member(written, "createdAt"),
    member(written, "key"),
  ];
  if (typeof number !== "number" || !Number.isInteger(number) || typeof key !== "string") return null;
  if (createdAt !== null && typeof createdAt !== "string") return null;
  const bytes = Buffer.from(key, "base64url");
  return bytes.length === keyBytes ? generationOf(bytes, number, createdAt) : null;
}

function generationOf(bytes: Buffer, number: number, createdAt: string | null): HeldGeneration {
  // One-way: the id tells which key without telling the key.
  const digest = createHash("sha256").update("halfhourly master key id").update(bytes).digest("hex");
  return { id: `local-${digest.slice(0, 16)}`, number, createdAt, key: createSecretKey(bytes) };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function unreadable(path: string, code: string | undefined): Problem {
  const detail = `${path} cannot be read (${code ?? "no reason given"}). Run this as the user that runs Halfhourly.`;
  return new Problem(500, "master-key-unreadable", detail);
}
