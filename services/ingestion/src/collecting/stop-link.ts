import type { CollectionProblem } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import type { Fuel } from "@halfhourly/domain";
import { appendAudit } from "../store/audit.js";
import { endAtSources } from "./end-access.js";
import type { CollectingParts } from "./parts.js";
import { removeUnused, type AccessRow } from "./store/accesses.js";
import { removeLettersOf } from "./store/dead-letters.js";
import { cancelFetches } from "./store/fetches.js";
import { changeLink, lockLink, lockLinks, removeLinks, type LinkRow } from "./store/links.js";

/**
 * Ends a collection in the caller's transaction: nothing more is asked, and the access is forgotten. Idempotent.
 * @returns accesses that nothing uses any more, for `endAtSources` after the transaction
 */
export async function stopLink(
  tx: Queryable,
  { id, household, state }: Pick<LinkRow, "id" | "household" | "state">,
  to: { readonly state: "stopped" | "refused"; readonly problem: CollectionProblem | null },
  why: string,
  nowMs: number,
): Promise<readonly AccessRow[]> {
  if (state === "stopped" || state === "refused") return [];
  await cancelFetches(tx, id, to.problem ?? "stopped", new Date(nowMs));
  await removeLettersOf(tx, id);
  await changeLink(tx, id, {
    ...to,
    access_id: null,
    look_at: null,
    balance_due_at: null,
    balance: null,
    live_due_at: null,
    live_wanted_until: null,
    live: null,
  });
  const removed = await removeUnused(tx, household);
  const deed = { household, what: "collection.end", about: id, where: "ingestion collecting" };
  await appendAudit(tx, { ...deed, why, result: "done" }, nowMs);
  return removed;
}

export async function stopUnconsented(
  parts: Pick<CollectingParts, "database" | "sources" | "sealing" | "config" | "now" | "log">,
  linkId: string,
): Promise<void> {
  const removed = await parts.database.transaction(async (tx) => {
    const held = await lockLink(tx, linkId);
    const to = { state: "stopped", problem: "consent-ended" } as const;
    return held === null ? [] : stopLink(tx, held, to, "no live consent", parts.now());
  });
  await endAtSources(parts, removed);
}

/**
 * The meter of an erasure: stops its collection and, where the readings go too, removes all that is held of it.
 * @returns how many collections were removed, and accesses that nothing uses any more
 */
export async function endLinksOf(
  tx: Queryable,
  household: string,
  only: { readonly meterPointHash: string; readonly fuel: Fuel } | null,
  remove: boolean,
  nowMs: number,
): Promise<{ readonly links: number; readonly accesses: readonly AccessRow[] }> {
  const held = await lockLinks(tx, household, only);
  const to = { state: "stopped", problem: "consent-ended" } as const;
  const accesses: AccessRow[] = [];
  for (const link of held) accesses.push(...(await stopLink(tx, link, to, "erasure", nowMs)));
  if (!remove) return { links: 0, accesses };
  await removeLinks(
    tx,
    held.map(({ id }) => id),
  );
  return { links: held.length, accesses };
}
