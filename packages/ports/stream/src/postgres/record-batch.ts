import type { KeyedRecord } from "../gathered-appends.js";
import type { ReceivedRecord } from "../port.js";

/** Version of the form below; a batch says its own, so that a later form can stand beside it. */
const form = 1;
const formBytes = 1;
const lengthBytes = 5;

type PackedRecord = Pick<KeyedRecord, "key" | "value">;

export const packedBytes = ({ key, value }: PackedRecord) => lengthBytes + key.length + value.byteLength;

/** Records of one partition as one value: the form, then for each the key's length (1 byte), the value's (4, big-endian), key, value. */
export function packBatch(records: readonly PackedRecord[]): Buffer {
  const packed = Buffer.allocUnsafe(records.reduce((sum, record) => sum + packedBytes(record), formBytes));
  let at = packed.writeUInt8(form, 0);
  for (const { key, value } of records) {
    at = packed.writeUInt8(key.length, at);
    at = packed.writeUInt32BE(value.byteLength, at);
    packed.set(key, at);
    packed.set(value, at + key.length);
    at += key.length + value.byteLength;
  }
  return packed;
}

/**
 * The records of a packed batch whose first has the offset `firstOffset`. Their values are views of `packed`.
 * @throws Error where the bytes are not `count` records: the table was changed by somebody else.
 */
export function unpackBatch(packed: Buffer, firstOffset: bigint, count: number): readonly ReceivedRecord[] {
  if (packed.length < formBytes || packed.readUInt8(0) !== form) throw damaged(firstOffset);
  const records: ReceivedRecord[] = [];
  let at = formBytes;
  while (at < packed.length && records.length < count) {
    if (at + lengthBytes > packed.length) throw damaged(firstOffset);
    const keyAt = at + lengthBytes;
    const valueAt = keyAt + packed.readUInt8(at);
    const end = valueAt + packed.readUInt32BE(at + 1);
    if (end > packed.length) throw damaged(firstOffset);
    records.push({
      key: packed.toString("utf8", keyAt, valueAt),
      value: packed.subarray(valueAt, end),
      offset: firstOffset + BigInt(records.length),
    });
    at = end;
  }
  if (at !== packed.length || records.length !== count) throw damaged(firstOffset);
  return records;
}

function damaged(firstOffset: bigint): Error {
  return new Error(
    `The batch of the stream at offset ${firstOffset} is damaged: restore stream.batch from a backup.`,
  );
}
