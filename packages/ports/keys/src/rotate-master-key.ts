import type { Database } from "@halfhourly/database";
import type { MasterKeyGeneration, RotatableMasterKey } from "./port.js";
import { readRegistered } from "./registered-generations.js";
import { NotUnsealed } from "./sealed.js";
import { wrappedPlaces, type Rewrapped, type StoredKey, type WrappedPlace } from "./wrapped-places.js";

export interface RotationOptions {
  readonly database: Database;
  readonly masterKey: RotatableMasterKey;
  /** Keys rewrapped in one transaction. */
  readonly atOnce?: number;
  /** After each batch: rewrapped by this call, and how many were to do when it began. */
  readonly onProgress?: (rewrapped: number, toDo: number) => void | Promise<void>;
}

export interface Rotation {
  readonly generation: MasterKeyGeneration;
  readonly rewrapped: number;
  /** Keys that do not open under the generation they name: left as they are. */
  readonly damaged: number;
}

/** What one pass over the keys of the older generations did. */
interface Pass {
  rewrapped: number;
  damaged: number;
}

const rewrappedAtOnce = 500;

/**
 * Lets a new generation of the master key wrap, and wraps every stored key anew by it. Each batch is a transaction of its
 * own, and what is still to do is told from the rows themselves: cut off anywhere, the next call goes on with the same
 * generation. Several processes may do it at once, and others serve meanwhile. Data is not touched: it is encrypted with
 * the households' keys, which stay the same.
 * @throws Problem where the master key cannot be had.
 */
export async function rotateMasterKey(options: RotationOptions): Promise<Rotation> {
  const { database, masterKey, onProgress } = options;
  const generation = await masterKey.beginRotation();
  const toDo = await keysToRewrap(database, generation.id);
  let total = 0;
  const tell = async (more: number) => {
    total += more;
    await onProgress?.(total, toDo);
  };
  for (;;) {
    const { rewrapped, damaged } = await passOver(options, generation.id, tell);
    // Another process may have stored a key under an older generation that it saw as the newest: pass once more.
    if (rewrapped > 0) continue;
    await masterKey.endRotation(generation.id);
    return { generation, rewrapped: total, damaged };
  }
}

/** How many keys each generation wraps, by its id; one that wraps none is absent. */
export async function keysByGeneration(database: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const place of wrappedPlaces)
    for (const { masterKeyId, keys } of await place.count(database))
      counts.set(masterKeyId, (counts.get(masterKeyId) ?? 0) + keys);
  return counts;
}

async function keysToRewrap(database: Database, newestId: string): Promise<number> {
  let keys = 0;
  for (const [id, count] of await keysByGeneration(database)) keys += id === newestId ? 0 : count;
  return keys;
}

async function passOver(
  options: RotationOptions,
  newestId: string,
  tell: (more: number) => Promise<void>,
): Promise<Pass> {
  const pass = { rewrapped: 0, damaged: 0 };
  const older = (await readRegistered(options.database)).filter(({ id }) => id !== newestId);
  for (const { id } of older)
    for (const place of wrappedPlaces) await rewrapAll(options, place, id, newestId, pass, tell);
  return pass;
}

async function rewrapAll(
  { database, masterKey, atOnce = rewrappedAtOnce }: RotationOptions,
  place: WrappedPlace,
  olderId: string,
  newestId: string,
  pass: Pass,
  tell: (more: number) => Promise<void>,
): Promise<void> {
  let after = "";
  for (;;) {
    const stored = await place.read(database, olderId, after, atOnce);
    if (stored.length === 0) return;
    after = stored.at(-1)?.id ?? after;
    const fresh = await Promise.all(stored.map((one) => rewrapOne(masterKey, one, newestId)));
    const whole = fresh.filter((one) => one !== null);
    const replaced = await replaceBatch(database, place, whole);
    pass.rewrapped += replaced;
    pass.damaged += stored.length - whole.length;
    await tell(replaced);
  }
}

/** Null where it is damaged: one such key must not keep all others under the old generation. */
async function rewrapOne(
  masterKey: RotatableMasterKey,
  { id, boundTo, held }: StoredKey,
  newestId: string,
): Promise<Rewrapped | null> {
  try {
    return { id, before: held, after: await masterKey.rewrap(held, boundTo, newestId) };
  } catch (fault) {
    if (fault instanceof NotUnsealed) return null;
    throw fault;
  }
}

/** One batch at a time, so that two rotations never wait for each other's rows. */
async function replaceBatch(
  database: Database,
  place: WrappedPlace,
  rewrapped: readonly Rewrapped[],
): Promise<number> {
  return database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('rewrap keys', 0))");
    return place.replace(tx, rewrapped);
  });
}
