import { addExactly } from "../exact/rounding.js";
import type { DayBlock } from "../readings/day-block.js";
import type { Quality } from "../readings/reading.js";
import { settlementDay } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";
import { slotsOf, type Period } from "./period.js";

/** What a period's half hours are: expected = actual + estimated + suspect + missing + notYet. */
export interface HalfHourCounts {
  readonly expected: number;
  readonly actual: number;
  readonly estimated: number;
  readonly suspect: number;
  /** Gaps before the newest half hour held. */
  readonly missing: number;
  /** Half hours after the newest one held. */
  readonly notYet: number;
}

export interface PeriodTotals {
  /** In the register's unit, suspects included; null where nothing is held. */
  readonly quantity: number | null;
  readonly counts: HalfHourCounts;
}

/**
 * The sum and the counts of one register's period. `days` are its blocks (others than the period's are left out);
 * `newestSlot` is the newest half hour that the register holds at all, null where it holds none: what lies after it has
 * not come yet, what lies before and is not held is missing.
 */
export function periodTotals(
  days: readonly DayBlock[],
  period: Period,
  newestSlot: Slot | null,
): PeriodTotals {
  const held: Record<Quality, number> = { actual: 0, estimated: 0, suspect: 0 };
  let sum = 0;
  for (const block of days) {
    if (block.date < period.from || block.date > period.to) continue;
    for (const slot of block.slots) {
      if (slot === null) continue;
      held[slot.quality] += 1;
      sum = addExactly(sum, slot.value);
    }
  }
  const { firstSlot, endSlot, halfHours: expected } = slotsOf(period);
  const notYet =
    newestSlot === null
      ? expected
      : Math.min(expected, Math.max(0, endSlot - Math.max(firstSlot, newestSlot + 1)));
  const heldCount = held.actual + held.estimated + held.suspect;
  const counts = { expected, ...held, missing: expected - notYet - heldCount, notYet };
  return { quantity: heldCount === 0 ? null : sum, counts };
}

/** Of several registers together. */
export function sumCounts(parts: readonly HalfHourCounts[]): HalfHourCounts {
  const none: HalfHourCounts = { expected: 0, actual: 0, estimated: 0, suspect: 0, missing: 0, notYet: 0 };
  return parts.reduce(
    (a, b) => ({
      expected: a.expected + b.expected,
      actual: a.actual + b.actual,
      estimated: a.estimated + b.estimated,
      suspect: a.suspect + b.suspect,
      missing: a.missing + b.missing,
      notYet: a.notYet + b.notYet,
    }),
    none,
  );
}

/** The newest half hour that any of the days holds, or null. */
export function newestSlotOf(days: readonly DayBlock[]): Slot | null {
  return days.reduce<Slot | null>((newest, block) => {
    const index = block.slots.findLastIndex((slot) => slot !== null);
    if (index === -1) return newest;
    return Math.max(newest ?? -Infinity, settlementDay(block.date).firstSlot + index);
  }, null);
}
