import type { Slot } from "../time/slot.js";

/** How far a value can be trusted. A slot with no reading is "missing"; missing is never zero. */
export type Quality = "actual" | "estimated" | "suspect";

/** Where a value came from, in rising order of precedence at equal quality. */
export type Source = "generated" | "live" | "supplier" | "file" | "meter";

/**
 * The batch that brought a value: a whole number from 1 to 2^53 - 1 under which is written down who sent it, when, and by
 * which version of which adapter it became readings. Absent where nobody wrote that down.
 */
export type ArrivalId = number;

/** One half hour of one register. */
export interface Reading {
  readonly slot: Slot;
  /** Whole Wh or dm3, as the register's unit says; never negative. */
  readonly value: number;
  readonly quality: Quality;
  readonly source: Source;
  readonly arrival?: ArrivalId;
}
