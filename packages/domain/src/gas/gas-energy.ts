import { multiplyThenDivideHalfUp } from "../exact/rounding.js";
import type { RegisterUnit } from "../meters/register.js";

/** How gas volume becomes energy. Named and versioned, so that a figure can always say by which rule it was made. */
export interface GasRule {
  readonly name: string;
  /** Temperature and pressure correction, in 10^-5. */
  readonly volumeCorrection: number;
  /** Calorific values are whole numbers of 1 / this MJ/m3: 10 for one decimal, as on bills; 100 for daily values. */
  readonly calorificValueScale: number;
}

/**
 * kWh = m3 x 1.02264 x calorific value / 3.6, with the statement period's calorific value to one decimal: the rule of
 * household bills (Gas (Calculation of Thermal Energy) Regulations 1996, SI 1996/439; suppliers' published examples).
 */
export const GAS_RULE: GasRule = {
  name: "gas-volume-1.02264-period-average-cv-v1",
  volumeCorrection: 102_264,
  calorificValueScale: 10,
};

/** The same with a calorific value in 10^-2 MJ/m3, for values of single gas days. */
export const GAS_RULE_DAILY: GasRule = {
  name: "gas-volume-1.02264-daily-cv-v1",
  volumeCorrection: 102_264,
  calorificValueScale: 100,
};

/** A calorific value (10^-1 MJ/m3 under GAS_RULE) and the rule it is used with. */
export interface GasConversion {
  readonly calorificValue: number;
  readonly rule: GasRule;
  /** True where the value is not known for this home and period: say so beside the figure. */
  readonly fallback: boolean;
}

/** 39.5 MJ/m3, seen on GB bills from 2019 to 2026; 1 MJ/m3 off would be 2.5 % of a bill. A fallback, always said. */
export const FALLBACK_GAS_CONVERSION: GasConversion = { calorificValue: 395, rule: GAS_RULE, fallback: true };

/**
 * Gas energy in whole Wh of a volume in whole dm3, rounded once, half-up.
 *
 * A total is made from the summed volume, never by adding rounded parts: the energy of a day, a month or a bill is
 * `gasEnergyWh(sum of dm3)`, which is what a bill does with the difference of two meter readings. A single bar is rounded
 * by itself, so bars may differ from their total by up to half a Wh each.
 * Throws RangeError for a negative or broken volume or calorific value, or where the energy passes 2^53 Wh.
 */
export function gasEnergyWh(dm3: number, calorificValue: number, rule: GasRule = GAS_RULE): number {
  requireWhole("volume", dm3, 0);
  requireWhole("calorific value", calorificValue, 1);
  // dm3 x 10^-3 m3 x correction x 10^-5 x value / scale MJ/m3 / 3.6 MJ/kWh x 10^3 Wh/kWh.
  const factor = rule.volumeCorrection * calorificValue;
  return multiplyThenDivideHalfUp(dm3, factor, rule.calorificValueScale * 360_000);
}

/** Energy in Wh of a quantity in a register's own unit: Wh as it is, dm3 by the conversion. */
export function energyWhOf(
  quantity: number,
  unit: RegisterUnit,
  gas: GasConversion = FALLBACK_GAS_CONVERSION,
): number {
  return unit === "Wh" ? quantity : gasEnergyWh(quantity, gas.calorificValue, gas.rule);
}

function requireWhole(what: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`a ${what} is a whole number, ${least} or more`);
  }
}
