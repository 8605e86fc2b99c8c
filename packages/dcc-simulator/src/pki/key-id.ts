import { createHash, type KeyObject } from "node:crypto";

/** Eight bytes: 0100 and the last 60 bits of the SHA-1 of the key (RFC 5280 4.2.1.2, second method), as SMKI certificates have. */
export function keyIdOf(publicKey: KeyObject): Uint8Array {
  const spki = publicKey.export({ type: "spki", format: "der" });
  // An uncompressed P-256 point is the last 65 bytes.
  const id = createHash("sha1").update(spki.subarray(-65)).digest().subarray(-8);
  id[0] = (id[0]! & 0x0f) | 0x40;
  return id;
}
