/** Big-endian, as DLMS and the envelope write numbers. Throws RangeError for a number that does not fit. */
export const uint8 = (value: number): Buffer => bigEndian(value, 1);
export const uint16 = (value: number): Buffer => bigEndian(value, 2);
export const uint32 = (value: number): Buffer => bigEndian(value, 4);

export function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

export function signed(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeIntBE(value, 0, size);
  return bytes;
}

/** ZigBee's order, at most 6 bytes. */
export function littleEndian(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntLE(value, 0, size);
  return bytes;
}

/** The shortest form of a length by A-XDR (IEC 61334-6). */
export function length(value: number): Buffer {
  if (value < 0x80) return uint8(value);
  const size = value < 0x100 ? 1 : value < 0x10000 ? 2 : 3;
  return Buffer.concat([uint8(0x80 + size), bigEndian(value, size)]);
}

export function withLength(bytes: Buffer): Buffer {
  return Buffer.concat([length(bytes.length), bytes]);
}

export function hex(text: string): Buffer {
  return Buffer.from(text, "hex");
}

function bigEndian(value: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
}
