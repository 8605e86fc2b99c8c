import {
  londonClock,
  slotStartMs,
  weekdayOf,
  type ClockWindow,
  type Rates,
  type Slot,
} from "@halfhourly/domain";

/** A half hour as most tools hold it. */
export interface UsualReading {
  readonly start: Date;
  readonly slot: Slot;
  readonly kwh: number;
}

export function usualReadings(firstSlot: Slot, wh: ArrayLike<number>): UsualReading[] {
  return Array.from(wh, (value, i) => ({
    start: new Date(slotStartMs(firstSlot + i)),
    slot: firstSlot + i,
    kwh: value / 1000,
  }));
}

/**
 * What most tools do: for each tariff each half hour is an object, its local time is worked out, its rate looked up, its
 * cost an object again; then they are added up. In floating point, without VAT's or the standing charge's rounding.
 */
export function usualCostPence(
  readings: readonly UsualReading[],
  rates: Rates,
  standingPence: number,
): number {
  const costs = readings.map(({ start, slot, kwh }) => {
    const { date, minute } = londonClock(slot);
    return { start, kwh, date, pence: kwh * rateAt(rates, slot, date, minute) };
  });
  const days = new Set(costs.map(({ date }) => date)).size;
  return (costs.reduce((sum, { pence }) => sum + pence, 0) + days * standingPence) * 1.05;
}

function rateAt(rates: Rates, slot: Slot, date: string, minute: number): number {
  switch (rates.kind) {
    case "flat":
      return rates.rate / 100_000;
    case "half-hourly":
      return (rates.rates[slot - rates.firstSlot] ?? 0) / 100_000;
    case "time-of-use": {
      const weekday = weekdayOf(date);
      const band = rates.bands.find(
        ({ days, windows }) => days.includes(weekday) && windows.some((one) => holds(one, minute)),
      );
      return (band?.rate ?? rates.otherRate) / 100_000;
    }
    default:
      throw new Error(`the usual way is measured on flat, banded and half-hourly tariffs, not ${rates.kind}`);
  }
}

function holds({ fromMinute, toMinute }: ClockWindow, minute: number): boolean {
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}
