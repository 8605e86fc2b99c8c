import {
  londonDateOf,
  settlementDay,
  type LondonDate,
  type Reading,
  type SettlementDay,
} from "@halfhourly/domain";

/** Readings under the settlement day they lie on, in the order in which they came. Most follow one another, so the last day is tried first. */
export function readingsByDay(readings: readonly Reading[]): ReadonlyMap<LondonDate, readonly Reading[]> {
  const days = new Map<LondonDate, Reading[]>();
  let last: { readonly day: SettlementDay; readonly readings: Reading[] } | null = null;
  for (const reading of readings) {
    if (last === null || !liesOn(last.day, reading)) {
      const day = settlementDay(londonDateOf(reading.slot));
      const held = days.get(day.date) ?? [];
      days.set(day.date, held);
      last = { day, readings: held };
    }
    last.readings.push(reading);
  }
  return days;
}

function liesOn(day: SettlementDay, { slot }: Reading): boolean {
  return slot >= day.firstSlot && slot < day.firstSlot + day.slotCount;
}
