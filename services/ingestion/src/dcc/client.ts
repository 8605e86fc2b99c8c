import type { CollectionClient, ReadingOrigin } from "@halfhourly/contracts";
import type { Slot } from "@halfhourly/domain";
import { dccCapabilities } from "../sources/dcc/index.js";
import { beginCollection } from "./begin.js";
import { confirmNumber } from "./confirm.js";
import type { ExchangeParts } from "./parts.js";
import { showCollection } from "./show.js";
import { stopCollection } from "./stop-collection.js";
import { decodeAgain, originsOf } from "./store/answers.js";
import { findCollection, lockCollection } from "./store/collections.js";
import { clearStop } from "./store/originator.js";
import { collectionStatus } from "./status.js";

/** `wake` tells the sender that something was written down. */
export function collectionClient(parts: ExchangeParts, wake: () => void): CollectionClient {
  const { environment, longestRangeDays } = parts.config;
  return {
    sources: () => [dccCapabilities(environment === "simulator", longestRangeDays)],
    begin: (grant, wanted) => thenWake(wake, beginCollection(parts, grant, wanted)),
    confirm: (household, meterId, number) => thenWake(wake, confirmNumber(parts, household, meterId, number)),
    state: (household, meterId) => showCollection(parts, household, meterId),
    end: (household, meterId, why) => thenWake(wake, end(parts, household, meterId, why)),
    status: () => collectionStatus(parts),
    resume: () => thenWake(wake, resume(parts)),
    decodeAgain: (sinceMs) =>
      thenWake(wake, decodeAgain(parts.database, new Date(sinceMs), new Date(parts.now()))),
    origins: (household, meterId, slot) => origins(parts, household, meterId, slot),
  };
}

async function resume({ database, config, log }: ExchangeParts): Promise<boolean> {
  const cleared = await clearStop(database, config.originator);
  if (cleared) log.warn({}, "the stop of the DCC exchange was cleared: requests are sent again");
  return cleared;
}

async function thenWake<T>(wake: () => void, writing: Promise<T>): Promise<T> {
  const written = await writing;
  wake();
  return written;
}

async function end(
  { database, now }: ExchangeParts,
  household: string,
  meterId: string,
  why: string,
): Promise<void> {
  const found = await findCollection(database, household, meterId);
  if (found === null) return;
  await database.transaction(async (tx) => {
    const held = await lockCollection(tx, found.id);
    if (held !== null) await stopCollection(tx, held, held.problem, why, now());
  });
}

async function origins(
  { database }: ExchangeParts,
  household: string,
  meterId: string,
  slot: Slot,
): Promise<ReadingOrigin[]> {
  const found = await findCollection(database, household, meterId);
  if (found === null) return [];
  return (await originsOf(database, found.id, slot)).map((row) => ({
    answerId: row.id,
    source: "dcc",
    receivedAtMs: row.received_at.getTime(),
    isKept: row.is_kept,
  }));
}
