import { join } from "node:path";
import type { Database, Queryable } from "@halfhourly/database";
import { Problem } from "@halfhourly/service-kit";
import {
  makeGeneration,
  makeMasterKeyFile,
  readMasterKeyFile,
  replaceMasterKeyFile,
  type HeldGeneration,
} from "./master-key-file.js";
import type { MasterKeyGeneration, RotatableMasterKey, WrappedKey } from "./port.js";
import {
  forgetUnused,
  inLock,
  noteRewrapped,
  readNewestId,
  readRegistered,
  register,
  type RegisteredGeneration,
} from "./registered-generations.js";
import { seal, unseal } from "./sealed.js";

const mostGenerations = 100;

/**
 * The master key of the embedded default: generations of 32 random bytes in `<dataFolder>/master-key`, readable by its
 * owner only and made at the first start. Whoever copies the data must copy this file too; whoever has the database alone
 * reads nothing. The file belongs to one database, and every process of that database must see the same file.
 * `now` is UTC milliseconds.
 * @throws Problem `master-key-missing` or `master-key-differs` where the database holds keys that it cannot open.
 */
export async function localMasterKey(
  dataFolder: string,
  database: Database,
  now: () => number = Date.now,
): Promise<RotatableMasterKey> {
  const path = join(dataFolder, "master-key");
  const opened = await inLock(database, (tx) => openFile(tx, path, now()));
  const held = new Map(opened.map((generation) => [generation.id, generation]));

  /** Another process may have made a generation since the file was read: then it is read once more. */
  const generationOf = async (id: string): Promise<HeldGeneration> => {
    const known = held.get(id);
    if (known !== undefined) return known;
    for (const generation of (await readMasterKeyFile(path)) ?? []) held.set(generation.id, generation);
    const found = held.get(id);
    if (found === undefined) throw unknown(path, id);
    return found;
  };
  const wrapUnder = async (masterKeyId: string, key: Buffer, boundTo: string): Promise<WrappedKey> => ({
    masterKeyId,
    wrapped: seal((await generationOf(masterKeyId)).key, key, boundTo),
  });
  const unwrap = async ({ masterKeyId, wrapped }: WrappedKey, boundTo: string): Promise<Buffer> =>
    unseal((await generationOf(masterKeyId)).key, wrapped, boundTo);

  return {
    unwrap,
    async wrap(key, boundTo) {
      const newest = await readNewestId(database);
      if (newest === null) throw missing(path);
      return wrapUnder(newest, key, boundTo);
    },
    rewrap: async (wrapped, boundTo, masterKeyId) =>
      wrapUnder(masterKeyId, await unwrap(wrapped, boundTo), boundTo),
    generations: async () => ((await readMasterKeyFile(path)) ?? []).map(described),
    async beginRotation() {
      const newest = await inLock(database, (tx) => addGeneration(tx, path, now()));
      held.set(newest.id, newest);
      return described(newest);
    },
    endRotation: (masterKeyId) => noteRewrapped(database, masterKeyId),
    async retire() {
      await inLock(database, forgetOlder);
      const retired = await inLock(database, (tx) => removeForgotten(tx, path));
      for (const { id } of retired) held.delete(id);
      return retired.map(described);
    },
  };
}

/** Makes the file at the first start, and lets its newest generation wrap. */
async function openFile(tx: Queryable, path: string, nowMs: number): Promise<readonly HeldGeneration[]> {
  const registered = await readRegistered(tx);
  const found = await readMasterKeyFile(path);
  if (found === null && registered.some(({ isUsed }) => isUsed)) throw missing(path);
  const generations = found ?? (await makeMasterKeyFile(path, nowMs));
  refuseStrangers(registered, generations, path);
  const strangers = registered.filter(({ id }) => !holds(generations, id)).map(({ id }) => id);
  await forgetUnused(tx, strangers);
  await register(tx, newestOf(generations, path));
  return generations;
}

/**
 * The file first: a generation wraps only once it is on the disk. Cut off in between, the next start or rotation finds it
 * in the file and registers it.
 */
async function addGeneration(tx: Queryable, path: string, nowMs: number): Promise<HeldGeneration> {
  const generations = await readMasterKeyFile(path);
  if (generations === null) throw missing(path);
  const registered = await readRegistered(tx);
  refuseStrangers(registered, generations, path);
  const newest = newestOf(generations, path);
  const known = registered.find(({ id }) => id === newest.id);
  if (known === undefined) await register(tx, newest);
  if (known === undefined || isUnderWay(registered, known)) return newest;
  if (generations.length >= mostGenerations) throw tooMany(path);
  const fresh = makeGeneration(newest.number + 1, nowMs);
  await replaceMasterKeyFile(path, [...generations, fresh]);
  await register(tx, fresh);
  return fresh;
}

function isUnderWay(registered: readonly RegisteredGeneration[], newest: RegisteredGeneration): boolean {
  return !newest.isRewrapped && registered.some(({ id, isUsed }) => isUsed && id !== newest.id);
}

/** Committed before the file lets go of them: from then on no process can store a key under one. */
async function forgetOlder(tx: Queryable): Promise<void> {
  const older = (await readRegistered(tx)).slice(0, -1);
  await forgetUnused(
    tx,
    older.filter(({ isUsed }) => !isUsed).map(({ id }) => id),
  );
}

/** Also those that an earlier call, cut off, had forgotten and left in the file. */
async function removeForgotten(tx: Queryable, path: string): Promise<readonly HeldGeneration[]> {
  const generations = (await readMasterKeyFile(path)) ?? [];
  const registered = await readRegistered(tx);
  const newest = registered.at(-1)?.number ?? 0;
  const stays = ({ id, number }: HeldGeneration) => holds(registered, id) || number > newest;
  const retired = generations.filter((one) => !stays(one));
  if (retired.length > 0) await replaceMasterKeyFile(path, generations.filter(stays));
  return retired;
}

function newestOf(generations: readonly HeldGeneration[], path: string): HeldGeneration {
  const newest = generations.at(-1);
  if (newest === undefined) throw missing(path);
  return newest;
}

function holds(generations: readonly { readonly id: string }[], wanted: string): boolean {
  return generations.some(({ id }) => id === wanted);
}

function refuseStrangers(
  registered: readonly RegisteredGeneration[],
  generations: readonly HeldGeneration[],
  path: string,
): void {
  if (registered.some(({ id, isUsed }) => isUsed && !holds(generations, id))) throw differs(path);
}

function described({ id, number, createdAt }: HeldGeneration): MasterKeyGeneration {
  return { id, number, createdAt };
}

function missing(path: string): Problem {
  const detail = `The database holds households' keys, but ${path} that opens them is missing. Restore it from a copy: nothing can be read without it.`;
  return new Problem(500, "master-key-missing", detail);
}

function differs(path: string): Problem {
  const detail = `The database holds households' keys that another master key wrapped, or a generation that ${path} does not hold. Restore the file that belongs to this database.`;
  return new Problem(500, "master-key-differs", detail);
}

function unknown(path: string, id: string): Problem {
  const detail = `A key is wrapped by generation ${id} of the master key, which ${path} does not hold. Every process of this database must see the file that the rotation wrote: restore it from there.`;
  return new Problem(500, "master-key-unknown", detail);
}

function tooMany(path: string): Problem {
  const detail = `${path} holds ${mostGenerations} generations already. Remove those that no key needs: npx halfhourly keys retire.`;
  return new Problem(409, "master-key-generations", detail);
}
