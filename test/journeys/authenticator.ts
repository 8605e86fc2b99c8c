import { createHmac } from "node:crypto";

const periodMs = 30_000;

/** An authenticator app of our own, after RFC 6238 and RFC 4226: it knows nothing of the product but the key. */
export class Authenticator {
  readonly #key: Buffer;
  #lastStep = 0;

  constructor(base32: string) {
    this.#key = fromBase32(base32);
  }

  /** A code that was not given before: the product takes each of them once. Waits where the next is not due yet. */
  async code(): Promise<string> {
    const now = () => Math.floor(Date.now() / periodMs);
    const step = Math.max(now(), this.#lastStep + 1);
    // A clock that is half a minute ahead is allowed for, so the next code may be used now; the one after may not.
    while (step > now() + 1) await new Promise((settle) => setTimeout(settle, 500));
    this.#lastStep = step;
    return this.#codeAt(step);
  }

  #codeAt(step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac("sha1", this.#key).update(counter).digest();
    const number = mac.readUInt32BE(mac.at(-1)! & 0x0f) & 0x7fff_ffff;
    return String(number % 1_000_000).padStart(6, "0");
  }
}

/** RFC 4648. */
function fromBase32(text: string): Buffer {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text.replace(/[\s=]/g, "").toUpperCase()]
    .map((digit) => digits.indexOf(digit).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
