import { parseEui, type Eui } from "../eui.js";
import { DccRefusal } from "../refusal.js";
import { parseRequestId, type RequestId } from "../request-id.js";
import { decodeBase64 } from "../xml/base64.js";

/**
 * The values of DUIS and MMC 5.4. Each takes the element's name for the refusal, which never shows the value. All but
 * base64 are short: a long one is refused before an expression is tried on it, since nobody has signed it yet.
 */

export function readEui(text: string, element: string): Eui {
  return parseEui(short(text, element)) ?? refuse(element, "an EUI-64");
}

export function readRequestId(text: string, element: string): RequestId {
  return parseRequestId(short(text, element)) ?? refuse(element, "a request id");
}

export function readBase64(text: string, element: string): Uint8Array {
  return decodeBase64(text) ?? refuse(element, "base64");
}

/** A schedule's number: at most 13 digits. */
export function readScheduleId(text: string, element: string): string {
  const digits = short(text, element);
  return /^\d{1,13}$/.test(digits) ? String(Number(digits)) : refuse(element, "a schedule's number");
}

/** A word or number of a few characters that needs no more checking. */
export function readWord(text: string, element: string): string {
  const word = short(text, element);
  return word.length > 0 ? word : refuse(element, "a word");
}

/** xs:integer within what a number holds exactly. */
export function readInteger(text: string, element: string): number {
  const value = /^[+-]?\d{1,15}$/.test(short(text, element)) ? Number(text) : Number.NaN;
  return Number.isNaN(value) ? refuse(element, "a whole number of at most 15 digits") : value + 0;
}

/** xs:decimal times a power of ten, without the error of binary fractions: `0.283` with 3 places is 283. */
export function readDecimal(text: string, places: number, element: string): number {
  const [, sign, whole = "", fraction = ""] =
    /^([+-]?)(\d{0,12})(?:\.(\d{0,12}))?$/.exec(short(text, element)) ?? [];
  if (sign === undefined || whole + fraction === "") return refuse(element, "a decimal number");
  const shifted = fraction.padEnd(places, "0");
  const value = Number(`${sign}${whole}${shifted.slice(0, places)}.${shifted.slice(places)}`);
  return value === 0 ? 0 : value;
}

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** xs:dateTime with its zone, as UTC milliseconds; a time without zone is refused. */
export function readDateTime(text: string, element: string): number {
  const found = DATE_TIME.exec(short(text, element));
  if (found === null) return refuse(element, "a date and time with its zone");
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
  const dayMs = Date.UTC(year!, month! - 1, day!);
  if (
    month! < 1 ||
    month! > 12 ||
    new Date(dayMs).getUTCDate() !== day ||
    hour! > 23 ||
    minute! > 59 ||
    second! > 59
  )
    return refuse(element, "a date and time that exists");
  const offsetMinutes = (found[8] === "-" ? -1 : 1) * (Number(found[9] ?? 0) * 60 + Number(found[10] ?? 0));
  const ms = Number((found[7] ?? "").padEnd(3, "0").slice(0, 3));
  return dayMs + (hour! * 60 + minute! - offsetMinutes) * 60_000 + second! * 1000 + ms;
}

/** xs:time in UTC as whole minutes of the day. */
export function readMinuteOfDay(text: string, element: string): number {
  const found = /^([01]\d|2[0-3]):([0-5]\d):00(?:\.0+)?Z?$/.exec(short(text, element));
  return found === null
    ? refuse(element, "a UTC time in whole minutes")
    : Number(found[1]) * 60 + Number(found[2]);
}

/** xs:date, whose zone says nothing of use. */
export function readDate(text: string, element: string): string {
  const found = /^(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?$/.exec(short(text, element));
  return found === null ? refuse(element, "a date") : found[1]!;
}

const LONGEST = 80;

function short(text: string, element: string): string {
  const trimmed = text.trim();
  return trimmed.length <= LONGEST ? trimmed : refuse(element, "short");
}

function refuse(element: string, expected: string): never {
  throw new DccRefusal("not-duis", `${element} is not ${expected}. Nothing of the message is taken.`);
}
