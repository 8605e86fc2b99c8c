import type { DataOwner } from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import type { FieldHash, SigningKeys } from "@halfhourly/keys";
import type { Log } from "@halfhourly/service-kit";

/** Who answers for the data, as receipts and certificates name it. */
export interface Controller {
  readonly name: string;
  readonly url: string;
}

/** What every action of this service works with. */
export interface Parts {
  readonly database: Database;
  readonly fieldHash: FieldHash;
  readonly signingKeys: SigningKeys;
  readonly controller: Controller;
  /** Everybody who is asked to erase, in order; those that must come last stand last. */
  readonly owners: () => readonly DataOwner[];
  /** UTC milliseconds. */
  readonly now: () => number;
  /** A new opaque id. */
  readonly ids: () => string;
  readonly log: Log;
}

const longestReason = 200;

/** Reasons are a few words of ours or an operator's, kept for years: never a place for a person's data. */
export function checkedReason(why: string): string {
  if (why.trim() === "" || why.length > longestReason)
    throw new RangeError(`A reason has 1 to ${longestReason} characters.`);
  return why;
}
