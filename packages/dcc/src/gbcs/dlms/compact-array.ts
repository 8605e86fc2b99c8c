import type { ByteReader } from "../bytes/byte-reader.js";
import { DLMS_TAGS } from "./tags.js";

/** Rows of whole numbers, their types told once (IEC 62056-5-3, compact-array). */
export interface CompactArray {
  readonly type: "compact-array";
  /** The size in bytes of each column. */
  readonly columns: readonly number[];
  /** The rows one after the other: a whole number of them. */
  readonly contents: Buffer;
}

/** Unsigned, so that a column is a plain read; no signed column is used. */
const COLUMN_BYTES: ReadonlyMap<number, number> = new Map([
  [DLMS_TAGS.unsigned, 1],
  [DLMS_TAGS.longUnsigned, 2],
  [DLMS_TAGS.doubleLongUnsigned, 4],
]);

/** Reads what follows the tag. Throws the reader's refusal. */
export function readCompactArray(reader: ByteReader): CompactArray {
  reader.expect([DLMS_TAGS.structure], "the description of a compact array");
  const columns: number[] = [];
  const count = reader.length("the number of columns");
  if (count < 1 || count > reader.remaining)
    throw reader.refusal("a compact array has no columns, or too many");
  for (let index = 0; index < count; index++) columns.push(readColumn(reader));
  const contents = reader.lengthAndBytes("the rows of a compact array");
  if (contents.length % rowBytesOf(columns) !== 0) {
    throw reader.refusal("the last row of a compact array is cut off");
  }
  return { type: "compact-array", columns, contents };
}

export function rowBytesOf(columns: readonly number[]): number {
  return columns.reduce((sum, size) => sum + size, 0);
}

function readColumn(reader: ByteReader): number {
  const bytes = COLUMN_BYTES.get(reader.uint8("the type of a column"));
  if (bytes === undefined) throw reader.refusal("a column is of a type that is not used");
  return bytes;
}
