/** PostgreSQL's object ids of the types that arrays of ours hold (src/include/catalog/pg_type.dat), and bytes of a value. */
const TYPES = {
  int4: { id: 23, bytes: 4 },
  int8: { id: 20, bytes: 8 },
  float8: { id: 701, bytes: 8 },
} as const;
const TEXT_ID = 25;
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
const mostBytesACharacter = 3;

/**
 * An array of a statement's values by its PostgreSQL type, for arrays of thousands: a plain JavaScript array travels as
 * text, each element quoted here and read again there, which can cost more than what is done with it. The statement casts
 * the parameter to the same type.
 */
export class ArrayParameter {
  private constructor(
    readonly items: readonly (string | number)[],
    private readonly encode: () => Buffer,
  ) {}

  static text(items: readonly string[]): ArrayParameter {
    return new ArrayParameter(items, () => textArray(items));
  }

  /** Of whole numbers; one that takes more than 32 bits is refused with RangeError when the statement is sent. */
  static int4(items: readonly number[]): ArrayParameter {
    return new ArrayParameter(items, () =>
      fixedArray("int4", items, (bytes, item, at) => bytes.writeInt32BE(item, at)),
    );
  }

  /** Of whole numbers as text, as the driver gives them. */
  static int8(items: readonly string[]): ArrayParameter {
    return new ArrayParameter(items, () => fixedArray("int8", items, writeInt8));
  }

  static float8(items: readonly number[]): ArrayParameter {
    return new ArrayParameter(items, () =>
      fixedArray("float8", items, (bytes, item, at) => bytes.writeDoubleBE(item, at)),
    );
  }

  /** As PostgreSQL's own binary form (src/backend/utils/adt/arrayfuncs.c, array_recv). */
  toBinary(): Buffer {
    return this.encode();
  }
}

function fixedArray<Item>(
  type: keyof typeof TYPES,
  items: readonly Item[],
  write: (bytes: Buffer, item: Item, at: number) => number,
): Buffer {
  const { id, bytes: itemBytes } = TYPES[type];
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + items.length * (LENGTH_BYTES + itemBytes));
  let at = writeHead(bytes, id, items.length);
  for (const item of items) {
    at = bytes.writeInt32BE(itemBytes, at);
    at = write(bytes, item, at);
  }
  return bytes.subarray(0, at);
}

const lowWord = 2 ** 32;

/** Ids count from 1, and most are far below 2^53: those do without a BigInt. */
function writeInt8(bytes: Buffer, item: string, at: number): number {
  const whole = Number(item);
  if (!(whole >= 0 && whole <= Number.MAX_SAFE_INTEGER)) return bytes.writeBigInt64BE(BigInt(item), at);
  return bytes.writeUInt32BE(whole % lowWord, bytes.writeUInt32BE(Math.floor(whole / lowWord), at));
}

function textArray(items: readonly string[]): Buffer {
  let most = HEAD_BYTES;
  for (const item of items) most += LENGTH_BYTES + item.length * mostBytesACharacter;
  const bytes = Buffer.allocUnsafe(most);
  let at = writeHead(bytes, TEXT_ID, items.length);
  for (const item of items) {
    const written = bytes.write(item, at + LENGTH_BYTES);
    bytes.writeInt32BE(written, at);
    at += LENGTH_BYTES + written;
  }
  return bytes.subarray(0, at);
}

/** One dimension, no nulls, counted from 1; an empty array has no dimension. */
function writeHead(bytes: Buffer, elementType: number, count: number): number {
  const dimensions = count === 0 ? 0 : 1;
  let at = bytes.writeInt32BE(dimensions, 0);
  at = bytes.writeInt32BE(0, at);
  at = bytes.writeInt32BE(elementType, at);
  if (dimensions === 0) return at;
  at = bytes.writeInt32BE(count, at);
  return bytes.writeInt32BE(1, at);
}
