import { ByteReader } from "../bytes/byte-reader.js";
import { readDlmsValue, type DlmsValue } from "./value.js";

/** A DLMS access response (IEC 62056-5-3, access service): a value and a result for each thing that was asked, in turn. */
export interface AccessResponse {
  readonly values: readonly DlmsValue[];
  readonly results: readonly number[];
  /** The first result that is not success; null where all are. */
  readonly failure: number | null;
}

export const ACCESS_RESPONSE = 0xda;
/** Invoke id and priority: for who asks over a session, which GBCS has not. */
const INVOKE_ID_BYTES = 4;
const SUCCESS = 0x00;
export const RESULT_KINDS = { get: 0x01, set: 0x02, action: 0x03 } as const;
const KNOWN_KINDS: readonly number[] = Object.values(RESULT_KINDS);

/** Throws DccRefusal `content-malformed`. */
export function readAccessResponse(payload: Buffer): AccessResponse {
  const reader = new ByteReader(payload, "content-malformed");
  reader.expect([ACCESS_RESPONSE], "the access response");
  reader.take(INVOKE_ID_BYTES, "the invoke id");
  reader.expect([0, 0], "date and time and the request, which are always absent,");
  const values = readList(reader, readDlmsValue);
  const results = readList(reader, readResult);
  reader.end("the access response");
  if (values.length !== results.length) throw reader.refusal("there are not as many results as values");
  return { values, results, failure: results.find((result) => result !== SUCCESS) ?? null };
}

function readList<Item>(reader: ByteReader, read: (reader: ByteReader) => Item): Item[] {
  const count = reader.length("the number of answers");
  if (count > reader.remaining) throw reader.refusal("more answers are told than there are bytes");
  return Array.from({ length: count }, () => read(reader));
}

function readResult(reader: ByteReader): number {
  if (!KNOWN_KINDS.includes(reader.uint8("the kind of a result"))) {
    throw reader.refusal("a result is of no get, set or action");
  }
  return reader.uint8("a result");
}
