import type { ShownCollection } from "./answers.js";

const SOON_MS = 1_000;
const LATER_MS = 10_000;

type Asked = Pick<ShownCollection, "state" | "problem"> | null | undefined;

export function isUnderWay(collection: Asked): boolean {
  return (
    collection !== null &&
    collection !== undefined &&
    ["proving", "waiting-for-number", "waiting-for-review", "collecting"].includes(collection.state)
  );
}

/** How soon it is asked for again: each second while it gets on, seldom while it waits for somebody, and else not at all. */
export function askAgainMs(collection: Asked): number | false {
  if (collection === null || collection === undefined || !isUnderWay(collection)) return false;
  const waits = collection.problem !== null || collection.state.startsWith("waiting-");
  return waits ? LATER_MS : SOON_MS;
}
