import { createHash } from "node:crypto";

/** SHA-256 over text that comes in many small pieces. */
export class TextDigest {
  readonly #hash = createHash("sha256");
  #pending = "";

  readonly write = (piece: string): void => {
    this.#pending += piece;
    // Each call into the hash costs more than a piece of text does.
    if (this.#pending.length > 16_384) this.#flush();
  };

  end(): Buffer {
    this.#flush();
    return this.#hash.digest();
  }

  #flush(): void {
    this.#hash.update(this.#pending, "utf8");
    this.#pending = "";
  }
}
