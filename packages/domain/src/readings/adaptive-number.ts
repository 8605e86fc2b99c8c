import { CHANCE_BITS, type BitCoder } from "./arithmetic-coder.js";

/*
 * What is likely is learnt from what came before. A chance is the share of ones so far, moved at each bit by less and
 * less, down to a fixed part, so that old habits are forgotten: a home is not the same at the end of a month.
 */
const HALF = 2 ** (CHANCE_BITS - 1);
const SMALLEST = 32;
const LARGEST = 2 ** CHANCE_BITS - SMALLEST;
const MOST_SEEN = 40;
const STEP_BITS = 15;
/** By how much of the way a chance moves, in 2^-15, after so many bits: 1 / (seen + 1.5). */
const STEPS = Array.from({ length: MOST_SEEN + 1 }, (_, seen) => Math.round(2 ** STEP_BITS / (seen + 1.5)));
/** The chance in a context counts for at most 14 parts of 16 beside the general one, reached after 14 bits. */
const MOST_PARTS = 14;
const PARTS_BITS = 4;

/** Chances of bits, each under its own index. */
class Chances {
  readonly #of: Uint16Array;
  readonly #seen: Uint8Array;

  constructor(count: number) {
    this.#of = new Uint16Array(count).fill(HALF);
    this.#seen = new Uint8Array(count);
  }

  at(index: number): number {
    return this.#of[index]!;
  }

  parts(index: number): number {
    return Math.min(this.#seen[index]!, MOST_PARTS);
  }

  learn(index: number, bit: number): void {
    const seen = this.#seen[index]!;
    const chance = this.#of[index]!;
    const target = bit === 1 ? LARGEST : SMALLEST;
    this.#of[index] = chance + (((target - chance) * STEPS[seen]!) >> STEP_BITS);
    if (seen < MOST_SEEN) this.#seen[index] = seen + 1;
  }
}

/** A bit under one of a few circumstances. */
export class AdaptiveBit {
  readonly #chances: Chances;

  constructor(circumstances: number) {
    this.#chances = new Chances(circumstances);
  }

  code(coder: BitCoder, circumstance: number, bit: number): number {
    const coded = coder.code(this.#chances.at(circumstance), bit);
    this.#chances.learn(circumstance, coded);
    return coded;
  }
}

/** How many of the digits behind those of the class are learnt; further ones are as good as chance. */
const LEARNT_DIGITS = 2;
const NODES_A_CLASS = 2 ** LEARNT_DIGITS;
/** Numbers pass 32 bits, so digits are not found by shifting. */
const POWERS = Array.from({ length: 64 }, (_, i) => 2 ** i);

/**
 * Whole numbers in two steps: first the class, which is how many binary digits the number has and its second digit, as a
 * path down a tree; then the digits behind. Each step of the path has a chance of its own, in general and in the context.
 */
export class AdaptiveNumber {
  readonly #digitsOfClass: number;
  readonly #nodes: number;
  readonly #general: Chances;
  readonly #inContext: Chances;

  /** @param digits the most binary digits a number has, at most 54. */
  constructor(digits: number, contexts: number) {
    this.#digitsOfClass = Math.ceil(Math.log2(2 * digits));
    this.#nodes = 2 ** this.#digitsOfClass * (1 + NODES_A_CLASS);
    this.#general = new Chances(this.#nodes);
    this.#inContext = new Chances(this.#nodes * contexts);
  }

  /** Codes a number; a decoder gives one that may have more digits than were promised, where the bytes are broken. */
  code(coder: BitCoder, context: number, number: number): number {
    const wanted = classOf(number);
    let path = 1;
    for (let digit = this.#digitsOfClass - 1; digit >= 0; digit--)
      path = path * 2 + this.#step(coder, context, path, (wanted >> digit) & 1);
    const found = path - 2 ** this.#digitsOfClass;
    return found < 2 ? found : this.#rest(coder, context, found, number);
  }

  #rest(coder: BitCoder, context: number, found: number, number: number): number {
    const firstNode = 2 ** this.#digitsOfClass + found * NODES_A_CLASS;
    const digits = (found >> 1) - 1;
    let read = 2 + (found & 1);
    for (let learnt = 0; learnt < digits; learnt++) {
      const bit = Math.floor(number / POWERS[digits - 1 - learnt]!) % 2;
      const node = firstNode + (learnt === 0 ? 1 : 2 + (read & 1));
      read =
        read * 2 + (learnt < LEARNT_DIGITS ? this.#step(coder, context, node, bit) : coder.code(HALF, bit));
    }
    return read;
  }

  #step(coder: BitCoder, context: number, node: number, bit: number): number {
    const index = context * this.#nodes + node;
    const general = this.#general.at(node);
    const special = this.#inContext.at(index);
    const chance = general + (((special - general) * this.#inContext.parts(index)) >> PARTS_BITS);
    const coded = coder.code(chance, bit);
    this.#general.learn(node, coded);
    this.#inContext.learn(index, coded);
    return coded;
  }
}

/** 0 and 1 by themselves; then two classes for each number of digits: 2, 3, 4 to 5, 6 to 7, 8 to 11, 12 to 15 and so on. */
export function classOf(number: number): number {
  if (number < 2) return number;
  const digits = number < 2 ** 32 ? 32 - Math.clz32(number) : 64 - Math.clz32(number / 2 ** 32);
  return (digits - 1) * 2 + (Math.floor(number / POWERS[digits - 2]!) % 2);
}
