import { ByteReader } from "../bytes/byte-reader.js";
import { readDlmsValue, type DlmsValue } from "./value.js";

export const ACCESS_REQUEST = 0xd9;
/** Kinds of request: get, set, action, and get of a selection. */
export const REQUEST_KINDS = { get: 0x01, set: 0x02, action: 0x03, getSelection: 0x04 } as const;
/** Class, instance, attribute or method. */
const DESCRIPTOR_BYTES = 2 + 6 + 1;

/** Every value that a DLMS access request carries: selections, then data. Throws DccRefusal `content-malformed`. */
export function readAccessRequest(payload: Buffer): DlmsValue[] {
  const reader = new ByteReader(payload, "content-malformed");
  reader.expect([ACCESS_REQUEST], "the access request");
  reader.take(4, "the invoke id");
  reader.expect([0], "date and time, which is always absent,");
  const selections = readTimes(reader, readSelection).flat();
  const data = readTimes(reader, readDlmsValue);
  reader.end("the access request");
  return [...selections, ...data];
}

function readTimes<Item>(reader: ByteReader, read: (reader: ByteReader) => Item): Item[] {
  const count = reader.length("the number of requests");
  if (count > reader.remaining) throw reader.refusal("more requests are told than there are bytes");
  return Array.from({ length: count }, () => read(reader));
}

function readSelection(reader: ByteReader): DlmsValue[] {
  const kind = reader.uint8("the kind of a request");
  if (kind < REQUEST_KINDS.get || kind > REQUEST_KINDS.getSelection) {
    throw reader.refusal("a request is no get, set or action");
  }
  reader.take(DESCRIPTOR_BYTES, "what is asked");
  if (kind !== REQUEST_KINDS.getSelection) return [];
  reader.uint8("the selector");
  return [readDlmsValue(reader)];
}
