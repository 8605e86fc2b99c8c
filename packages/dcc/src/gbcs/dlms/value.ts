import type { ByteReader } from "../bytes/byte-reader.js";
import { readCompactArray, type CompactArray } from "./compact-array.js";
import { DLMS_TAGS } from "./tags.js";

/** One value of DLMS Data (IEC 62056-5-3, 8): whole numbers are numbers, octets and bits are views. */
export type DlmsValue =
  | { readonly type: "null" }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "octets"; readonly bytes: Buffer }
  | { readonly type: "array" | "structure"; readonly items: readonly DlmsValue[] }
  | CompactArray;

/** Nothing that is read here is nested deeper; a message that is, is none of ours. */
const DEEPEST = 8;

/** Reads one value. Throws the reader's refusal, also for a type that these messages do not use. */
export function readDlmsValue(reader: ByteReader, depth = 0): DlmsValue {
  if (depth > DEEPEST) throw reader.refusal("values are nested too deep");
  const tag = reader.uint8("the type of a value");
  const integer = INTEGERS.get(tag);
  if (integer !== undefined) return { type: "number", value: integer(reader) };
  switch (tag) {
    case DLMS_TAGS.null:
      return { type: "null" };
    case DLMS_TAGS.boolean:
      return { type: "boolean", value: reader.uint8("a boolean") !== 0 };
    case DLMS_TAGS.array:
      return { type: "array", items: readItems(reader, depth) };
    case DLMS_TAGS.structure:
      return { type: "structure", items: readItems(reader, depth) };
    case DLMS_TAGS.octetString:
    case DLMS_TAGS.visibleString:
    case DLMS_TAGS.utf8String:
      return { type: "octets", bytes: reader.lengthAndBytes("an octet string") };
    case DLMS_TAGS.bitString:
      return {
        type: "octets",
        bytes: reader.take(Math.ceil(reader.length("a bit string") / 8), "a bit string"),
      };
    case DLMS_TAGS.compactArray:
      return readCompactArray(reader);
    default:
      throw reader.refusal("a value is of a type that is not used");
  }
}

const INTEGERS: ReadonlyMap<number, (reader: ByteReader) => number> = new Map([
  [DLMS_TAGS.doubleLong, (reader: ByteReader) => reader.signed(4, "a number")],
  [DLMS_TAGS.doubleLongUnsigned, (reader: ByteReader) => reader.uint32("a number")],
  [DLMS_TAGS.integer, (reader: ByteReader) => reader.signed(1, "a number")],
  [DLMS_TAGS.long, (reader: ByteReader) => reader.signed(2, "a number")],
  [DLMS_TAGS.unsigned, (reader: ByteReader) => reader.uint8("a number")],
  [DLMS_TAGS.longUnsigned, (reader: ByteReader) => reader.uint16("a number")],
  [DLMS_TAGS.enumeration, (reader: ByteReader) => reader.uint8("a number")],
]);

function readItems(reader: ByteReader, depth: number): DlmsValue[] {
  const count = reader.length("the number of items");
  // Every item takes a byte at least: a count beyond what is left is a lie, refused before any is read.
  if (count > reader.remaining) throw reader.refusal("more items are told than there are bytes");
  const items: DlmsValue[] = [];
  for (let index = 0; index < count; index++) items.push(readDlmsValue(reader, depth + 1));
  return items;
}
