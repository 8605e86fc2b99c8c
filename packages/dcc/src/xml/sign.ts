import { sign, type KeyObject } from "node:crypto";
import type { HeldCertificate } from "../certificates/key-ring.js";
import { CanonicalWriter } from "./canonical.js";
import { TextDigest } from "./digest.js";
import { escapeText } from "./escape.js";
import { XML_SIGNATURE } from "./namespaces.js";
import { XmlReader } from "./reader.js";
import { ECDSA_SHA256, ENVELOPED_SIGNATURE, EXCLUSIVE_CANONICALISATION, SHA256 } from "./signature.js";

/** Our own key, and the certificate that others hold for it. */
export interface Signer {
  readonly privateKey: KeyObject;
  readonly certificate: Pick<HeldCertificate, "serial" | "issuer">;
}

/** Signs a whole document, of any length, as it is written: enveloped, ECDSA P-256, the last child of the root. */
export function* signedPieces(pieces: Iterable<string>, signer: Signer): Generator<string> {
  const digest = new TextDigest();
  const reader = new XmlReader(new CanonicalWriter(digest.write, "inclusive"), {
    bytes: Infinity,
    elements: Infinity,
  });
  // The last piece is held back: the signature goes before the root's end tag.
  let last = "";
  for (const piece of pieces) {
    if (last !== "") yield last;
    reader.write(Buffer.from(piece, "utf8"));
    last = piece;
  }
  reader.end();
  const end = last.lastIndexOf("</");
  if (end === -1 || !/^<\/[^<>]+>\s*$/.test(last.slice(end)))
    throw new TypeError(
      "The last piece of a document to sign must hold the root's end tag, with nothing after it.",
    );
  yield last.slice(0, end) + signatureOf(digest.end(), signer) + last.slice(end);
}

function signatureOf(digest: Buffer, { privateKey, certificate }: Signer): string {
  const info = signedInfo(digest);
  const value = sign("sha256", Buffer.from(canonicalSignedInfo(digest), "utf8"), {
    key: privateKey,
    dsaEncoding: "ieee-p1363",
  });
  return (
    `<ds:Signature xmlns:ds="${XML_SIGNATURE}">${info}` +
    `<ds:SignatureValue>${value.toString("base64")}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data><ds:X509IssuerSerial>` +
    `<ds:X509IssuerName>${escapeText(certificate.issuer)}</ds:X509IssuerName>` +
    `<ds:X509SerialNumber>${escapeText(certificate.serial)}</ds:X509SerialNumber>` +
    `</ds:X509IssuerSerial></ds:X509Data></ds:KeyInfo></ds:Signature>`
  );
}

function signedInfo(digest: Buffer): string {
  return (
    `<ds:SignedInfo>` +
    `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_CANONICALISATION}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${ECDSA_SHA256}"></ds:SignatureMethod>` +
    `<ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="${ENVELOPED_SIGNATURE}"></ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod>` +
    `<ds:DigestValue>${digest.toString("base64")}</ds:DigestValue></ds:Reference></ds:SignedInfo>`
  );
}

/** The same in its exclusive canonical form: only the prefix it uses is declared, on itself. */
function canonicalSignedInfo(digest: Buffer): string {
  return signedInfo(digest).replace("<ds:SignedInfo>", `<ds:SignedInfo xmlns:ds="${XML_SIGNATURE}">`);
}
