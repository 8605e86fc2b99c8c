import { parseDecimal, scaleToInteger } from "../exact/decimal.js";

const DECIMALS_OF_A_PENNY = 5;
/** £1,000 a kWh or a day: far beyond any price, and small enough that a home's lifetime stays within 2^53. */
const LARGEST_RATE = 10_000_000_000;

/**
 * Pence as decimal text ("24.5", "-1.05") as a whole rate in 10^-7 £: 2_450_000. For unit rates and standing charges.
 * Throws RangeError for other text, for more than five decimals (a price is taken exactly or not at all), or beyond £1,000.
 */
export function parsePence(text: string): number {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new RangeError(`"${text}" is not a price: write pence, such as 24.5`);
  const significant = decimal.digits.replace(/0+$/, "");
  const decimals = -(decimal.exponent + decimal.digits.length - significant.length);
  if (significant !== "" && decimals > DECIMALS_OF_A_PENNY) {
    throw new RangeError(`"${text}" has more than ${DECIMALS_OF_A_PENNY} decimals of a penny`);
  }
  if (decimal.digits.length + decimal.exponent > 6)
    throw new RangeError(`"${text}" pence is beyond any price`);
  const { value } = scaleToInteger(decimal, DECIMALS_OF_A_PENNY);
  if (Math.abs(value) > LARGEST_RATE) throw new RangeError(`"${text}" pence is beyond any price`);
  return value;
}

/** The shortest exact decimal text of a rate in pence: 2_450_000 is "24.5". Reads back with `parsePence`. */
export function penceText(rate: number): string {
  if (!Number.isSafeInteger(rate)) throw new RangeError("a rate is a whole number of 10^-7 pounds");
  const digits = String(Math.abs(rate)).padStart(DECIMALS_OF_A_PENNY + 1, "0");
  const whole = digits.slice(0, -DECIMALS_OF_A_PENNY);
  const fraction = digits.slice(-DECIMALS_OF_A_PENNY).replace(/0+$/, "");
  return `${rate < 0 ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
