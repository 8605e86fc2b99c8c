import type { CollectionProblem } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import type { Fuel } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { appendAudit } from "../store/audit.js";
import { planDeletion } from "./plan-requests.js";
import {
  lockCollection,
  lockCollections,
  removeCollections,
  setPhase,
  type CollectionRow,
} from "./store/collections.js";
import { cancelPlanned } from "./store/requests.js";
import { removeSchedule, schedulesOf } from "./store/schedules.js";

/**
 * Ends a collection in the caller's transaction: what is planned is cancelled, its schedules are to be deleted at the DCC,
 * and answers still under way will find that it takes nothing. Idempotent.
 */
export async function stopCollection(
  tx: Queryable,
  collection: Pick<CollectionRow, "id" | "household" | "state">,
  problem: CollectionProblem | null,
  why: string,
  nowMs: number,
): Promise<void> {
  const at = new Date(nowMs);
  if (collection.state !== "stopped") {
    await setPhase(tx, collection.id, "stopped", problem);
    await appendAudit(
      tx,
      {
        household: collection.household,
        what: "collection.end",
        about: collection.id,
        where: "ingestion dcc",
        why,
        result: "done",
      },
      nowMs,
    );
  }
  await cancelPlanned(tx, collection.id, problem ?? "stopped", at);
  for (const { schedule_id: scheduleId } of await schedulesOf(tx, collection.id)) {
    await planDeletion(tx, scheduleId, at);
    await removeSchedule(tx, scheduleId);
  }
}

/** As above, in a transaction of its own, for whoever finds no live consent. */
export async function stopUnconsented(
  { database, now }: Pick<Parts, "database" | "now">,
  collectionId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const held = await lockCollection(tx, collectionId);
    if (held !== null) await stopCollection(tx, held, "consent-ended", "no live consent", now());
  });
}

/**
 * The meter of an erasure: stops its collections and, where the readings go too, removes everything held of them.
 * @returns how many collections were removed
 */
export async function endCollectionsOf(
  tx: Queryable,
  household: string,
  only: { readonly meterPointHash: string; readonly fuel: Fuel } | null,
  remove: boolean,
  nowMs: number,
): Promise<number> {
  const held = await lockCollections(tx, household, only);
  for (const collection of held) await stopCollection(tx, collection, "consent-ended", "erasure", nowMs);
  if (!remove) return 0;
  await removeCollections(
    tx,
    held.map(({ id }) => id),
  );
  return held.length;
}
