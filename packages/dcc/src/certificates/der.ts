/** One element of DER (X.690): its tag, and its content as a view of the same bytes. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

export const DER = {
  boolean: 0x01,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag of `[number]`, constructed. */
export const derContext = (number: number): number => 0xa0 + number;

/** The bytes are not the DER that was expected. */
export class DerFault extends Error {
  override readonly name = "DerFault";
}

/** The one element that the bytes are. Throws DerFault, also for bytes after it. */
export function readDer(bytes: Uint8Array): DerElement {
  const [element, ...more] = readDerSequence(bytes);
  if (element === undefined || more.length > 0) throw new DerFault("one element was expected");
  return element;
}

/** The elements that follow one another in the bytes. Throws DerFault. */
export function readDerSequence(bytes: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { element, end } = elementAt(bytes, at);
    elements.push(element);
    at = end;
  }
  return elements;
}

/** An object identifier in dots. Throws DerFault. */
export function readObjectIdentifier(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    if (arc > 2 ** 40) throw new DerFault("an arc of an object identifier is too large");
    arc = arc * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    arcs.push(arc);
    arc = 0;
  }
  const [first, ...rest] = arcs;
  if (first === undefined || arc !== 0) throw new DerFault("an object identifier is cut off");
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...rest].join(".");
}

function elementAt(bytes: Uint8Array, at: number): { element: DerElement; end: number } {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new DerFault("an element is cut off");
  const sizeOfLength = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || sizeOfLength > 3) throw new DerFault("a length is in a form that DER does not have");
  let length = sizeOfLength === 0 ? first : 0;
  for (let index = 0; index < sizeOfLength; index++) {
    const byte = bytes[at + 2 + index];
    if (byte === undefined) throw new DerFault("a length is cut off");
    length = length * 256 + byte;
  }
  const start = at + 2 + sizeOfLength;
  const end = start + length;
  if (end > bytes.length) throw new DerFault("an element runs past the end");
  return { element: { tag, content: bytes.subarray(start, end) }, end };
}
