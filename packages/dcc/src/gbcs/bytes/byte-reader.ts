import { DccRefusal, type RefusalCode } from "../../refusal.js";

/**
 * Reads bytes in turn and never past their end. What does not fit is refused with the code given: `gbcs-malformed` outside the
 * protection, `content-malformed` inside it. Views, no copies.
 */
export class ByteReader {
  readonly #bytes: Buffer;
  readonly #fault: RefusalCode;
  #at = 0;

  constructor(bytes: Buffer, fault: RefusalCode) {
    this.#bytes = bytes;
    this.#fault = fault;
  }

  get at(): number {
    return this.#at;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  uint8(what: string): number {
    return this.#bytes.readUInt8(this.#advance(1, what));
  }

  uint16(what: string): number {
    return this.#bytes.readUInt16BE(this.#advance(2, what));
  }

  uint32(what: string): number {
    return this.#bytes.readUInt32BE(this.#advance(4, what));
  }

  /** ZigBee's order: the least of `size` bytes (at most 6) first. */
  littleEndian(size: number, what: string): number {
    return this.#bytes.readUIntLE(this.#advance(size, what), size);
  }

  littleEndianSigned(size: number, what: string): number {
    return this.#bytes.readIntLE(this.#advance(size, what), size);
  }

  signed(size: number, what: string): number {
    return this.#bytes.readIntBE(this.#advance(size, what), size);
  }

  /** The next bytes, as a view. */
  take(count: number, what: string): Buffer {
    const start = this.#advance(count, what);
    return this.#bytes.subarray(start, start + count);
  }

  rest(): Buffer {
    return this.take(this.remaining, "the rest");
  }

  /** The byte that comes next, which is left where it is; null at the end. */
  peek(): number | null {
    return this.#bytes[this.#at] ?? null;
  }

  /** A length by A-XDR (IEC 61334-6): below 0x80 itself, else 0x81 to 0x83 and that many bytes of it. */
  length(what: string): number {
    const first = this.uint8(what);
    if (first < 0x80) return first;
    const size = first - 0x80;
    if (size < 1 || size > 3) throw this.refusal(`${what}: a length of a form that is not used`);
    return this.#bytes.readUIntBE(this.#advance(size, what), size);
  }

  /** A length and that many bytes, as a view. */
  lengthAndBytes(what: string): Buffer {
    return this.take(this.length(what), what);
  }

  expect(bytes: readonly number[], what: string): void {
    for (const byte of bytes) {
      if (this.uint8(what) !== byte) throw this.refusal(`${what} is not as it must be`);
    }
  }

  /** Nothing may follow. */
  end(what: string): void {
    if (this.remaining > 0) throw this.refusal(`${what}: bytes follow that belong to nothing`);
  }

  refusal(problem: string): DccRefusal {
    return new DccRefusal(this.#fault, `GBCS message: ${problem} (at byte ${this.#at} of its part)`);
  }

  #advance(count: number, what: string): number {
    const start = this.#at;
    if (count > this.#bytes.length - start) throw this.refusal(`${what} runs past the end`);
    this.#at = start + count;
    return start;
  }
}

/** The same memory as a Buffer, whose readers are the fast ones. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
