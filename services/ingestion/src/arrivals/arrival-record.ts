import { dateOfDayNumber, dayNumberOf, type RegisterUnit } from "@halfhourly/domain";
import type { SealedDay, SealedReadings } from "@halfhourly/reading-store";

/** What stands on the stream for readings of one register: opaque ids, and days that only the household's key opens. */
export interface ArrivalRecord {
  /** Whose progress they count for. */
  readonly linkId: string;
  readonly sealed: SealedReadings;
}

/** Bytes that no `encodeArrival` wrote. */
export class CorruptArrival extends Error {
  override readonly name = "CorruptArrival";
}

/*
 * Version 1, numbers big-endian: version (1 byte); flags (1: bit 0 gas, bit 1 export, bit 2 element 2, bit 3 dm3);
 * minted at, UTC milliseconds (6); the register's row id (8); household, meter point hash and link id as UTF-8, each
 * behind its length (1); number of days (2); then for each its number since 1970-01-01 (2), half hours (1), length (2) and bytes.
 */
const VERSION = 1;
const [GAS, EXPORT, SECOND, DM3] = [1, 2, 4, 8];
const HEAD_BYTES = 16;
const DAY_HEAD_BYTES = 5;

/** @throws RangeError where an id is longer than 255 bytes or there are more than 65,535 days. */
export function encodeArrival({ linkId, sealed }: ArrivalRecord): Buffer {
  const { household, meterPointHash, days, mintedAtMs, registerId } = sealed;
  const texts = [household, meterPointHash, linkId];
  const textBytes = texts.reduce((sum, text) => sum + 1 + Buffer.byteLength(text), 0);
  const dayBytes = days.reduce((sum, { payload }) => sum + DAY_HEAD_BYTES + payload.length, 0);
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + textBytes + 2 + dayBytes);
  bytes.writeUInt8(VERSION, 0);
  bytes.writeUInt8(flagsOf(sealed), 1);
  bytes.writeUIntBE(mintedAtMs, 2, 6);
  let at = bytes.writeBigUInt64BE(BigInt(registerId), 8);
  for (const text of texts) {
    at = bytes.writeUInt8(Buffer.byteLength(text), at);
    at += bytes.write(text, at);
  }
  at = bytes.writeUInt16BE(days.length, at);
  for (const { date, halfHours, payload } of days) {
    at = bytes.writeUInt16BE(dayNumberOf(date), at);
    at = bytes.writeUInt8(halfHours, at);
    at = bytes.writeUInt16BE(payload.length, at);
    at += payload.copy(bytes, at);
  }
  return bytes;
}

/** The days are views of `bytes`. @throws CorruptArrival */
export function decodeArrival(bytes: Buffer): ArrivalRecord {
  try {
    return decode(bytes);
  } catch (fault) {
    if (fault instanceof CorruptArrival) throw fault;
    // Past the end, or a day that is none.
    if (fault instanceof RangeError) throw new CorruptArrival("An arrival's bytes end too early.");
    throw fault;
  }
}

function decode(bytes: Buffer): ArrivalRecord {
  if (bytes.readUInt8(0) !== VERSION) throw new CorruptArrival("An arrival is of an unknown version.");
  const flags = bytes.readUInt8(1);
  if (flags > 15) throw new CorruptArrival("An arrival has unknown flags.");
  const reader = { bytes, at: HEAD_BYTES };
  const [household, meterPointHash, linkId] = [readText(reader), readText(reader), readText(reader)];
  const count = bytes.readUInt16BE(reader.at);
  reader.at += 2;
  const days = Array.from({ length: count }, () => readDay(reader));
  if (reader.at !== bytes.length) throw new CorruptArrival("An arrival has bytes behind its end.");
  const sealed: SealedReadings = {
    household,
    meterPointHash,
    fuel: (flags & GAS) === 0 ? "electricity" : "gas",
    direction: (flags & EXPORT) === 0 ? "import" : "export",
    element: (flags & SECOND) === 0 ? 1 : 2,
    unit: (flags & DM3) === 0 ? "Wh" : "dm3",
    mintedAtMs: bytes.readUIntBE(2, 6),
    registerId: bytes.readBigUInt64BE(8).toString(),
    days,
  };
  return { linkId, sealed };
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

function readText(reader: Reader): string {
  const from = reader.at + 1;
  const end = from + reader.bytes.readUInt8(reader.at);
  if (end > reader.bytes.length) throw new CorruptArrival("An arrival's bytes end too early.");
  reader.at = end;
  return reader.bytes.toString("utf8", from, end);
}

function readDay(reader: Reader): SealedDay {
  const { bytes, at } = reader;
  const date = dateOfDayNumber(bytes.readUInt16BE(at));
  const halfHours = bytes.readUInt8(at + 2);
  const from = at + DAY_HEAD_BYTES;
  const end = from + bytes.readUInt16BE(at + 3);
  if (end > bytes.length) throw new CorruptArrival("An arrival's bytes end too early.");
  reader.at = end;
  return { date, halfHours, payload: bytes.subarray(from, end) };
}

function flagsOf(sealed: {
  readonly fuel: string;
  readonly direction: string;
  readonly element: number;
  readonly unit: RegisterUnit;
}): number {
  return (
    (sealed.fuel === "gas" ? GAS : 0) |
    (sealed.direction === "export" ? EXPORT : 0) |
    (sealed.element === 2 ? SECOND : 0) |
    (sealed.unit === "dm3" ? DM3 : 0)
  );
}
