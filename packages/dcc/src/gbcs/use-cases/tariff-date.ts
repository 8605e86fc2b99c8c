import { ByteReader } from "../bytes/byte-reader.js";
import { unexpected } from "../dlms/expect-value.js";
import type { TariffDate } from "../tariff.js";

export const ANY = 0xff;
export const ANY_YEAR = 0xffff;
/** The same bytes in DLMS dates (IEC 62056-6-2, 4.1.6.1) and in ZigBee's. */
export const SPECIAL_MONTHS = { "summer-time-ends": 0xfd, "summer-time-begins": 0xfe } as const;
export const SPECIAL_DAYS = { "second-last": 0xfd, last: 0xfe } as const;

/** ZigBee counts years from here. */
export const ZIGBEE_FIRST_YEAR = 1900;

/** A DLMS date of 5 bytes: year, month, day, weekday. */
export function dlmsTariffDate(bytes: Buffer): TariffDate {
  const reader = new ByteReader(bytes, "content-malformed");
  const year = reader.uint16("a year");
  const date = { year: year === ANY_YEAR ? null : year, ...readMonthAndDay(reader) };
  reader.end("a date");
  return date;
}

/** A ZigBee date of 4 bytes: year since 1900, month, day, weekday. */
export function readZigbeeTariffDate(reader: ByteReader): TariffDate {
  const year = reader.uint8("a year");
  return { year: year === ANY ? null : ZIGBEE_FIRST_YEAR + year, ...readMonthAndDay(reader) };
}

function readMonthAndDay(reader: ByteReader): Omit<TariffDate, "year"> {
  const month = monthOf(reader.uint8("a month"));
  const day = dayOf(reader.uint8("a day of the month"));
  const weekday = reader.uint8("a weekday");
  if (weekday !== ANY && (weekday < 1 || weekday > 7)) throw unexpected("a weekday");
  return { month, day, weekday: weekday === ANY ? null : weekday };
}

function monthOf(byte: number): TariffDate["month"] {
  if (byte === ANY) return null;
  if (byte === SPECIAL_MONTHS["summer-time-begins"]) return "summer-time-begins";
  if (byte === SPECIAL_MONTHS["summer-time-ends"]) return "summer-time-ends";
  if (byte < 1 || byte > 12) throw unexpected("a month");
  return byte;
}

function dayOf(byte: number): TariffDate["day"] {
  if (byte === ANY) return null;
  if (byte === SPECIAL_DAYS.last) return "last";
  if (byte === SPECIAL_DAYS["second-last"]) return "second-last";
  if (byte < 1 || byte > 31) throw unexpected("a day of the month");
  return byte;
}
