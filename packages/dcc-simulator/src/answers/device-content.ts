import type {
  DuisRequestBody,
  Eui,
  GbcsCinShown,
  GbcsDeviceError,
  GbcsLog,
  GbcsTariff,
  LogPeriod,
} from "@halfhourly/dcc";
import type { WorldMeter } from "../world/home.js";
import { dayLog, halfHourLog } from "../world/meter-logs.js";

/** What a device says, whatever the words it says it in. */
export type DeviceContent = GbcsLog | GbcsTariff | GbcsDeviceError | GbcsCinShown;

/** Requests that a device answers. */
export type DeviceRequestBody = Extract<
  DuisRequestBody,
  { kind: "read-import-profile" | "read-export-profile" | "read-daily-log" | "read-tariff" | "request-cin" }
>;

/** DLMS data-access-result "object-undefined", which meters give where they hold no entry (GBCS 18.2). */
const NOT_FOUND: GbcsDeviceError = { kind: "device-error", cause: "not-found", status: 4 };

/** The truth of the meter at that instant. A log without a single entry is the device error "not found". */
export function deviceContent(body: DeviceRequestBody, meter: WorldMeter, nowMs: number): DeviceContent {
  switch (body.kind) {
    case "read-import-profile":
      return halfHourLog(meter, "import", body.period, nowMs);
    case "read-export-profile":
      return halfHourLog(meter, "export", body.period, nowMs);
    case "read-daily-log":
      return dayLog(meter, body.period, nowMs);
    case "read-tariff":
      return meter.tariff(nowMs);
    case "request-cin":
      return { kind: "cin-shown" };
  }
}

/** After scenarios had their say. */
export function orNotFound(content: DeviceContent): DeviceContent {
  const isEmpty = (content.kind === "half-hours" || content.kind === "days") && content.entries.length === 0;
  return isEmpty ? NOT_FOUND : content;
}

export function notFound(): DeviceContent {
  return NOT_FOUND;
}

/** The request's period; null for one that has none. */
export function periodOf(body: DuisRequestBody): LogPeriod | null {
  return "period" in body && "fromMs" in body.period ? body.period : null;
}

/** Four digits that a person reads off the meter: of the device and the request, so that each request shows another. */
export function identificationNumber(device: Eui, counter: bigint): string {
  const mixed =
    (BigInt(`0x${device}`) * 0x9e3779b97f4a7c15n + counter * 0xbf58476d1ce4e5b9n) & 0xffff_ffff_ffff_ffffn;
  return String((mixed >> 20n) % 10_000n).padStart(4, "0");
}

/** The user's key agreement certificate (DER), where the request brings one. */
export function certificateOf(body: DeviceRequestBody): Uint8Array | null {
  return "certificate" in body ? (body.certificate ?? null) : null;
}
