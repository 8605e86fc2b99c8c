import { multiplyThenDivideHalfUp } from "../exact/rounding.js";

/** An amount of money in whole 10^-10 £: Wh x a unit rate in 10^-7 £/kWh gives exactly this. Negative is money received. */
export type Amount = number;

export const AMOUNT_PER_POUND = 10_000_000_000;
export const AMOUNT_PER_PENNY = 100_000_000;

/** Whole pence, half-up (a tie away from zero). The one rounding of a figure that people read. */
export function roundPenceHalfUp(amount: Amount): number {
  return multiplyThenDivideHalfUp(amount, 1, AMOUNT_PER_PENNY);
}

/** The amount in pounds as exact decimal text with 10 decimals, such as "-12.3456789012". */
export function poundsText(amount: Amount): string {
  if (!Number.isSafeInteger(amount)) throw new RangeError("an amount is a whole number of 10^-10 pounds");
  const digits = String(Math.abs(amount)).padStart(11, "0");
  return `${amount < 0 ? "-" : ""}${digits.slice(0, -10)}.${digits.slice(-10)}`;
}

/** The amount in pence with four decimals, half-up (a tie away from zero), such as "-1234.5679". */
export function exactPenceText(amount: Amount): string {
  const units = multiplyThenDivideHalfUp(amount, 1, AMOUNT_PER_PENNY / 10_000);
  const digits = String(Math.abs(units)).padStart(5, "0");
  return `${units < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
