import type { Eui } from "@halfhourly/dcc";
import type { Queryable } from "@halfhourly/database";
import type { ExchangeParts } from "./parts.js";
import { collectionsOfDevice, lastInventoryAt } from "./store/inventories.js";
import { planRequest } from "./store/requests.js";

const HOUR_MS = 3_600_000;

/**
 * The home's devices may have changed (a meter was exchanged, a hub replaced): the inventory is read again, once an hour
 * at most. History belongs to the meter point, so what the new meter says goes on where the old one ended.
 */
export async function lookAgain(tx: Queryable, collectionId: string, nowMs: number): Promise<void> {
  const last = await lastInventoryAt(tx, collectionId);
  if (last !== null && nowMs - last.getTime() < HOUR_MS) return;
  await planRequest(tx, { collectionId, variant: "8.2", why: "inventory", notBefore: new Date(nowMs) });
}

/** As above, for whoever knows only the device. */
export async function lookAgainAtDevice(
  { database, fieldHash, now }: ExchangeParts,
  device: Eui | null,
): Promise<void> {
  if (device === null) return;
  for (const collectionId of await collectionsOfDevice(database, fieldHash.of("dcc target", device)))
    await lookAgain(database, collectionId, now());
}
