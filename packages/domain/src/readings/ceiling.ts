import type { Fuel, RegisterUnit } from "../meters/register.js";

export type Judgement = "ok" | "suspect" | "hold-for-review";

/** What one half hour of a home's meter can hold, in the register's unit. Set per meter where a home really uses more. */
export interface Limits {
  /** Above this a value is stored as suspect: shown, not costed. */
  readonly suspectAbove: number;
  /** Above this a value is not stored: it is held for review. */
  readonly holdAbove: number;
}

/**
 * 38 kWh is a 100 A three-phase supply at full load for a half hour, rounded up; 8 m3 is beyond what a domestic meter
 * (6 m3/h) passes. 100 kWh is the hold for energy; for volume 8,912 dm3 is the last whole dm3 that holds at most
 * 100 kWh by `GAS_RULE` at the fallback calorific value (8,912 x 1.02264 x 39.5 / 3.6 = 99,998 Wh).
 */
const ELECTRICITY: Limits = { suspectAbove: 38_000, holdAbove: 100_000 };
const GAS_VOLUME: Limits = { suspectAbove: 8_000, holdAbove: 8_912 };
/** A gas source that states energy only: 8 m3 by the same rule is 89,765 Wh. */
const GAS_ENERGY: Limits = { suspectAbove: 89_765, holdAbove: 100_000 };

/** The limits that hold where none are set for the meter. */
export function defaultLimits(unit: RegisterUnit, fuel: Fuel): Limits {
  if (unit === "dm3") return GAS_VOLUME;
  return fuel === "gas" ? GAS_ENERGY : ELECTRICITY;
}

/**
 * Whether a half hour's value is physically believable. `value` is whole Wh or dm3, 0 or more; a value at a limit is
 * within it. Throws RangeError for a negative or broken value: such are refused before they are judged.
 */
export function judge(
  value: number,
  unit: RegisterUnit,
  fuel: Fuel,
  limits = defaultLimits(unit, fuel),
): Judgement {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError("a reading is a whole number, 0 or more");
  if (value > limits.holdAbove) return "hold-for-review";
  return value > limits.suspectAbove ? "suspect" : "ok";
}
