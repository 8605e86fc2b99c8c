import type { Slot } from "../time/slot.js";
import type { Reading } from "./reading.js";

export interface SettledRows<Row extends Reading> {
  /** One row a slot, in the order in which the slots first came; the first row of a conflict as suspect. */
  readonly kept: readonly Row[];
  /** Rows that only repeat the kept value of their slot. */
  readonly duplicates: readonly Row[];
  /** Rows that contradict the kept value of their slot. */
  readonly rejected: readonly Row[];
  /** Slots with two or more values. */
  readonly conflictSlots: ReadonlySet<Slot>;
}

/**
 * Settles rows of one register from one file, where several may tell of the same slot: equal values are duplicates; of
 * different ones nobody can say which is right, so the first is kept as suspect and the others are rejected.
 */
export function settleRows<Row extends Reading>(rows: readonly Row[]): SettledRows<Row> {
  const first = new Map<Slot, Row>();
  const duplicates: Row[] = [];
  const rejected: Row[] = [];
  for (const row of rows) {
    const earlier = first.get(row.slot);
    if (earlier === undefined) first.set(row.slot, row);
    else (earlier.value === row.value ? duplicates : rejected).push(row);
  }
  const conflictSlots = new Set(rejected.map((row) => row.slot));
  const kept = [...first.values()].map((row): Row =>
    conflictSlots.has(row.slot) ? { ...row, quality: "suspect" } : row,
  );
  return { kept, duplicates, rejected, conflictSlots };
}
