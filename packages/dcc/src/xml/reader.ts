import { SaxesParser, type SaxesTagNS } from "saxes";
import { DccRefusal } from "../refusal.js";
import { DEFAULT_XML_LIMITS, type XmlLimits } from "./limits.js";

/** An element as it opens: name, prefix, local name, namespace, attributes. */
export type XmlElement = SaxesTagNS;

/** What a document says, in its order. Comments are left out, as the canonical form leaves them out. */
export interface XmlEvents {
  open(element: XmlElement): void;
  /** Part of the text of the element that is open; there may be several. */
  text(text: string): void;
  instruction?(target: string, body: string): void;
  close(): void;
}

/** Fed chunk by chunk, it tells `events` what it read. It holds no tree and no more than the text between two tags. */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  // A byte order mark is left to the parser: two of them are an error.
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  readonly #events: XmlEvents;
  readonly #limits: XmlLimits;
  #bytes = 0;
  #depth = 0;
  #elements = 0;
  #attributes = 0;
  #namespaces = 0;
  /** Of each open element, what was declared around it. */
  readonly #namespacesAround: number[] = [];
  #hasOpened = false;

  constructor(events: XmlEvents, limits: Partial<XmlLimits> = {}) {
    this.#events = events;
    this.#limits = { ...DEFAULT_XML_LIMITS, ...limits };
    this.#listen();
  }

  /** @throws {DccRefusal} `too-large`, `too-deep`, `document-type`, `not-xml`, or what the listener throws. */
  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.bytes)
      throw tooMuch("too-large", `${this.#limits.bytes} bytes`, "the document");
    // Slices, so that a large document is never held a second time as text.
    for (let at = 0; at < chunk.length; at += SLICE_BYTES)
      this.#feed(this.#decode(chunk.subarray(at, at + SLICE_BYTES)));
  }

  /** Says that nothing follows. */
  end(): void {
    this.#parser.write(this.#decode(undefined));
    this.#parser.close();
  }

  /**
   * The parser looks at each character, which for long base64, most of a message, is most of the time. Where a tag has
   * just ended and such a run follows, it is told as text without the parser: nothing in it could mean anything else.
   */
  #feed(text: string): void {
    let from = 0;
    for (const { index, 1: run = "" } of text.matchAll(TAG_END_AND_BASE64)) {
      this.#parser.write(text.slice(from, index));
      this.#hasOpened = false;
      this.#parser.write(">");
      from = index + 1;
      // Otherwise this ">" was within a comment or a value, or ended the root.
      if (!this.#hasOpened || this.#depth === 0) continue;
      this.#events.text(run);
      from += run.length;
    }
    this.#parser.write(text.slice(from));
  }

  #decode(bytes: Uint8Array | undefined): string {
    try {
      return bytes === undefined ? this.#decoder.decode() : this.#decoder.decode(bytes, { stream: true });
    } catch {
      throw new DccRefusal("not-xml", "The document is not UTF-8. Ask the sender for UTF-8.");
    }
  }

  #listen(): void {
    const parser = this.#parser;
    parser.on("error", () => {
      throw new DccRefusal("not-xml", `The document is not well-formed XML at line ${parser.line}.`);
    });
    parser.on("xmldecl", ({ version, encoding }) => {
      if (version !== "1.0" || (encoding !== undefined && encoding.toUpperCase() !== "UTF-8"))
        throw new DccRefusal("not-xml", "Only XML 1.0 in UTF-8 is read.");
    });
    parser.on("doctype", () => {
      throw new DccRefusal(
        "document-type",
        "The document has a document type declaration, which DUIS has not.",
      );
    });
    parser.on("attribute", ({ name, prefix, local, value }) => {
      this.#checkLocalName(prefix, local);
      this.#countAttribute(name, prefix, value);
    });
    parser.on("opentag", (element) => this.#open(element));
    parser.on("closetag", () => {
      this.#depth--;
      this.#namespaces = this.#namespacesAround.pop() ?? 0;
      this.#events.close();
    });
    const text = (said: string): void => {
      if (this.#depth > 0) this.#events.text(said);
    };
    parser.on("text", text);
    parser.on("cdata", text);
    parser.on("processinginstruction", ({ target, body }) => {
      // The parser also takes a target with "?" and more right behind it, which is no XML; it cannot be told from this.
      if (body.startsWith("?"))
        throw new DccRefusal("not-xml", `A processing instruction is not XML at line ${parser.line}.`);
      this.#events.instruction?.(target, body);
    });
  }

  #countAttribute(name: string, prefix: string, value: string): void {
    if (++this.#attributes > this.#limits.attributes)
      throw tooMuch("too-large", `${this.#limits.attributes} attributes`, "an element");
    // The parser trims namespace names, a canonical form does not: the two would then mean different documents.
    if ((prefix === "xmlns" || name === "xmlns") && value !== value.trim())
      throw new DccRefusal(
        "not-xml",
        `A namespace name has white space around it at line ${this.#parser.line}.`,
      );
  }

  /** Namespaces in XML asks it of what follows the prefix too, the parser only of what begins the name. */
  #checkLocalName(prefix: string, local: string): void {
    if (prefix !== "" && NO_NAME_START.test(local))
      throw new DccRefusal("not-xml", `A name has a prefix but no name at line ${this.#parser.line}.`);
  }

  #open(element: XmlElement): void {
    this.#checkLocalName(element.prefix, element.local);
    this.#attributes = 0;
    this.#hasOpened = true;
    if (++this.#depth > this.#limits.depth)
      throw tooMuch("too-deep", `${this.#limits.depth} levels`, "the document");
    if (++this.#elements > this.#limits.elements)
      throw tooMuch("too-large", `${this.#limits.elements} elements`, "the document");
    this.#namespacesAround.push(this.#namespaces);
    this.#namespaces += Object.keys(element.ns).length;
    if (this.#namespaces > this.#limits.namespaces)
      throw tooMuch("too-large", `${this.#limits.namespaces} namespaces`, "force at once");
    this.#events.open(element);
  }
}

const SLICE_BYTES = 64 * 1024;
/** What a name may have within but not at its start (XML 1.0, NameStartChar and NameChar). */
const NO_NAME_START = /^(?:[-.0-9]|\u00B7|[\u0300-\u036F]|[\u203F\u2040])/;
const TAG_END_AND_BASE64 = />([A-Za-z0-9+/=]{64,})/g;

function tooMuch(code: "too-large" | "too-deep", limit: string, where: string): DccRefusal {
  return new DccRefusal(code, `More than ${limit} in ${where}. Raise the limit if the sender is right.`);
}
