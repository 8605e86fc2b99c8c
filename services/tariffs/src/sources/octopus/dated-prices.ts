import {
  addDays,
  londonDateAt,
  settlementDay,
  slotStartMs,
  type DocumentFault,
  type LondonDate,
} from "@halfhourly/domain";
import type { Period } from "./periods.js";

/** A price for whole days, both included. */
export interface DatedPrice {
  readonly from: LondonDate;
  readonly to: LondonDate | null;
  readonly price: number;
}

const DAY_MS = 86_400_000;

/**
 * Prices by the day, as a standing charge is: a change counts from the London date on which it comes. That must be at
 * midnight, of London's clock or of UTC (both occur); only the very first may be at any time. Else it is a fault.
 */
export function datedPrices(
  periods: readonly Period[],
  faults: DocumentFault[],
  name: string,
): readonly DatedPrice[] {
  return periods.flatMap(({ fromMs, beforeMs, price }, i) => {
    const from = londonDateAt(fromMs);
    if (i > 0 && !isMidnight(fromMs))
      faults.push({ field: name, message: `It changes within a day, at ${new Date(fromMs).toISOString()}.` });
    const to = beforeMs === null ? null : addDays(londonDateAt(beforeMs), -1);
    return to !== null && to < from ? [] : [{ from, to, price }];
  });
}

export function isMidnight(ms: number): boolean {
  return ms % DAY_MS === 0 || slotStartMs(settlementDay(londonDateAt(ms)).firstSlot) === ms;
}
