import type { ShownCollection } from "../../data/answers.js";

/** How much of the answers is in, in whole quarters of a hundred: often enough to hear, too seldom to flood anybody. */
export function quarterOf({
  requestsDone,
  requestsTotal,
}: Pick<ShownCollection, "requestsDone" | "requestsTotal">): 0 | 25 | 50 | 75 | 100 {
  if (requestsTotal === 0) return 0;
  const quarters = Math.floor((4 * requestsDone) / requestsTotal);
  return quarters >= 4 ? 100 : quarters === 3 ? 75 : quarters === 2 ? 50 : quarters === 1 ? 25 : 0;
}

/** Whether the proof is still looked at: nothing is counted yet. */
export function isProving({
  state,
  requestsTotal,
}: Pick<ShownCollection, "state" | "requestsTotal">): boolean {
  return state === "proving" || (state === "collecting" && requestsTotal === 0);
}

export type CardState =
  | "none"
  | "under-way"
  | "waiting-for-number"
  | "waiting-for-review"
  | "access-ended"
  | "running"
  | "held-up"
  | "trouble"
  | "refused"
  | "stopped";

/** A collection in a word or two, for the meter's card: what holds it up goes before what it is doing. */
export function cardStateOf(collection: Pick<ShownCollection, "state" | "problem"> | null): CardState {
  if (collection === null) return "none";
  const { state, problem } = collection;
  if (state === "refused" || state === "stopped") return state;
  if (state === "waiting-for-number" || state === "waiting-for-review") return state;
  if (problem === "access-ended") return "access-ended";
  if (problem !== null) return problem === "source-not-answering" ? "held-up" : "trouble";
  return state === "running" ? "running" : "under-way";
}
