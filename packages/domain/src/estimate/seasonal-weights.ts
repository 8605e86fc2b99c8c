import type { Fuel } from "../meters/register.js";
import { datesOfMonth, monthOf, type LondonDate } from "../time/calendar.js";

/**
 * The share of a year's use that each month has, January first, in per mille. Electricity: domestic sales, DESNZ Energy
 * Trends table 5.5, mean of 2010 to 2019. Gas: 85 % by standard degree days to base 15.5 °C (vesma.com), 15 % even over
 * the year; a model, as no monthly figure for homes is published.
 */
const MONTHLY_PER_MILLE: Readonly<Record<Fuel, readonly number[]>> = {
  electricity: [108, 94, 97, 80, 73, 66, 66, 67, 69, 81, 93, 106],
  gas: [149, 130, 115, 93, 65, 39, 27, 28, 41, 74, 107, 132],
};

/** By whose year days of different months are compared; `even` where none is known, as for what a home exports. */
export type SeasonOf = Fuel | "even";

/** How a day of this month weighs against days of other months: a whole number above 0. */
export function weightOfDay(season: SeasonOf, date: LondonDate): number {
  if (season === "even") return 1;
  const perMille = MONTHLY_PER_MILLE[season][Number(date.slice(5, 7)) - 1] ?? 0;
  return Math.round((perMille * 1000) / datesOfMonth(monthOf(date)).length);
}
