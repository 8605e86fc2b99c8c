import type { CollectionProblem, DeadLetter } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import type { HouseholdSeal } from "../store/sealing.js";
import type { SourceFault } from "../suppliers/source-fault.js";
import { pauseAfter } from "./backoff.js";
import { SourceHeldBack } from "./guards/source-guard.js";
import type { CollectingParts } from "./parts.js";
import { sealColumn } from "./sealed.js";
import { putLetter } from "./store/dead-letters.js";
import { cancelFetches } from "./store/fetches.js";
import { changeLink, type LinkRow } from "./store/links.js";

/** What is done about a fault of a source: tried again then, given up, or nothing until the household signs in again. */
export type Verdict =
  | { readonly kind: "again"; readonly at: Date; readonly asTry: boolean }
  | { readonly kind: "given-up" }
  | { readonly kind: "shut-out"; readonly problem: CollectionProblem };

/** `attempt`: the number of the one that failed, from 1. */
export function verdictOf(
  { now, chance }: Pick<CollectingParts, "now" | "chance">,
  fault: SourceFault,
  attempt: number,
): Verdict {
  if (fault.code === "access-refused") return { kind: "shut-out", problem: "access-ended" };
  if (fault.code === "account-unknown") return { kind: "shut-out", problem: "account-unknown" };
  if (fault instanceof SourceHeldBack)
    return { kind: "again", at: new Date(now() + Math.max(fault.retryAfterMs ?? 0, 1_000)), asTry: false };
  const pauseMs = pauseAfter(attempt, fault, chance());
  return pauseMs === null
    ? { kind: "given-up" }
    : { kind: "again", at: new Date(now() + pauseMs), asTry: true };
}

/** Nothing is asked under this access any more; the collection stays, and says what to do. */
export async function shutOut(
  tx: Queryable,
  link: Pick<LinkRow, "id">,
  problem: CollectionProblem,
  at: Date,
): Promise<void> {
  await cancelFetches(tx, link.id, problem, at);
  await changeLink(tx, link.id, { problem, look_at: null, balance_due_at: null, live_due_at: null });
}

/** Work that is given up: kept with its reason until somebody has it tried again. */
export async function giveUp(
  tx: Queryable,
  { ids, now }: Pick<CollectingParts, "ids" | "now">,
  link: Pick<LinkRow, "id" | "household" | "source">,
  seal: HouseholdSeal,
  about: {
    readonly stage: DeadLetter["stage"];
    readonly reason: string;
    readonly attempts: number;
    readonly fetchId: string | null;
    readonly message: string;
  },
): Promise<void> {
  const id = ids();
  const { message, ...facts } = about;
  await putLetter(tx, {
    ...facts,
    id,
    linkId: link.id,
    household: link.household,
    source: link.source,
    at: new Date(now()),
    detail: sealColumn(seal, "detail", id, { message }),
  });
}
