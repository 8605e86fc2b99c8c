/**
 * Half-up throughout Halfhourly means: to the nearest, a tie away from zero. So an import and an equal export round to
 * amounts that cancel, and -0.5 becomes -1 as 0.5 becomes 1.
 */

/**
 * `a x b / divisor` rounded once, half-up. Exact at any size: BigInt takes over where the product passes 2^53.
 * All three are whole numbers, `divisor` above 0. Throws RangeError where the result itself passes 2^53.
 */
export function multiplyThenDivideHalfUp(a: number, b: number, divisor: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) return divideHalfUp(product, divisor);
  return toSafeInteger(divideBigHalfUp(BigInt(a) * BigInt(b), BigInt(divisor)));
}

/** `a x b`, exact. Throws RangeError where it passes 2^53. */
export function multiplyExactly(a: number, b: number): number {
  return requireSafe(a * b);
}

/** `a + b`, exact. Throws RangeError where it passes 2^53. */
export function addExactly(a: number, b: number): number {
  return requireSafe(a + b);
}

function divideHalfUp(value: number, divisor: number): number {
  const size = Math.abs(value);
  const remainder = size % divisor;
  const rounded = (size - remainder) / divisor + (remainder * 2 >= divisor ? 1 : 0);
  return value < 0 ? 0 - rounded : rounded;
}

function divideBigHalfUp(value: bigint, divisor: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return value < 0n ? -rounded : rounded;
}

function toSafeInteger(value: bigint): number {
  return requireSafe(Number(value));
}

// A product that rounds when computed lies beyond 2^53 too, so the check on the rounded product finds every loss.
function requireSafe(value: number): number {
  if (!Number.isSafeInteger(value))
    throw new RangeError("the result lies beyond 2^53 and cannot be kept exact");
  return value === 0 ? 0 : value;
}
