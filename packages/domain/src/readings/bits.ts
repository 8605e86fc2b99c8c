/** Writes bits one after another, the highest first, into bytes that are all zero. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, fromByte: number) {
    this.#bytes = bytes;
    this.#at = fromByte * 8;
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** The low `count` bits of `value`, at most 32. */
  put(value: number, count: number): void {
    let left = count;
    while (left > 0) {
      const room = 8 - (this.#at & 7);
      const size = Math.min(room, left);
      left -= size;
      this.#bytes[this.#at >> 3]! |= ((value >>> left) & ((1 << size) - 1)) << (room - size);
      this.#at += size;
    }
  }
}

/** Reads what a BitWriter wrote. Past the end it reads zeros; `left` then is below 0. */
export class BitReader {
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
