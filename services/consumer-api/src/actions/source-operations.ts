import type { ShownDeadLetters, ShownReviews, ShownSourcesStatus, SourceStatus } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { isoSeconds } from "./show-meters.js";

type OperatingParts = Pick<Parts, "suppliers">;

/** How every source does; none where no supplier is known. */
export async function showSourcesStatus({ suppliers }: OperatingParts): Promise<ShownSourcesStatus> {
  return { sources: ((await suppliers?.sourcesStatus()) ?? []).map(showStatus) };
}

export async function showDeadLetters(
  { suppliers }: OperatingParts,
  source: string | null,
): Promise<ShownDeadLetters> {
  const { letters, total } = (await suppliers?.deadLetters(source)) ?? { letters: [], total: 0 };
  return { total, deadLetters: letters.map(({ atMs, ...letter }) => ({ ...letter, at: isoSeconds(atMs) })) };
}

export async function replayDeadLetters(
  { suppliers }: OperatingParts,
  { source, id }: { readonly source?: string; readonly id?: string },
): Promise<{ replayed: number }> {
  return { replayed: (await suppliers?.replay({ source: source ?? null, id: id ?? null })) ?? 0 };
}

export async function showReviews({ suppliers }: OperatingParts): Promise<ShownReviews> {
  const reviews = (await suppliers?.reviews()) ?? [];
  return {
    reviews: reviews.map(({ askedAtMs, ...review }) => ({ ...review, askedAt: isoSeconds(askedAtMs) })),
  };
}

/** Throws Problem `review-not-found`. */
export async function answerReview(
  { suppliers }: OperatingParts,
  reviewCode: string,
  { approved, reference }: { readonly approved: boolean; readonly reference: string },
): Promise<void> {
  if (suppliers === undefined)
    throw new Problem(404, "review-not-found", "This copy knows no supplier, so nobody waits for a review.");
  await (approved ? suppliers.approve(reviewCode, reference) : suppliers.refuse(reviewCode, reference));
}

function showStatus({
  backlogSinceMs,
  nextTryAtMs,
  lastFault,
  collections,
  ...status
}: SourceStatus): ShownSourcesStatus["sources"][number] {
  const instant = (ms: number | null) => (ms === null ? null : isoSeconds(ms));
  return {
    ...status,
    collections: { ...collections },
    successRate: status.calls === 0 ? null : status.answered / status.calls,
    backlogSince: instant(backlogSinceMs),
    nextTryAt: instant(nextTryAtMs),
    lastFault: lastFault === null ? null : { code: lastFault.code, at: isoSeconds(lastFault.atMs) },
  };
}
