import { ByteReader } from "../bytes/byte-reader.js";

/** Types of the ZigBee Cluster Library (2.5.2) that are whole numbers. */
export const ZCL_NUMBERS = {
  bitmap8: 0x18,
  bitmap16: 0x19,
  uint8: 0x20,
  uint16: 0x21,
  uint24: 0x22,
  uint32: 0x23,
  uint48: 0x25,
  int32: 0x2b,
  enum8: 0x30,
} as const;

const NUMBER_BYTES: ReadonlyMap<number, number> = new Map([
  [ZCL_NUMBERS.bitmap8, 1],
  [ZCL_NUMBERS.bitmap16, 2],
  [ZCL_NUMBERS.uint8, 1],
  [ZCL_NUMBERS.uint16, 2],
  [ZCL_NUMBERS.uint24, 3],
  [ZCL_NUMBERS.uint32, 4],
  [ZCL_NUMBERS.uint48, 6],
  [ZCL_NUMBERS.enum8, 1],
  [0x10 /* boolean */, 1],
  [0x24 /* 40 bits */, 5],
  [0x31 /* enumeration of 16 bits */, 2],
  [0xe0 /* time of day */, 4],
  [0xe1 /* date */, 4],
  [0xe2 /* UTC */, 4],
]);
const STRINGS: readonly number[] = [0x41, 0x42];

/** The numbers of a read attributes response by attribute id; those that the device has not, and texts, are left out. */
export function readAttributes(payload: Buffer): ReadonlyMap<number, number> {
  const reader = new ByteReader(payload, "content-malformed");
  const attributes = new Map<number, number>();
  while (reader.remaining > 0) {
    const id = reader.littleEndian(2, "the id of an attribute");
    const status = reader.uint8("the status of an attribute");
    if (status !== 0) continue;
    const value = readNumberOrText(reader);
    if (value !== null) attributes.set(id, value);
  }
  return attributes;
}

function readNumberOrText(reader: ByteReader): number | null {
  const type = reader.uint8("the type of an attribute");
  const bytes = NUMBER_BYTES.get(type);
  if (bytes !== undefined) return reader.littleEndian(bytes, "an attribute");
  if (type === ZCL_NUMBERS.int32) return reader.littleEndianSigned(4, "an attribute");
  if (!STRINGS.includes(type)) throw reader.refusal("an attribute is of a type that is not used");
  reader.take(reader.uint8("the length of a text"), "a text");
  return null;
}
