import type { ArrivalOutcome } from "../arrivals/arrivals.js";
import { giveUp } from "./meet-fault.js";
import type { CollectingParts } from "./parts.js";
import { stopUnconsented } from "./stop-link.js";
import { cancelFetches } from "./store/fetches.js";
import { addStored, changeLink, lockLink } from "./store/links.js";

/**
 * What became of readings once they were stored, for the collections that they came by: progress, and what dropped them.
 * Ids that are no collection of ours are passed over.
 */
export async function takeOutcomes(
  parts: CollectingParts,
  outcomes: readonly ArrivalOutcome[],
): Promise<void> {
  for (const outcome of outcomes) {
    if (outcome.stored > 0) await addStored(parts.database, outcome.linkId, outcome.stored, null);
    if (outcome.dropped === "consent-withdrawn") await stopUnconsented(parts, outcome.linkId);
    if (outcome.dropped === "unit-differs") await holdUp(parts, outcome.linkId);
  }
}

/** Two units cannot stand in one history: somebody has to look, and nothing more is asked for until then. */
async function holdUp(
  parts: Pick<CollectingParts, "database" | "sealing" | "ids" | "now">,
  linkId: string,
): Promise<void> {
  const { database, sealing, now } = parts;
  const [found] = await database.query<{ household: string }>(
    "select household from ingestion.source_link where id = $1",
    [linkId],
  );
  if (found === undefined) return;
  const seal = await sealing.of(found.household);
  await database.transaction(async (tx) => {
    const held = await lockLink(tx, linkId);
    if (held?.state !== "collecting") return;
    await cancelFetches(tx, linkId, "unit-differs", new Date(now()));
    await changeLink(tx, linkId, { problem: "unit-differs", look_at: null });
    const about = { stage: "store", reason: "unit-differs", attempts: 1, fetchId: null } as const;
    const message = "The register is kept in the other unit.";
    await giveUp(tx, parts, held, seal, { ...about, message });
  });
}
