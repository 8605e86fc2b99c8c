import { addExactly } from "../exact/rounding.js";
import { energyFactors, factorAt, FALLBACK_GAS_CONVERSION, type GasConversion } from "../gas/gas-energy.js";
import type { DayBlock } from "../readings/day-block.js";
import { addDays, type LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import { daysShifted, slotsOf, type Period } from "./period.js";

/** One day's half hours as figures of any kind (energy, money), in order; null where there is none to compare. */
export interface DayFigures {
  readonly date: LondonDate;
  readonly figures: readonly (number | null)[];
}

export interface FairComparison {
  /** Half hours for which both periods have a figure; the sums are over these. */
  readonly pairedHalfHours: number;
  /** Half hours of the period up to the newest one that has a figure: a period still running is judged by its part so far. */
  readonly expectedHalfHours: number;
  /** True where at least half of the expected are paired (and any is): otherwise say so and show no percentage. */
  readonly enough: boolean;
  readonly nowSum: number;
  readonly beforeSum: number;
}

const ORDINARY_DAY = 48;

/**
 * Compares a period with `periodBefore` over the half hours that both have, so that gaps, late data, a period still
 * running and the clock changes favour neither side.
 *
 * Half hours pair by day of the period and time on the London clock. The hour that March skips and the second run of the
 * hour that October repeats find no partner and are left out. `now` and `before` may be in any order and hold other days.
 */
export function compareFairly(
  now: readonly DayFigures[],
  before: readonly DayFigures[],
  period: Period,
): FairComparison {
  const shift = daysShifted(period);
  const beforeByDate = new Map(before.map((day) => [day.date, day.figures]));
  const { firstSlot } = slotsOf(period);
  let [pairedHalfHours, expectedHalfHours, nowSum, beforeSum] = [0, 0, 0, 0];
  for (const day of now) {
    if (day.date < period.from || day.date > period.to) continue;
    const start = settlementDay(day.date).firstSlot - firstSlot;
    const partners = beforeByDate.get(addDays(day.date, -shift));
    day.figures.forEach((figure, i) => {
      if (figure === null) return;
      expectedHalfHours = Math.max(expectedHalfHours, start + i + 1);
      const partner = partners?.[partnerOf(i, day.figures.length, partners.length)] ?? null;
      if (partner === null) return;
      pairedHalfHours += 1;
      nowSum = addExactly(nowSum, figure);
      beforeSum = addExactly(beforeSum, partner);
    });
  }
  const enough = pairedHalfHours > 0 && 2 * pairedHalfHours >= expectedHalfHours;
  return { pairedHalfHours, expectedHalfHours, enough, nowSum, beforeSum };
}

/**
 * The quantities of days times their energy factors (for Wh the quantities themselves), suspects left out: what energy is
 * compared by. A sum of them becomes Wh by `energyWhOfSum`.
 */
export function comparableQuantities(
  days: readonly DayBlock[],
  gas: GasConversion = FALLBACK_GAS_CONVERSION,
): DayFigures[] {
  return days.map(({ date, unit, slots }) => {
    const factors = energyFactors(date, slots.length, unit, gas);
    return {
      date,
      figures: slots.map((slot, i) =>
        slot === null || slot.quality === "suspect" ? null : slot.value * factorAt(factors, i),
      ),
    };
  });
}

/** By how much `now` is above `before`, in percent to one decimal, half-up; null where before is 0 or below. */
export function changePercent(nowSum: number, beforeSum: number): number | null {
  if (beforeSum <= 0) return null;
  const tenths = ((nowSum - beforeSum) * 1000) / beforeSum;
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10 || 0;
}

/** Where in a day of `otherCount` half hours the clock shows what it shows at the `index`th of `count`; -1 for nowhere. */
function partnerOf(index: number, count: number, otherCount: number): number {
  if (count === otherCount) return index;
  const clock = clockPosition(index, count);
  for (let other = 0; other < otherCount; other++)
    if (clockPosition(other, otherCount) === clock) return other;
  return -1;
}

/** Half hours after midnight by the clock; the second run of October's repeated hour is told apart as 48 and 49. */
function clockPosition(index: number, count: number): number {
  if (count === ORDINARY_DAY || index < 2) return index;
  if (count < ORDINARY_DAY) return index + 2;
  if (index < 4) return index;
  return index < 6 ? index - 4 + ORDINARY_DAY : index - 2;
}
