/** A decimal number exactly as written: `digits` x 10^`exponent`, without leading zeros ("" is zero). */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

export interface ScaledInteger {
  readonly value: number;
  /** True where the exact number lies more than 0.01 away from the whole number it was rounded to. */
  readonly offByMoreThanHundredth: boolean;
}

// Longer text is no reading or price; the limit keeps hostile input from costing anything.
const LONGEST_TEXT = 100;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Reads "0.123", ".5", "-7", "1e-05" with blanks around it; null for anything else ("", "1,5", "0x10", "NaN", "null").
 * Nothing passes through binary floating point, so 20 decimals are 20 decimals.
 */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > LONGEST_TEXT) return null;
  const match = DECIMAL.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  if (whole === "" && fraction === "") return null;
  return {
    negative: sign === "-",
    digits: (whole + fraction).replace(/^0+/, ""),
    exponent: Number(power) - fraction.length,
  };
}

/** True for 0, 0.000 and -0. */
export function isZero(decimal: Decimal): boolean {
  return decimal.digits === "";
}

/** `decimal` x 10^`power`, rounded once half-up to a whole number. Throws RangeError beyond 2^53. */
export function scaleToInteger(decimal: Decimal, power: number): ScaledInteger {
  const { digits } = decimal;
  const pointAt = digits.length + decimal.exponent + power;
  if (digits === "" || pointAt < -1) return { value: 0, offByMoreThanHundredth: false };
  if (pointAt > 16) throw new RangeError("the number is too large to be kept exactly");
  const whole = digits.slice(0, Math.max(0, pointAt)).padEnd(Math.max(0, pointAt), "0");
  const fraction = pointAt < 0 ? `0${digits}` : digits.slice(pointAt);
  const size = Number(whole) + (fraction >= "5" ? 1 : 0);
  if (!Number.isSafeInteger(size)) throw new RangeError("the number is too large to be kept exactly");
  return {
    value: decimal.negative && size !== 0 ? -size : size,
    offByMoreThanHundredth: isFarFromWhole(fraction),
  };
}

/** True where 0.`fraction` lies between 0.01 and 0.99, both excluded. */
function isFarFromWhole(fraction: string): boolean {
  const hundredths = fraction.slice(0, 2).padEnd(2, "0");
  if (hundredths === "00" || hundredths === "99") return false;
  return hundredths !== "01" || /[1-9]/.test(fraction.slice(2));
}
