import type { Slot } from "@halfhourly/domain";

/** Slots that follow one another, both ends included. */
export interface SlotRun {
  readonly first: Slot;
  readonly last: Slot;
}

/** `slots` in rising order. */
export function runsOf(slots: Iterable<Slot>): SlotRun[] {
  const runs: { first: Slot; last: Slot }[] = [];
  for (const slot of slots) {
    const open = runs.at(-1);
    if (open !== undefined && slot <= open.last + 1) open.last = Math.max(open.last, slot);
    else runs.push({ first: slot, last: slot });
  }
  return runs;
}

export function holdsSlot(runs: readonly SlotRun[], slot: Slot): boolean {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle]!;
    if (slot < run.first) high = middle - 1;
    else if (slot > run.last) low = middle + 1;
    else return true;
  }
  return false;
}

/** As PostgreSQL writes a multirange of whole numbers: `{[1,5),[7,9)}`. */
export function slotsToText(runs: readonly SlotRun[]): string {
  return `{${runs.map(({ first, last }) => `[${first},${last + 1})`).join(",")}}`;
}

export function slotsFromText(text: string): SlotRun[] {
  return [...text.matchAll(/\[(-?\d+),(-?\d+)\)/g)].map(([, first, after]) => ({
    first: Number(first),
    last: Number(after) - 1,
  }));
}
