import { settlementDay, type DayBlock } from "@halfhourly/domain";
import type { SlotRun } from "./slot-runs.js";

/** The slots of a run that no block holds, in rising order. */
export function missingSlots(days: readonly DayBlock[], { first, last }: SlotRun): number[] {
  const held = new Uint8Array(last - first + 1);
  for (const { date, slots } of days) {
    const { firstSlot } = settlementDay(date);
    for (const [index, value] of slots.entries()) {
      const place = firstSlot + index - first;
      if (value !== null && place >= 0 && place < held.length) held[place] = 1;
    }
  }
  const missing: number[] = [];
  for (let place = 0; place < held.length; place++) if (held[place] === 0) missing.push(first + place);
  return missing;
}
