import { uint16, uint32, uint8 } from "../bytes/write-bytes.js";
import { secondsSince2000 } from "../dlms/date-time.js";
import type { GbcsAlert } from "../message.js";
import { DATA_NOTIFICATION } from "../use-cases/alert.js";
import { PROFILE_ID } from "../zigbee/components.js";
import { invokeId } from "./access-response.js";
import { dateTime, longUnsigned, octets, structure } from "./dlms-values.js";
import type { GbcsHeader } from "./seal.js";

/** The alert of an electricity meter. One without a time has a time of zeros. */
export function encodeElectricityAlert(
  header: GbcsHeader,
  { alertCode, atMs, furtherTimesMs }: GbcsAlert,
): Buffer {
  const times = [atMs === null ? Buffer.alloc(12) : dateTime(atMs), ...furtherTimesMs.map(dateTime)];
  const notification = structure(longUnsigned(alertCode), ...times.map(octets));
  return Buffer.concat([uint8(DATA_NOTIFICATION), invokeId(header), uint8(0), notification]);
}

/** The alert of a gas meter, which tells no further times. */
export function encodeGasAlert({ alertCode, atMs }: GbcsAlert): Buffer {
  const seconds = atMs === null ? 0 : secondsSince2000(atMs);
  return Buffer.concat([Buffer.from(PROFILE_ID), uint8(0), uint16(alertCode), uint32(seconds)]);
}
