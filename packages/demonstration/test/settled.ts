import type { Reading } from "@halfhourly/domain";
import type { Batch, Demonstration } from "../src/index.js";

export function registerName({ home, register }: Batch): string {
  return `${home} ${register.fuel} ${register.direction}`;
}

/** What each register holds once every batch is stored in order: an actual value takes the place of a guess. */
export function settled(demonstration: Demonstration): Map<string, Map<number, Reading>> {
  const registers = new Map<string, Map<number, Reading>>();
  for (const batch of demonstration.batches) {
    const held = registers.get(registerName(batch)) ?? new Map<number, Reading>();
    for (const reading of batch.readings) held.set(reading.slot, reading);
    registers.set(registerName(batch), held);
  }
  return registers;
}
