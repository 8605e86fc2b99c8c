import type { Grant } from "@halfhourly/domain";
import type { HouseholdSeal } from "../store/sealing.js";
import type { ExchangeParts } from "./parts.js";
import { readCollection, type CollectionRow } from "./store/collections.js";
import { unsealTask, type CollectionTask } from "./task.js";

/** A home's key and its consent at this moment. */
export interface OpenHome {
  readonly collection: CollectionRow;
  readonly seal: HouseholdSeal;
  readonly task: CollectionTask;
  /** Null where no consent is live: nothing is asked for and nothing is kept. */
  readonly grant: Grant | null;
}

/**
 * Opens a home before a transaction begins, because key and consent take connections of their own: a transaction that
 * waited for a second one could wait for ever. Null where the collection is gone.
 * @throws KeyDestroyed
 */
export async function openHome(
  parts: Pick<ExchangeParts, "database" | "sealing" | "consent">,
  collectionId: string,
): Promise<OpenHome | null> {
  const collection = await readCollection(parts.database, collectionId);
  if (collection === null) return null;
  const { household, fuel } = collection;
  const seal = await parts.sealing.of(household);
  const task = unsealTask(seal, collection);
  const { meterPoint } = task;
  const grant = await parts.consent.mint({ household, fuel, meterPoint, purpose: "viewing" });
  return { collection, seal, task, grant };
}
