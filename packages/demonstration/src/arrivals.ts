import type { LondonDate, Quality, Reading, Slot } from "@halfhourly/domain";
import type { Day } from "./calendar.js";
import type { FaultyRun } from "./planned-faults.js";

export interface Arrivals {
  /** What came at first, in slot order. */
  readonly first: readonly Reading[];
  /** True values that came later: in place of guesses, or where there was nothing. */
  readonly later: readonly Reading[];
}

/** More than the 38 kWh that three phases at 100 A could pass in a half hour, and less than the 100 kWh held for review. */
const SUSPECT_WH = 42_600;

/** The register's values as they arrive by the end of `upTo`, with its faults played out. */
export function arrivalsOf(
  days: readonly Day[],
  valuesOf: readonly (readonly number[])[],
  faults: readonly FaultyRun[],
  upTo: LondonDate,
): Arrivals {
  const faultAt = new Map<Slot, FaultyRun>();
  for (const run of faults) for (let i = 0; i < run.slotCount; i++) faultAt.set(run.firstSlot + i, run);
  const first: Reading[] = [];
  const later: Reading[] = [];
  days.forEach((day, n) => {
    const values = valuesOf[n]!;
    values.forEach((value, i) => {
      const slot = day.firstSlot + i;
      const run = faultAt.get(slot);
      if (run === undefined) return void first.push(reading(slot, value, "actual"));
      if (run.fault === "suspect") first.push(reading(slot, SUSPECT_WH, "suspect"));
      if (run.fault === "estimated" || run.fault === "corrected")
        first.push(reading(slot, flatGuess(values), "estimated"));
      if (run.mendedOn !== null && run.mendedOn <= upTo) later.push(reading(slot, value, "actual"));
    });
  });
  return { first, later };
}

function reading(slot: Slot, value: number, quality: Quality): Reading {
  return { slot, value: Math.round(value), quality, source: "generated" };
}

/** What a supplier without the half hours would say: the day's total spread evenly. */
function flatGuess(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
