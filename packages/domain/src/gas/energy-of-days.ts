import { addExactly, multiplyExactly } from "../exact/rounding.js";
import type { DayBlock } from "../readings/day-block.js";
import type { LondonDate } from "../time/calendar.js";
import { gasDaysOfDate } from "./gas-day.js";
import {
  energyFactors,
  energyWhOfSum,
  factorAt,
  FALLBACK_GAS_CONVERSION,
  type GasConversion,
} from "./gas-energy.js";

/** The energy of one register's days in whole Wh, suspects included, rounded once; null where nothing is held. */
export function energyWhOfDays(
  days: readonly DayBlock[],
  gas: GasConversion = FALLBACK_GAS_CONVERSION,
): number | null {
  let sum: number | null = null;
  for (const { date, unit, slots } of days) {
    const factors = energyFactors(date, slots.length, unit, gas);
    slots.forEach((held, i) => {
      if (held !== null) sum = addExactly(sum ?? 0, multiplyExactly(held.value, factorAt(factors, i)));
    });
  }
  return sum === null ? null : energyWhOfSum(sum, days[0]!.unit, gas);
}

/** The gas days that the volumes held lie on, and those of them that count with the fallback. Empty for Wh. */
export interface GasDaysUsed {
  readonly gasDays: ReadonlySet<LondonDate>;
  readonly fallbackGasDays: ReadonlySet<LondonDate>;
}

export function gasDaysUsed(
  days: readonly DayBlock[],
  gas: GasConversion = FALLBACK_GAS_CONVERSION,
): GasDaysUsed {
  const gasDays = new Set<LondonDate>();
  for (const { date, unit, slots } of days) {
    if (unit === "Wh") continue;
    const { early, late, lateFrom } = gasDaysOfDate(date, slots.length);
    if (slots.some((held, i) => held !== null && i < lateFrom)) gasDays.add(early);
    if (slots.some((held, i) => held !== null && i >= lateFrom)) gasDays.add(late);
  }
  return { gasDays, fallbackGasDays: new Set([...gasDays].filter((day) => !gas.values.has(day))) };
}
