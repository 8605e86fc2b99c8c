import { ByteReader } from "../bytes/byte-reader.js";
import { DATE_TIME_BYTES, dateTimeMs, epochMs } from "../dlms/date-time.js";
import { DLMS_TAGS } from "../dlms/tags.js";
import type { GbcsAlert } from "../message.js";
import { PROFILE_ID } from "../zigbee/components.js";

/** DLMS data notification (IEC 62056-5-3). */
export const DATA_NOTIFICATION = 0x0f;
const INVOKE_ID_BYTES = 4;

/**
 * An alert's code and time (GBCS 16), whichever use case it is of; null where it is of no form of theirs. What else an alert tells is not read, except times. Throws DccRefusal `content-malformed`.
 */
export function decodeAlert(payload: Buffer): GbcsAlert | null {
  const reader = new ByteReader(payload, "content-malformed");
  if (payload[0] === DATA_NOTIFICATION) return readDlmsAlert(reader);
  if (payload[0] === PROFILE_ID[0] && payload[1] === PROFILE_ID[1]) return readZigbeeAlert(reader);
  if (payload[0] === ASN1.sequence) return readAsn1Alert(reader);
  return null;
}

/** Notification, no date and time, a structure that begins with the alert's code and time. */
function readDlmsAlert(reader: ByteReader): GbcsAlert {
  reader.take(1 + INVOKE_ID_BYTES, "the header of the alert");
  reader.expect([0, DLMS_TAGS.structure], "the header of the alert");
  reader.uint8("the number of parts");
  reader.expect([DLMS_TAGS.longUnsigned], "the alert code");
  const alertCode = reader.uint16("the alert code");
  reader.expect([DLMS_TAGS.octetString, DATE_TIME_BYTES], "the time of the alert");
  const atMs = dateTimeMs(reader.take(DATE_TIME_BYTES, "the time of the alert"));
  return { kind: "alert", alertCode, atMs, furtherTimesMs: readFurtherTimes(reader) };
}

/** Up to the first part that is no time. */
function readFurtherTimes(reader: ByteReader): number[] {
  const times: number[] = [];
  while (reader.remaining >= 2 + DATE_TIME_BYTES && reader.peek() === DLMS_TAGS.octetString) {
    reader.take(1, "the type of a part");
    if (reader.uint8("the length of a part") !== DATE_TIME_BYTES) break;
    const atMs = dateTimeMs(reader.take(DATE_TIME_BYTES, "a time"));
    if (atMs !== null) times.push(atMs);
  }
  return times;
}

/** Profile, number of components, the code and the time; unlike all else in ZigBee, the most significant byte first. */
function readZigbeeAlert(reader: ByteReader): GbcsAlert {
  reader.expect(PROFILE_ID, "the profile");
  reader.uint8("the number of components");
  const alertCode = reader.uint16("the alert code");
  const seconds = reader.uint32("the time of the alert");
  const hasTime = seconds !== 0 && seconds !== NO_TIME;
  return { kind: "alert", alertCode, atMs: hasTime ? epochMs(seconds) : null, furtherTimesMs: [] };
}

const NO_TIME = 0xffffffff;

const ASN1 = { integer: 0x02, generalizedTime: 0x18, sequence: 0x30 } as const;

/** DER of a sequence that begins with the code and the time: alerts about keys, certificates and firmware. */
function readAsn1Alert(reader: ByteReader): GbcsAlert {
  reader.expect([ASN1.sequence], "the alert");
  const length = reader.length("the length of the alert");
  if (length !== reader.remaining) throw reader.refusal("the alert is not as long as it says");
  reader.expect([ASN1.integer, 3, 0], "the alert code");
  const alertCode = reader.uint16("the alert code");
  reader.expect([ASN1.generalizedTime], "the time of the alert");
  const time = reader.lengthAndBytes("the time of the alert").toString("latin1");
  const atMs = generalizedTimeMs(time);
  if (atMs === null) throw reader.refusal("the time of the alert is no moment in UTC");
  return { kind: "alert", alertCode, atMs, furtherTimesMs: [] };
}

/** `20150101000000Z` as UTC milliseconds; null for what is no such moment. */
function generalizedTimeMs(text: string): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== iso ? null : ms;
}
