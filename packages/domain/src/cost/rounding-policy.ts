import { addExactly } from "../exact/rounding.js";
import { roundPenceHalfUp, type Amount } from "../money/amount.js";
import { sumCosts, totalAmount, vatAmount, type Cost } from "./cost.js";

/**
 * How exact amounts become the pence of a bill:
 * - `total-half-up-to-penny`: everything is added exactly and rounded once. The default, and what the product shows;
 * - `day-half-up-to-penny`: each day is rounded, then added, as suppliers do who charge by the day (prepayment meters);
 * - `lines-half-up-to-penny`: energy, standing charge and VAT are rounded each, then added, as the lines of a bill.
 */
export const ROUNDING_POLICIES = [
  "total-half-up-to-penny",
  "day-half-up-to-penny",
  "lines-half-up-to-penny",
] as const;
export type RoundingPolicy = (typeof ROUNDING_POLICIES)[number];

export const DEFAULT_ROUNDING: RoundingPolicy = "total-half-up-to-penny";

/** Whole pence of a period given as the costs of its days, or null where none of them is priced. */
export function payablePence(
  days: readonly Cost[],
  policy: RoundingPolicy = DEFAULT_ROUNDING,
): number | null {
  const whole = sumCosts(days);
  const total = totalAmount(whole);
  if (total === null) return null;
  if (policy === "total-half-up-to-penny") return roundPenceHalfUp(total);
  if (policy === "day-half-up-to-penny")
    return sum(days.map((day) => roundPenceHalfUp(totalAmount(day) ?? 0)));
  const lines: Amount[] = [
    (whole.energyAmount ?? 0) - whole.energyVatAmount,
    (whole.standingAmount ?? 0) - whole.standingVatAmount,
    vatAmount(whole),
  ];
  return sum(lines.map(roundPenceHalfUp));
}

function sum(pence: readonly number[]): number {
  return pence.reduce(addExactly, 0);
}
