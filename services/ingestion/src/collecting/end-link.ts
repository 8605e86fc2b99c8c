import { SourceFault } from "../suppliers/source-fault.js";
import { callForPeople } from "./find-account.js";
import type { CollectingParts } from "./parts.js";
import { openColumn } from "./sealed.js";
import { fromSource } from "./source-problems.js";
import { stopLink } from "./stop-link.js";
import { readAccess } from "./store/accesses.js";
import { findLink, lockLink, type LinkRow } from "./store/links.js";

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
  const endAtSource = await accessEnding(parts, found, found.access_id);
  await database.transaction(async (tx) => {
    const held = await lockLink(tx, found.id);
    if (held !== null) await stopLink(tx, held, { state: "stopped", problem: held.problem }, why, now());
  });
  // Not waited for: what the household asked for is done.
  if ((await readAccess(database, found.access_id)) === null) void endAtSource?.();
}

/** Opened before it is forgotten. */
async function accessEnding(
  parts: CollectingParts,
  link: LinkRow,
  accessId: string,
): Promise<(() => Promise<void>) | null> {
  const source = parts.sources.get(link.source);
  const row = await readAccess(parts.database, accessId);
  if (source === undefined || source.endAccess === null || row === null) return null;
  const { endAccess } = source;
  const access = openColumn(await parts.sealing.of(link.household), "access", row.id, row.access);
  return () =>
    fromSource(endAccess(callForPeople(parts, source), access)).catch((fault: unknown) => {
      const code = fault instanceof SourceFault ? fault.code : "unexpected";
      parts.log.warn({ source: link.source, code }, "an access could not be ended at its source");
    });
}
