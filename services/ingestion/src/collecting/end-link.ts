import { endAtSources } from "./end-access.js";
import type { CollectingParts } from "./parts.js";
import { stopLink } from "./stop-link.js";
import { findLink, lockLink } from "./store/links.js";

/** Stops a collection; where nothing else uses its access, that ends at the source too, as far as the source can. Idempotent. */
export async function endLink(
  parts: CollectingParts,
  household: string,
  meterId: string,
  why: string,
): Promise<void> {
  const { database, now } = parts;
  const found = await findLink(database, household, meterId);
  if (found === null || found.access_id === null) return;
  const removed = await database.transaction(async (tx) => {
    const held = await lockLink(tx, found.id);
    if (held === null) return [];
    return stopLink(tx, held, { state: "stopped", problem: held.problem }, why, now());
  });
  await endAtSources(parts, removed);
}
