/** Seconds from 1970 to the epoch of GBCS and ZigBee times, 2000-01-01T00:00:00Z. */
const EPOCH_SECONDS = 946_684_800;

/** UTC milliseconds of a count of seconds since 2000-01-01T00:00:00Z. */
export function epochMs(seconds: number): number {
  return (EPOCH_SECONDS + seconds) * 1000;
}

/** The inverse of `epochMs`, cut to whole seconds. */
export function secondsSince2000(atMs: number): number {
  return Math.floor(atMs / 1000) - EPOCH_SECONDS;
}

export const DATE_TIME_BYTES = 12;

/**
 * UTC milliseconds of a DLMS date-time (IEC 62056-6-2, 4.1.6.1: year, month, day, weekday, hour, minute, second, hundredths, deviation,
 * clock status); null where a part is a wildcard or there is no such moment. GBCS times are UTC: the deviation is not specified.
 */
export function dateTimeMs(bytes: Buffer): number | null {
  if (bytes.length !== DATE_TIME_BYTES) return null;
  const [year, month, day] = [bytes.readUInt16BE(0), bytes.readUInt8(2), bytes.readUInt8(3)];
  const [hour, minute, second] = [bytes.readUInt8(5), bytes.readUInt8(6), bytes.readUInt8(7)];
  const deviation = bytes.readInt16BE(9);
  if (deviation !== NOT_SPECIFIED && deviation !== 0) return null;
  // A range may be asked to the minute: an unspecified second is 0.
  const wholeSecond = second === 0xff ? 0 : second;
  if (hour > 23 || minute > 59 || wholeSecond > 59) return null;
  const ms = Date.UTC(year, month - 1, day, hour, minute, wholeSecond);
  const date = new Date(ms);
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? ms : null;
}

const NOT_SPECIFIED = -0x8000;
