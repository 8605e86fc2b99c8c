import { BitReader, BitWriter } from "./bits.js";

/**
 * Exponential-Golomb codes of order k: a whole number n is written as (n >> k) + 1 in binary behind as many zeros as it
 * has digits after the first, then the low k bits of n. Small numbers are short, one large one costs little.
 */

/** The highest order that is tried. */
export const HIGHEST_ORDER = 15;
const LARGEST_NUMBER = 2 ** 31 - 1;
const MOST_ZEROS = 31;

/** How many bits the numbers take at an order. Each number is from 0 to 2^31 - 1. */
export function bitLength(numbers: readonly number[], order: number): number {
  let bits = 0;
  for (const number of numbers) bits += 2 * binaryDigits((number >>> order) + 1) - 1 + order;
  return bits;
}

/** The order at which the numbers are shortest; orders well above the length of their mean could only waste bits. */
export function bestOrder(numbers: readonly number[]): number {
  const sum = numbers.reduce((total, number) => total + number, 0);
  const middle = Math.floor(Math.log2(1 + sum / Math.max(1, numbers.length)));
  let best = 0;
  let fewest = Infinity;
  for (let order = 0; order <= Math.min(HIGHEST_ORDER, middle + 1); order++) {
    const bits = bitLength(numbers, order);
    if (bits < fewest) [best, fewest] = [order, bits];
  }
  return best;
}

/** Writes the numbers into `bytes` from byte `at`; what is left of the last byte stays zero. */
export function writeNumbers(numbers: readonly number[], order: number, bytes: Uint8Array, at: number): void {
  const writer = new BitWriter(bytes, at);
  for (const number of numbers) {
    const prefixed = (number >>> order) + 1;
    const digits = binaryDigits(prefixed);
    writer.skip(digits - 1);
    writer.put(prefixed, digits);
    writer.put(number, order);
  }
}

/**
 * Reads `count` numbers that end with the last byte of `bytes`; null where they do not, or where one passes 2^31 - 1.
 */
export function readNumbers(bytes: Uint8Array, at: number, count: number, order: number): number[] | null {
  const reader = new BitReader(bytes, at);
  const numbers: number[] = [];
  for (let n = 0; n < count; n++) {
    const number = readNumber(reader, order);
    if (number === null) return null;
    numbers.push(number);
  }
  const padding = reader.left;
  return padding >= 0 && padding < 8 && reader.take(padding) === 0 ? numbers : null;
}

function readNumber(reader: BitReader, order: number): number | null {
  const zeros = reader.zeros();
  if (zeros > MOST_ZEROS) return null;
  const number = (reader.take(zeros + 1) - 1) * 2 ** order + reader.take(order);
  return number >= 0 && number <= LARGEST_NUMBER && reader.left >= 0 ? number : null;
}

function binaryDigits(value: number): number {
  return 32 - Math.clz32(value);
}
