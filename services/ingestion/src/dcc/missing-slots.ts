import {
  londonDateOf,
  settlementDay,
  type DayBlock,
  type Direction,
  type Element,
  type Grant,
} from "@halfhourly/domain";
import type { ReadingStore } from "@halfhourly/reading-store";
import type { SlotRun } from "./slot-runs.js";

/** What either element of the register lacks, in rising order: one request brings both. */
export async function missingInRegister(
  readingStore: ReadingStore,
  grant: Grant,
  direction: Direction,
  run: SlotRun,
): Promise<number[]> {
  const daysOf = (element: Element) => {
    const { meterPoint, fuel } = grant;
    const [from, to] = [londonDateOf(run.first), londonDateOf(run.last)];
    return readingStore.days(grant, { meterPoint, fuel, direction, element }, from, to);
  };
  const first = missingSlots(await daysOf(1), run);
  const registers = await readingStore.registers(grant);
  if (!registers.some(({ register }) => register.direction === direction && register.element === 2))
    return first;
  const second = missingBetween(await daysOf(2), run);
  return [...new Set([...first, ...second])].sort((a, b) => a - b);
}

/**
 * A second element is looked for between the first and the last half hour that it has: a meter with one element may stand
 * in the same place before and after it, and a half hour that lacks both is wanted by the first.
 */
function missingBetween(days: readonly DayBlock[], run: SlotRun): number[] {
  const held = days.flatMap(({ date, slots }) => {
    const { firstSlot } = settlementDay(date);
    return slots.flatMap((value, index) => (value === null ? [] : [firstSlot + index]));
  });
  const [first, last] = [held[0], held.at(-1)];
  if (first === undefined || last === undefined) return [];
  return missingSlots(days, run).filter((slot) => slot > first && slot < last);
}

/** The slots of a run that no block holds, in rising order. */
function missingSlots(days: readonly DayBlock[], { first, last }: SlotRun): number[] {
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
