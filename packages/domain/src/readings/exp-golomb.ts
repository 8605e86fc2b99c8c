import { BitReader, BitWriter } from "./bits.js";

/**
 * Exponential-Golomb codes of order k: a whole number n is written as (n >> k) + 1 in binary behind as many zeros as it
 * has digits after the first, then the low k bits of n. Small numbers are short, one large one costs little.
 */

/** The highest order that is tried. */
export const HIGHEST_ORDER = 15;
const LARGEST_NUMBER = 2 ** 31 - 1;
const MOST_ZEROS = 31;

export interface Order {
  readonly order: number;
  /** What the numbers take at it. */
  readonly bits: number;
}

/** The order at which the first `count` numbers are shortest; orders well above the length of their mean could only waste bits. */
export function bestOrder(numbers: Int32Array, count: number): Order {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += numbers[i]!;
  const middle = Math.floor(Math.log2(1 + sum / Math.max(1, count)));
  const last = Math.min(HIGHEST_ORDER, middle + 1);
  let [best, fewest] = [0, Infinity];
  for (let order = 0; order <= last; order += 1) {
    const bits = bitLength(numbers, count, order);
    if (bits < fewest) [best, fewest] = [order, bits];
  }
  return { order: best, bits: fewest };
}

/** Each number is from 0 to 2^31 - 1. (n >> k) + 1 has as many digits as n + 2^k, less k. */
function bitLength(numbers: Int32Array, count: number, order: number): number {
  const atOrder = 1 << order;
  let digits = 0;
  for (let i = 0; i < count; i += 1) digits += binaryDigits(numbers[i]! + atOrder);
  return 2 * digits - count * (order + 1);
}

/** Writes the first `count` numbers into `bytes` from byte `at`; what is left of the last byte is zero. */
export function writeNumbers(
  numbers: Int32Array,
  count: number,
  order: number,
  bytes: Uint8Array,
  at: number,
): void {
  const writer = new BitWriter(bytes, at);
  const lowBits = (1 << order) - 1;
  for (let i = 0; i < count; i += 1) {
    const number = numbers[i]!;
    const prefixed = (number >>> order) + 1;
    const digits = binaryDigits(prefixed);
    const bits = 2 * digits - 1 + order;
    if (bits <= BitWriter.mostAtOnce) writer.put((prefixed << order) | (number & lowBits), bits);
    else {
      writer.putLong(0, digits - 1);
      writer.putLong(prefixed, digits);
      writer.put(number & lowBits, order);
    }
  }
  writer.end();
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
  const ahead = reader.peek();
  const bits = 2 * Math.clz32(ahead) + 1 + order;
  if (bits <= BitReader.peeked) {
    reader.pass(bits);
    return reader.left >= 0 ? (ahead >>> (32 - bits)) - (1 << order) : null;
  }
  const zeros = reader.zeros();
  if (zeros > MOST_ZEROS) return null;
  const number = (reader.take(zeros + 1) - 1) * 2 ** order + reader.take(order);
  return number >= 0 && number <= LARGEST_NUMBER && reader.left >= 0 ? number : null;
}

function binaryDigits(value: number): number {
  return 32 - Math.clz32(value);
}
