import type { Database } from "@halfhourly/database";

/** What every action of this service works with. */
export interface Parts {
  readonly database: Database;
  /** UTC milliseconds. */
  readonly now: () => number;
  /** A new opaque id. */
  readonly ids: () => string;
}

const longestReason = 200;

/** Reasons are a few words of ours or an operator's, kept for years: never a place for a person's data. */
export function checkedReason(why: string): string {
  if (why.trim() === "" || why.length > longestReason)
    throw new RangeError(`A reason has 1 to ${longestReason} characters.`);
  return why;
}
