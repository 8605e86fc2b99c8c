/** Writes bits one after another, the highest first. */
export class BitWriter {
  /** What one `put` takes: with the up to seven bits that wait for their byte, whole numbers of 31 bits. */
  static readonly mostAtOnce = 24;
  readonly #bytes: Uint8Array;
  #at: number;
  #waiting = 0;
  #waitingBits = 0;

  constructor(bytes: Uint8Array, fromByte: number) {
    this.#bytes = bytes;
    this.#at = fromByte;
  }

  /** `value` in `count` bits, at most 24; it has no more. */
  put(value: number, count: number): void {
    const bits = (this.#waiting << count) | value;
    let left = this.#waitingBits + count;
    while (left >= 8) {
      left -= 8;
      this.#bytes[this.#at++] = bits >>> left;
    }
    this.#waiting = bits & ((1 << left) - 1);
    this.#waitingBits = left;
  }

  /** The same for up to 32 bits. */
  putLong(value: number, count: number): void {
    if (count > 16) this.put(value >>> 16, count - 16);
    this.put(value & 0xffff, Math.min(count, 16));
  }

  /** Fills the last byte with zeros. */
  end(): void {
    if (this.#waitingBits > 0) this.put(0, 8 - this.#waitingBits);
  }
}

/** Reads what a BitWriter wrote. Past the end it reads zeros; `left` then is below 0. */
export class BitReader {
  /** Bits that `peek` shows wherever it stands within a byte. */
  static readonly peeked = 25;
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, fromByte: number) {
    this.#bytes = bytes;
    this.#at = fromByte * 8;
  }

  /** Bits before the end of the bytes. */
  get left(): number {
    return this.#bytes.length * 8 - this.#at;
  }

  /** The next bits as the highest of a word of 32, not passed: at least `peeked` of them are right, the rest may be zeros. */
  peek(): number {
    const [bytes, from] = [this.#bytes, this.#at >> 3];
    const word =
      ((bytes[from] ?? 0) << 24) |
      ((bytes[from + 1] ?? 0) << 16) |
      ((bytes[from + 2] ?? 0) << 8) |
      (bytes[from + 3] ?? 0);
    return word << (this.#at & 7);
  }

  /** Passes bits that `peek` has shown already. */
  pass(count: number): void {
    this.#at += count;
  }

  /** Passes over zeros up to the next one, which is not passed, or the end; says how many. */
  zeros(): number {
    const start = this.#at;
    while (this.left > 0) {
      const room = 8 - (this.#at & 7);
      const leading = Math.clz32(this.#bytes[this.#at >> 3]! << (32 - room));
      this.#at += Math.min(leading, room);
      if (leading < room) break;
    }
    return this.#at - start;
  }

  /** The next `count` bits as a whole number. */
  take(count: number): number {
    let value = 0;
    let left = count;
    while (left > 0) {
      const room = 8 - (this.#at & 7);
      const size = Math.min(room, left);
      const byte = this.#bytes[this.#at >> 3] ?? 0;
      value = value * (1 << size) + ((byte >> (room - size)) & ((1 << size) - 1));
      left -= size;
      this.#at += size;
    }
    return value;
  }
}
