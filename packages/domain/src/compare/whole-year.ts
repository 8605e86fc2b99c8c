import { fillMissing } from "../estimate/fill-missing.js";
import { yearUncertaintyPerMille } from "../estimate/uncertainty.js";
import type { GasConversion } from "../gas/gas-energy.js";
import type { Direction, Fuel } from "../meters/register.js";
import type { DayBlock } from "../readings/day-block.js";
import { registerYear, type RegisterYear, type YearGrid } from "./year.js";

/** The dates of a year that is compared. */
export const YEAR_DAYS = 365;
const HALF_HOURS_A_DAY = 48;
/** So few days that are missing are no reason to speak of uncertainty: they are estimated and counted. */
const FEW_DAYS = 14;

/** One register's year, and how much of it is known. */
export interface WholeYear {
  /** Half hours of the year that are held, in days of 48: single gaps on many days are not many days. */
  readonly heldDays: number;
  /** Half hours of the year that are estimated here. */
  readonly estimatedHalfHours: number;
  /** Either way, for nine homes in ten; null: too little is held to make a year of, and there is none. */
  readonly uncertaintyPerMille: number | null;
  /** Every date of the year, filled; empty where there is none. */
  readonly days: readonly DayBlock[];
  readonly year: RegisterYear | null;
}

/**
 * Makes a year of what is held of it (`fillMissing`; what lies outside the year is left aside). Of export a year is made only
 * where nearly all of it is held: its season is not known.
 */
export function wholeYear(
  grid: YearGrid,
  held: readonly DayBlock[],
  of: { readonly fuel: Fuel; readonly direction: Direction; readonly gas?: GasConversion },
): WholeYear {
  const { from, to } = grid.year;
  const within = held.filter(({ date }) => date >= from && date <= to);
  const halfHours = within.reduce((sum, { slots }) => sum + slots.filter((slot) => slot !== null).length, 0);
  const heldDays = Math.round(halfHours / HALF_HOURS_A_DAY);
  const uncertaintyPerMille = uncertaintyOf(of, heldDays);
  if (uncertaintyPerMille === null)
    return { heldDays, estimatedHalfHours: 0, uncertaintyPerMille, days: [], year: null };
  const { days, filled } = fillMissing(within, grid.year, of.direction === "export" ? "even" : of.fuel);
  return {
    heldDays,
    estimatedHalfHours: filled,
    uncertaintyPerMille,
    days,
    year: registerYear(grid, days, of),
  };
}

function uncertaintyOf(
  { fuel, direction }: { readonly fuel: Fuel; readonly direction: Direction },
  heldDays: number,
): number | null {
  if (heldDays >= YEAR_DAYS - FEW_DAYS) return 0;
  return direction === "export" ? null : yearUncertaintyPerMille(fuel, heldDays);
}
