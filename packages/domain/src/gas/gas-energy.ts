import { multiplyThenDivideHalfUp } from "../exact/rounding.js";
import type { RegisterUnit } from "../meters/register.js";
import type { LondonDate } from "../time/calendar.js";
import { gasDaysOfDate } from "./gas-day.js";
import type { GasZone } from "./gas-zone.js";

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

/**
 * The same with the calorific value of each gas day and zone, in 10^-2 MJ/m3: each half hour counts with the value of its
 * gas day, and the sum is rounded once. Version 2: gas days without a known value count with the fallback, and are counted.
 */
export const GAS_RULE_DAILY: GasRule = {
  name: "gas-volume-1.02264-daily-cv-v2",
  volumeCorrection: 102_264,
  calorificValueScale: 100,
};

/** Calorific values in units of the rule's scale. */
export interface GasConversion {
  readonly rule: GasRule;
  /** Whose values these are; null where the zone is not known, or the value is no zone's (a statement's average). */
  readonly zone: GasZone | null;
  /** By gas day. */
  readonly values: ReadonlyMap<LondonDate, number>;
  /** For gas days without a value of their own; for a bill the one value of its whole period. */
  readonly otherwise: number;
}

/** 39.5 MJ/m3 (in 10^-1), seen on GB bills from 2019 to 2026; 1 MJ/m3 off would be 2.5 % of a bill. A fallback, always said. */
export const FALLBACK_CALORIFIC_VALUE = 395;

/** Nothing is known of the home's zone: every gas day counts with the fallback. */
export const FALLBACK_GAS_CONVERSION: GasConversion = dailyConversion(null, new Map());

/** By the values of single gas days, in 10^-2 MJ/m3; the fallback where a day has none. */
export function dailyConversion(
  zone: GasZone | null,
  values: ReadonlyMap<LondonDate, number>,
): GasConversion {
  return { rule: GAS_RULE_DAILY, zone, values, otherwise: FALLBACK_CALORIFIC_VALUE * 10 };
}

/** By one value for a whole statement, in 10^-1 MJ/m3, as bills do. */
export function statementConversion(calorificValue: number): GasConversion {
  return { rule: GAS_RULE, zone: null, values: new Map(), otherwise: calorificValue };
}

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

/**
 * What a date's quantities are multiplied by before they are added up: then sums over days with different calorific
 * values stay exact, and become energy by one rounding in `energyWhOfSum`. 1 for Wh, which is energy already and is never
 * converted; for dm3 the calorific value of the gas day.
 */
export interface EnergyFactors {
  readonly early: number;
  readonly late: number;
  readonly lateFrom: number;
}

export function energyFactors(
  date: LondonDate,
  slotCount: number,
  unit: RegisterUnit,
  gas: GasConversion = FALLBACK_GAS_CONVERSION,
): EnergyFactors {
  if (unit === "Wh") return { early: 1, late: 1, lateFrom: 0 };
  const { early, late, lateFrom } = gasDaysOfDate(date, slotCount);
  const valueOf = (gasDay: LondonDate) => gas.values.get(gasDay) ?? gas.otherwise;
  return { early: valueOf(early), late: valueOf(late), lateFrom };
}

/** The factor of the `index`th half hour of the date. */
export function factorAt({ early, late, lateFrom }: EnergyFactors, index: number): number {
  return index < lateFrom ? early : late;
}

/** Whole Wh of a sum of quantities that were each multiplied by their factor. Throws RangeError past 2^53 Wh. */
export function energyWhOfSum(
  sum: number,
  unit: RegisterUnit,
  gas: GasConversion = FALLBACK_GAS_CONVERSION,
): number {
  return unit === "Wh" ? sum : gasEnergyWh(sum, 1, gas.rule);
}

function requireWhole(what: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`a ${what} is a whole number, ${least} or more`);
  }
}
