import { DER, DerFault, readDerSequence, readObjectIdentifier, type DerElement } from "./der.js";

/** One attribute of a name: its object identifier in dots, and its value. */
export interface NameAttribute {
  readonly type: string;
  readonly value: DerElement;
}

export const ORGANISATIONAL_UNIT = "2.5.4.11";
export const X500_UNIQUE_IDENTIFIER = "2.5.4.45";

// The short names that every reader of RFC 4514 knows (clause 3).
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.10", "O"],
  [ORGANISATIONAL_UNIT, "OU"],
  ["2.5.4.6", "C"],
  ["2.5.4.9", "STREET"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["0.9.2342.19200300.100.1.1", "UID"],
]);

const UTF8_STRING = 0x0c;
const PRINTABLE_STRING = 0x13;
const IA5_STRING = 0x16;

/** The attributes of a Name (RFC 5280, 4.1.2.4), set by set, in its own order. Throws DerFault. */
export function readName(name: DerElement): NameAttribute[][] {
  return readDerSequence(name.content).map((set) => {
    if (set.tag !== DER.set) throw new DerFault("a name holds something that is no set");
    return readDerSequence(set.content).map(attributeOf);
  });
}

/** The name as X509IssuerName writes it (RFC 4514: last set first), such as `CN=Z1,OU=07`. */
export function formatName(name: readonly (readonly NameAttribute[])[]): string {
  return name
    .toReversed()
    .map((set) => set.map(formatAttribute).join("+"))
    .join(",");
}

/** The text of a string value; null for a value of another type. */
export function textOf(value: DerElement): string | null {
  const isText = [UTF8_STRING, PRINTABLE_STRING, IA5_STRING].includes(value.tag);
  return isText ? Buffer.from(value.content).toString("utf8") : null;
}

function attributeOf(attribute: DerElement): NameAttribute {
  const [type, value] = readDerSequence(attribute.content);
  if (type?.tag !== DER.objectIdentifier || value === undefined) {
    throw new DerFault("an attribute of a name has no type or no value");
  }
  return { type: readObjectIdentifier(type.content), value };
}

function formatAttribute({ type, value }: NameAttribute): string {
  const text = textOf(value);
  const shortName = SHORT_NAMES.get(type);
  if (text !== null && shortName !== undefined) return `${shortName}=${escaped(text)}`;
  const header = value.content.length < 0x80 ? [value.tag, value.content.length] : null;
  if (header === null) throw new DerFault("an attribute of a name is too long");
  return `${type}=#${Buffer.from([...header, ...value.content]).toString("hex")}`;
}

/** RFC 4514, 2.4. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\"+,;<>]/g, (character) => `\\${character}`)
    .replaceAll("\0", "\\00")
    .replace(/^[ #]/, (character) => `\\${character}`)
    .replace(/ $/, "\\ ");
}
