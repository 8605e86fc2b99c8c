import {
  datesFrom,
  londonClock,
  londonDateOf,
  settlementDay,
  SLOT_MS,
  type ClockZone,
  type LondonDate,
  type Slot,
} from "@halfhourly/domain";
import type { Period } from "./periods.js";

export interface DayOfPrices {
  readonly date: LondonDate;
  readonly firstSlot: Slot;
  /** One a half hour; null where no price is stated. */
  readonly prices: readonly (number | null)[];
}

/**
 * The half hours of periods that begin and end on half hours (the first may begin at any time), day by day, up to the last
 * one that has an end; an open one goes on to `before`.
 */
export function daysOfPrices(periods: readonly Period[], before: Slot): readonly DayOfPrices[] {
  const spans = periods.map(({ fromMs, beforeMs, price }) => ({
    first: Math.ceil(fromMs / SLOT_MS),
    before: beforeMs === null ? before : Math.ceil(beforeMs / SLOT_MS),
    price,
  }));
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined || last.before <= first.first) return [];
  let at = 0;
  return datesFrom(londonDateOf(first.first), londonDateOf(last.before - 1)).map((date) => {
    const { firstSlot, slotCount } = settlementDay(date);
    const prices = Array.from({ length: slotCount }, (_, i) => {
      const slot = firstSlot + i;
      while (at < spans.length - 1 && spans[at]!.before <= slot) at++;
      const span = spans[at]!;
      return span.first <= slot && slot < span.before ? span.price : null;
    });
    return { date, firstSlot, prices };
  });
}

/** A day's prices by the 48 half hours that a clock shows; null where the day has not that half hour, or no price for it. */
export function byClock(
  { firstSlot, prices }: DayOfPrices,
  clock: ClockZone,
): readonly (number | null)[] | null {
  const shown = Array.from({ length: 48 }, (): number | null => null);
  for (const [i, price] of prices.entries()) {
    const slot = firstSlot + i;
    const at = clock === "utc" ? slot % 48 : londonClock(slot).minute / 30;
    // The hour that the clock shows twice must cost the same both times.
    if (shown[at] !== null && shown[at] !== price) return null;
    shown[at] = price;
  }
  return shown;
}

/** Equal wherever both have a price; what both together say. Null where they differ. */
export function together(
  a: readonly (number | null)[],
  b: readonly (number | null)[],
): readonly (number | null)[] | null {
  const both = a.map((price, i) => price ?? b[i] ?? null);
  return both.every((price, i) => (b[i] ?? price) === price) ? both : null;
}
