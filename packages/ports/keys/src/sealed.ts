import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const withTag = { authTagLength: tagBytes };

/** What sealing adds to the plain bytes: a random nonce before and an authentication tag behind. */
export const sealOverheadBytes = nonceBytes + tagBytes;

/** The bytes are not what was sealed with this key in this place: another key, another place, or damage. */
export class NotUnsealed extends Error {
  override readonly name = "NotUnsealed";
}

/** Encrypts with AES-256-GCM; `place` is not stored, and unsealing under another place fails. */
export function seal(key: KeyObject, plain: Uint8Array, place: string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv(algorithm, key, nonce, withTag);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.allocUnsafe(sealOverheadBytes + plain.length);
  sealed.set(nonce);
  sealed.set(cipher.update(plain), nonceBytes);
  // GCM is a stream cipher: nothing is left to come out at the end.
  cipher.final();
  sealed.set(cipher.getAuthTag(), nonceBytes + plain.length);
  return sealed;
}

/** Nonces are drawn many at once: each is used once all the same, and one at a time costs more than the sealing. */
const noncesDrawn = 512;
let nonces = Buffer.alloc(0);

function nextNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(nonceBytes * noncesDrawn);
  const nonce = nonces.subarray(0, nonceBytes);
  nonces = nonces.subarray(nonceBytes);
  return nonce;
}

/** @throws NotUnsealed */
export function unseal(key: KeyObject, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < sealOverheadBytes) throw new NotUnsealed("Too short to be sealed bytes.");
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), withTag);
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    throw new NotUnsealed("Stored bytes cannot be unsealed: another key or place, or they are damaged.");
  }
}

/** Text as UTF-8, sealed. `place` names table, row and column, so that a value moved elsewhere does not open. */
export function sealText(key: KeyObject, text: string, place: string): Buffer {
  return seal(key, Buffer.from(text), place);
}

/** @throws NotUnsealed */
export function openText(key: KeyObject, sealed: Uint8Array, place: string): string {
  return unseal(key, sealed, place).toString("utf8");
}
