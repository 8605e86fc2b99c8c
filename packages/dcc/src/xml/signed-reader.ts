import { DccRefusal } from "../refusal.js";
import { CanonicalWriter, NO_NAMESPACES, type NamespaceScope } from "./canonical.js";
import { TextDigest } from "./digest.js";
import { XML_SIGNATURE } from "./namespaces.js";
import type { XmlElement, XmlEvents } from "./reader.js";
import { SignatureReader, type XmlSignature } from "./signature.js";

/** Who is told the content, signatures left out. */
export type SignedContent = Omit<XmlEvents, "instruction">;

/** A signature whose digest agrees with what it covers; whose key it is, nobody has said yet. */
export interface SignedPart {
  /** Local name of the signed element. */
  readonly element: string;
  readonly signature: XmlSignature;
}

/**
 * Reads a document with enveloped signatures in one pass: the canonical form of each signed element is hashed while
 * `content` is told what it says. What `content` made of it is not to be believed before {@link SignedReader.parts}
 * has answered and each signature was verified: `content` may even have refused, which counts only then.
 */
export class SignedReader implements XmlEvents {
  readonly #content: SignedContent;
  readonly #isSignedWithin: (element: XmlElement) => boolean;
  readonly #open: PartReader[] = [];
  readonly #closed: PartReader[] = [];
  readonly #document = new PartDigest(NO_NAMESPACES);
  #depth = 0;
  #partsWithin = 0;
  #contentRefusal: DccRefusal | null = null;
  /** The signature that is being read; it belongs to the innermost open part. */
  #signature: SignatureReader | null = null;

  /** `isSignedWithin`: whether an element within the document was signed by somebody else as a document of its own. */
  constructor(content: SignedContent, isSignedWithin: (element: XmlElement) => boolean) {
    this.#content = content;
    this.#isSignedWithin = isSignedWithin;
  }

  open(element: XmlElement): void {
    const depth = ++this.#depth;
    if (this.#signature === null && (depth === 1 || this.#isSignedWithin(element)))
      this.#openPart(element, depth);
    if (this.#signature === null && isSignature(element)) this.#openSignature(depth);
    const signature = this.#signature;
    if (signature === null && this.#isAfterSignature(depth)) throw misplaced();
    this.#tell((part) => part.open(element));
    if (signature !== null) signature.open(element);
    // A root that is not the content's own is no matter of signatures.
    else if (depth === 1) this.#content.open(element);
    else this.#tellContent(() => this.#content.open(element));
  }

  text(text: string): void {
    this.#tell((part) => part.text(text));
    if (this.#signature !== null) this.#signature.text(text);
    else this.#tellContent(() => this.#content.text(text));
  }

  instruction(target: string, body: string): void {
    if (this.#depth === 0) this.#document.instruction(target, body);
    else this.#tell((part) => part.instruction(target, body));
    this.#signature?.instruction();
  }

  close(): void {
    this.#tell((part) => part.close());
    const signature = this.#signature;
    if (signature === null) this.#tellContent(() => this.#content.close());
    else if (signature.close()) {
      this.#open.at(-1)!.signature = signature.result();
      this.#signature = null;
    }
    if (this.#open.at(-1)?.depth === this.#depth) this.#closed.push(this.#open.pop()!);
    this.#depth--;
  }

  /**
   * Every signed part, innermost first, the document last.
   * @throws {DccRefusal} `signature-missing`, `digest-differs`
   */
  parts(): readonly SignedPart[] {
    return this.#closed.map((part) => part.result());
  }

  /** What the content was refused for, to be thrown once the signatures were verified. */
  get contentRefusal(): DccRefusal | null {
    return this.#contentRefusal;
  }

  #openPart(element: XmlElement, depth: number): void {
    // Each is hashed twice: without this bound a hostile document could ask for any number.
    if (depth > 1 && ++this.#partsWithin > 1)
      throw new DccRefusal("not-duis", "The document has more than one part that another party signed.");
    const digests =
      depth === 1
        ? [this.#document]
        : // Signed as a document of its own, then put into this one: with the declarations it had, or, where the
          // sender wrote the whole anew, with those declarations moved to the elements around it.
          [new PartDigest(NO_NAMESPACES), new PartDigest(this.#document.scope)];
    this.#open.push(new PartReader(element.local, depth, digests));
  }

  #openSignature(depth: number): void {
    const part = this.#open.at(-1);
    if (part === undefined || part.depth !== depth - 1 || part.signature !== null) throw misplaced();
    this.#signature = new SignatureReader();
  }

  #isAfterSignature(depth: number): boolean {
    const part = this.#open.at(-1);
    return part !== undefined && part.signature !== null && part.depth < depth;
  }

  /** Every part is told everything within it but its own signature. */
  #tell(say: (part: PartReader) => void): void {
    const last = this.#signature === null ? this.#open.length : this.#open.length - 1;
    for (let at = 0; at < last; at++) say(this.#open[at]!);
  }

  #tellContent(say: () => void): void {
    if (this.#contentRefusal !== null) return;
    try {
      say();
    } catch (error) {
      if (!(error instanceof DccRefusal)) throw error;
      this.#contentRefusal = error;
    }
  }
}

class PartDigest extends CanonicalWriter {
  readonly #digest: TextDigest;

  constructor(around: NamespaceScope) {
    const digest = new TextDigest();
    super(digest.write, "inclusive", around);
    this.#digest = digest;
  }

  end(): Buffer {
    return this.#digest.end();
  }
}

class PartReader implements XmlEvents {
  signature: XmlSignature | null = null;

  constructor(
    readonly element: string,
    readonly depth: number,
    readonly digests: readonly PartDigest[],
  ) {}

  open(element: XmlElement): void {
    for (const digest of this.digests) digest.open(element);
  }

  text(text: string): void {
    for (const digest of this.digests) digest.text(text);
  }

  instruction(target: string, body: string): void {
    for (const digest of this.digests) digest.instruction(target, body);
  }

  close(): void {
    for (const digest of this.digests) digest.close();
  }

  result(): SignedPart {
    const { element, signature } = this;
    if (signature === null)
      throw new DccRefusal("signature-missing", `${element} has no signature. Ask the sender to sign it.`);
    if (!this.digests.some((digest) => digest.end().equals(signature.digest)))
      throw new DccRefusal("digest-differs", `${element} is not what was signed: its digest differs.`);
    return { element, signature };
  }
}

function isSignature(element: XmlElement): boolean {
  return element.uri === XML_SIGNATURE && element.local === "Signature";
}

function misplaced(): DccRefusal {
  return new DccRefusal(
    "signature-misplaced",
    "A signature is not the one last child of the element it signs. Nothing of the document is believed.",
  );
}
