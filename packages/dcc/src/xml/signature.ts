import { DccRefusal } from "../refusal.js";
import { decodeBase64 } from "./base64.js";
import { CanonicalWriter } from "./canonical.js";
import { XML_SIGNATURE } from "./namespaces.js";
import type { XmlElement } from "./reader.js";

/** What a ds:Signature says, read whole and of the one accepted form. */
export interface XmlSignature {
  /** SHA-256 of the signed element without this signature. */
  readonly digest: Buffer;
  /** The canonical ds:SignedInfo, which is what was signed. */
  readonly signedInfo: string;
  /** r | s, 32 bytes each. */
  readonly value: Buffer;
  /** Decimal. */
  readonly serial: string;
}

export const EXCLUSIVE_CANONICALISATION = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
export const ENVELOPED_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
export const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/**
 * Every element of the one accepted signature, in its order: depth, name and its one attribute. Any other transform,
 * algorithm, reference, key or order is refused: what a signature covers is then never a question.
 */
const SHAPE: readonly (readonly [depth: number, name: string, attribute?: string, value?: string])[] = [
  [0, "Signature"],
  [1, "SignedInfo"],
  [2, "CanonicalizationMethod", "Algorithm", EXCLUSIVE_CANONICALISATION],
  [2, "SignatureMethod", "Algorithm", ECDSA_SHA256],
  [2, "Reference", "URI", ""],
  [3, "Transforms"],
  [4, "Transform", "Algorithm", ENVELOPED_SIGNATURE],
  [3, "DigestMethod", "Algorithm", SHA256],
  [3, "DigestValue"],
  [1, "SignatureValue"],
  [1, "KeyInfo"],
  [2, "X509Data"],
  [3, "X509IssuerSerial"],
  [4, "X509IssuerName"],
  [4, "X509SerialNumber"],
];

const WITH_TEXT = new Set(["DigestValue", "SignatureValue", "X509IssuerName", "X509SerialNumber"]);

/** The longest accepted ds:SignedInfo, in characters: a real one has about 700. */
const LONGEST_TEXT = 16_384;

/** Told a ds:Signature from its start tag on. */
export class SignatureReader {
  readonly #texts = new Map<string, string>();
  #signedInfo = "";
  #canonical: CanonicalWriter | null = null;
  #next = 0;
  #depth = -1;
  /** Name of the open element with text. */
  #name = "";
  #length = 0;

  open(element: XmlElement): void {
    this.#depth++;
    const expected = SHAPE[this.#next++];
    if (expected === undefined || !isAsExpected(element, this.#depth, expected))
      throw refused(`something other than ${expected?.[1] ?? "its end"}`);
    const [, name] = expected;
    this.#name = WITH_TEXT.has(name) ? name : "";
    if (name === "SignedInfo")
      this.#canonical = new CanonicalWriter((piece) => (this.#signedInfo += piece), "exclusive");
    this.#canonical?.open(element);
  }

  text(text: string): void {
    this.#length += text.length;
    if (this.#length > LONGEST_TEXT) throw refused("too much text");
    if (this.#name !== "") this.#texts.set(this.#name, (this.#texts.get(this.#name) ?? "") + text);
    else if (text.trim() !== "") throw refused("text outside its values");
    this.#canonical?.text(text);
  }

  instruction(): void {
    throw refused("a processing instruction");
  }

  /** True when the signature itself has closed. */
  close(): boolean {
    this.#canonical?.close();
    if (this.#depth === 1) this.#canonical = null;
    this.#name = "";
    return this.#depth-- === 0;
  }

  /** @throws {DccRefusal} `signature-method` where a part is missing or is no number or base64. */
  result(): XmlSignature {
    if (this.#next !== SHAPE.length) throw refused(`its end where ${SHAPE[this.#next]?.[1]} should be`);
    const digest = decodeBase64(this.#texts.get("DigestValue") ?? "");
    const value = decodeBase64(this.#texts.get("SignatureValue") ?? "");
    const serial = (this.#texts.get("X509SerialNumber") ?? "").trim();
    if (digest === null || value === null) throw refused("a value that is not base64");
    if (!/^\d{1,60}$/.test(serial)) throw refused("a serial number that is no whole number");
    return { digest, signedInfo: this.#signedInfo, value, serial: String(BigInt(serial)) };
  }
}

function isAsExpected(
  element: XmlElement,
  depth: number,
  [expectedDepth, name, attribute, value]: (typeof SHAPE)[number],
): boolean {
  if (element.uri !== XML_SIGNATURE || element.local !== name || depth !== expectedDepth) return false;
  let isFound = attribute === undefined;
  for (const key in element.attributes) {
    const found = element.attributes[key]!;
    if (found.prefix === "xmlns" || found.name === "xmlns") continue;
    if (found.name !== attribute || found.value !== value) return false;
    isFound = true;
  }
  return isFound;
}

function refused(what: string): DccRefusal {
  return new DccRefusal(
    "signature-method",
    `The signature has ${what}. DUIS 5.4 signs the whole element, enveloped, with ECDSA P-256 and SHA-256.`,
  );
}
