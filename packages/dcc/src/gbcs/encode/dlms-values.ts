import { length, signed, uint16, uint32, uint8, withLength } from "../bytes/write-bytes.js";
import { DATE_TIME_BYTES } from "../dlms/date-time.js";
import { DLMS_TAGS } from "../dlms/tags.js";

/** The other way round from `readDlmsValue`: each gives the bytes of one value, tag first. */
export const nothing = uint8(DLMS_TAGS.null);

export const array = (items: readonly Buffer[]): Buffer => list(DLMS_TAGS.array, items);
export const structure = (...items: readonly Buffer[]): Buffer => list(DLMS_TAGS.structure, items);
export const octets = (bytes: Buffer): Buffer => tagged(DLMS_TAGS.octetString, withLength(bytes));
export const boolean = (value: boolean): Buffer => tagged(DLMS_TAGS.boolean, uint8(value ? 0xff : 0));
export const doubleLongUnsigned = (value: number): Buffer =>
  tagged(DLMS_TAGS.doubleLongUnsigned, uint32(value));
export const integer = (value: number): Buffer => tagged(DLMS_TAGS.integer, signed(value, 1));
export const long = (value: number): Buffer => tagged(DLMS_TAGS.long, signed(value, 2));
export const unsigned = (value: number): Buffer => tagged(DLMS_TAGS.unsigned, uint8(value));
export const longUnsigned = (value: number): Buffer => tagged(DLMS_TAGS.longUnsigned, uint16(value));
export const enumeration = (value: number): Buffer => tagged(DLMS_TAGS.enumeration, uint8(value));

/** Rows of unsigned 32 bits, each with a time first. */
export function compactRows(columns: number, rows: readonly (readonly number[])[]): Buffer {
  const contents = Buffer.alloc(rows.length * columns * 4);
  let at = 0;
  for (const row of rows) for (const value of row) at = contents.writeUInt32BE(value, at);
  const description = [
    DLMS_TAGS.structure,
    columns,
    ...Array.from({ length: columns }, () => DLMS_TAGS.doubleLongUnsigned),
  ];
  return Buffer.concat([Buffer.from([DLMS_TAGS.compactArray, ...description]), withLength(contents)]);
}

/** A date-time without weekday, hundredths, deviation and status (IEC 62056-6-2, 4.1.6.1), as GBCS writes UTC. */
export function dateTime(atMs: number): Buffer {
  const at = new Date(atMs);
  const bytes = Buffer.alloc(DATE_TIME_BYTES);
  bytes.writeUInt16BE(at.getUTCFullYear(), 0);
  bytes.set([at.getUTCMonth() + 1, at.getUTCDate(), 0xff], 2);
  bytes.set([at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds(), 0, 0x80, 0, 0xff], 5);
  return bytes;
}

function list(tag: number, items: readonly Buffer[]): Buffer {
  return Buffer.concat([uint8(tag), length(items.length), ...items]);
}

function tagged(tag: number, bytes: Buffer): Buffer {
  return Buffer.concat([uint8(tag), bytes]);
}
