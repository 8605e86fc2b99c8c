import type { Amount } from "../../data/answers.js";

/** What a chart counts: money, energy, or the carbon dioxide caused. */
export const MEASURES = ["cost", "energy", "carbon"] as const;
export type Measure = (typeof MEASURES)[number];

/** Money before rounding, as the contract's decimal text holds it: ten decimals of a pound. */
const COST_UNITS_PER_POUND = 10_000_000_000;
export const COST_UNITS_PER_PENNY = COST_UNITS_PER_POUND / 100;

/**
 * Reads exact pounds into whole 10^-10 £, so that bars add up to the very total.
 * @param text such as "2.4100000000" or "-0.4812000000"
 * @throws RangeError where the text is no such amount, or is past what can be counted exactly (£900,000)
 */
export function costUnitsOf(text: string): number {
  const found = /^(-?)(\d+)(?:\.(\d{1,10}))?$/.exec(text);
  if (!found) throw new RangeError("not an amount in pounds with at most ten decimals");
  const [, sign, pounds = "", decimals = ""] = found;
  const units = Number(pounds + decimals.padEnd(10, "0"));
  if (!Number.isSafeInteger(units)) throw new RangeError("too large an amount to count exactly");
  return sign ? -units : units;
}

/** An amount in Wh, 10^-10 £ or g CO2e; null where nothing can be said, never zero for a gap. */
export function valueIn(
  measure: Measure,
  amount: Pick<Amount, "energyWh" | "costExactPounds" | "carbonGrams">,
): number | null {
  if (measure === "energy") return amount.energyWh;
  if (measure === "carbon") return amount.carbonGrams;
  return amount.costExactPounds === null ? null : costUnitsOf(amount.costExactPounds);
}

/** Adds what is known; null only where nothing is. The coverage beside it says what is left out. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
