import { signedPieces, type Signer } from "../xml/sign.js";

/** A whole DUIS document, signed: as bytes, ready to be sent. */
export function signDuis(document: string | Iterable<string>, signer: Signer): Uint8Array {
  const pieces = typeof document === "string" ? [document] : document;
  return Buffer.from([...signedPieces(pieces, signer)].join(""), "utf8");
}

/** The same as it is written, for the long ones: never held whole. */
export function* signDuisStream(document: Iterable<string>, signer: Signer): Generator<Uint8Array> {
  for (const piece of signedPieces(document, signer)) yield Buffer.from(piece, "utf8");
}
