/*
 * A binary arithmetic coder after Witten, Neal and Cleary (1987): each bit narrows an interval of 32-bit numbers by how
 * likely it was held to be, and a byte is written when both ends agree on it. All of it is whole-number arithmetic below
 * 2^53, so every machine writes the same bytes.
 */

/** One way to go through bits for both directions: an encoder writes what it is given, a decoder gives what it reads. */
export interface BitCoder {
  /**
   * @param chance that the bit is 1, in 1/65536, from 1 to 65535.
   * @param bit what to write; a decoder does not look at it.
   * @returns the bit that was written, or read.
   */
  code(chance: number, bit: number): number;
}

/** How finely a chance is told: 1/65536. */
export const CHANCE_BITS = 16;
const WHOLE = 2 ** CHANCE_BITS;
const LARGEST = 0xffffffff;
const TOP_BYTE = 24;

/** The interval that encoder and decoder narrow alike: from `low` to `high`, both included, unsigned 32 bits. */
class Interval {
  low = 0;
  high = LARGEST;

  /** The last number of the part that stands for a 1. */
  split(chance: number): number {
    return this.low + Math.floor(((this.high - this.low) * chance) / WHOLE);
  }

  narrow(split: number, bit: number): void {
    if (bit === 1) this.high = split;
    else this.low = split + 1;
  }

  /** Whether both ends begin with the same byte, which then is known. */
  get isByteKnown(): boolean {
    return this.low >>> TOP_BYTE === this.high >>> TOP_BYTE;
  }

  dropByte(): void {
    this.low = (this.low << 8) >>> 0;
    this.high = ((this.high << 8) | 0xff) >>> 0;
  }

  /** The one byte that, followed by zeros without end, lies in the interval; none where zeros alone do. */
  get lastByte(): number | null {
    return this.low === 0 ? null : (this.low >>> TOP_BYTE) + 1;
  }
}

export class ArithmeticEncoder implements BitCoder {
  readonly #interval = new Interval();
  readonly #into: number[];

  /** Writes behind what `into` already holds. */
  constructor(into: number[]) {
    this.#into = into;
  }

  code(chance: number, bit: number): number {
    const interval = this.#interval;
    interval.narrow(interval.split(chance), bit);
    while (interval.isByteKnown) {
      this.#into.push(interval.low >>> TOP_BYTE);
      interval.dropByte();
    }
    return bit;
  }

  /** To be called once, behind the last bit. */
  end(): void {
    const { lastByte } = this.#interval;
    if (lastByte !== null) this.#into.push(lastByte);
  }
}

/** Reads what an ArithmeticEncoder wrote. Past the end it reads zeros, without end: whoever asks must know when to stop. */
export class ArithmeticDecoder implements BitCoder {
  readonly #interval = new Interval();
  readonly #bytes: Uint8Array;
  #at: number;
  #window = 0;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
    for (let i = 0; i < 4; i++) this.#shiftIn();
  }

  code(chance: number): number {
    const interval = this.#interval;
    const split = interval.split(chance);
    const bit = this.#window <= split ? 1 : 0;
    interval.narrow(split, bit);
    while (interval.isByteKnown) {
      interval.dropByte();
      this.#shiftIn();
    }
    return bit;
  }

  /** Whether the bits asked for are all that was written: an encoder would have ended here, with these very bytes. */
  get isAtEnd(): boolean {
    const { lastByte } = this.#interval;
    const known = this.#at - 4;
    if (lastByte === null) return this.#bytes.length === known;
    return this.#bytes.length === known + 1 && this.#bytes[known] === lastByte;
  }

  #shiftIn(): void {
    this.#window = ((this.#window << 8) | (this.#bytes[this.#at++] ?? 0)) >>> 0;
  }
}
