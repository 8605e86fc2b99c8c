import type { Review, SourceName } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import { Problem } from "@halfhourly/service-kit";
import { appendAudit } from "../store/audit.js";
import { endAtSources } from "./end-access.js";
import type { CollectingParts } from "./parts.js";
import { stopLink } from "./stop-link.js";
import { readRecords, removeRecords, takeLetters, type LetterRow } from "./store/dead-letters.js";
import { replanFetch } from "./store/fetches.js";
import { changeLink, linksToReview, lockLink, readLink, type LinkRow } from "./store/links.js";

/** Dead letters are tried again from the start. @returns how many */
export async function replay(
  { database, stream, now }: Pick<CollectingParts, "database" | "stream" | "now">,
  which: { readonly source: SourceName | null; readonly id: string | null },
): Promise<number> {
  const records = await readRecords(database, which);
  // Appended before they are taken out: cut off in between they are there twice, which storing does not mind.
  await stream.append(records.map(({ record_key: key, detail }) => ({ key, value: detail })));
  await removeRecords(
    database,
    records.map(({ id }) => id),
  );
  return database.transaction(async (tx) => {
    const letters = await takeLetters(tx, which);
    for (const letter of letters) await tryAgain(tx, letter, new Date(now()));
    return records.length + letters.length;
  });
}

async function tryAgain(tx: Queryable, letter: LetterRow, at: Date): Promise<void> {
  if (letter.fetch_id !== null) await replanFetch(tx, letter.fetch_id, at);
  const link = await lockLink(tx, letter.link_id);
  if (link?.state !== "collecting") return;
  const isHeldUp = link.problem === "unit-differs" || link.problem === "source-not-answering";
  await changeLink(tx, link.id, {
    ...(isHeldUp && { problem: null }),
    ...(letter.fetch_id === null && letter.stage !== "balance" && letter.stage !== "live" && { look_at: at }),
    ...(letter.stage === "balance" && { balance_due_at: at }),
  });
}

export async function showReviews({ database }: Pick<CollectingParts, "database">): Promise<Review[]> {
  return (await linksToReview(database)).map((link) => ({
    reviewCode: link.id,
    source: link.source,
    fuel: link.fuel,
    askedAtMs: link.begun_at.getTime(),
  }));
}

/** Throws Problem `review-not-found`. */
export async function answerReview(
  parts: Pick<CollectingParts, "database" | "sources" | "sealing" | "config" | "now" | "log">,
  reviewCode: string,
  answer: { readonly approved: boolean; readonly reference: string },
): Promise<void> {
  const { database, sources, now } = parts;
  const removed = await database.transaction(async (tx) => {
    const known = await readLink(tx, reviewCode);
    const link = known === null ? null : await lockLink(tx, known.id);
    if (link?.state !== "waiting-for-review") throw reviewNotFound();
    const why = `review ${answer.reference}`;
    if (!answer.approved)
      return stopLink(tx, link, { state: "refused", problem: "review-refused" }, why, now());
    await changeLink(tx, link.id, { state: "collecting", ...firstTurns(sources, link, new Date(now())) });
    const deed = { household: link.household, what: "collection.approve", about: link.id };
    await appendAudit(tx, { ...deed, where: "ingestion collecting", why, result: "done" }, now());
    return [];
  });
  await endAtSources(parts, removed);
}

/** The first look finds whether the meter is paid for in advance, and then the balance is not due any more. */
function firstTurns(sources: CollectingParts["sources"], link: LinkRow, at: Date) {
  const hasBalance = (sources.get(link.source)?.adapter.balance ?? null) !== null;
  return { look_at: at, balance_due_at: hasBalance ? at : null };
}

function reviewNotFound(): Problem {
  return new Problem(
    404,
    "review-not-found",
    "Nobody waits for a review with that code: list the reviews to see who does.",
  );
}
