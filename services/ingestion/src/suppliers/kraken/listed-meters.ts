import { isLondonDate, londonDateAt, type LondonDate } from "@halfhourly/domain";
import type { Found } from "../found.js";
import type { SourceMeter } from "../port.js";

/** A meter as an account lists it. */
export interface ListedMeter {
  readonly serialNumber: string;
  /** London dates, both included: on the day of an exchange two meters count. */
  readonly activeFrom: LondonDate | null;
  readonly activeTo: LondonDate | null;
  /** As the source writes it; "" where it does not. */
  readonly unitWord: string;
  readonly generation: SourceMeter["generation"];
  readonly payment: SourceMeter["payment"];
  readonly deviceId: string | null;
}

/** Oldest first; one that is listed twice counts once, and one that never stood a day not at all. */
export function keepMeters(listed: readonly Found[]): ListedMeter[] {
  const bySerial = new Map<string, ListedMeter>();
  for (const meter of listed.flatMap(listedMeter)) {
    const hasNoLength =
      meter.activeFrom !== null && meter.activeTo !== null && meter.activeTo < meter.activeFrom;
    if (!hasNoLength && !bySerial.has(meter.serialNumber)) bySerial.set(meter.serialNumber, meter);
  }
  return [...bySerial.values()].toSorted((a, b) => ((a.activeFrom ?? "") < (b.activeFrom ?? "") ? -1 : 1));
}

export function standsAt({ activeTo }: ListedMeter, nowMs: number): boolean {
  return activeTo === null || activeTo > londonDateAt(nowMs);
}

const SERIAL = /^[A-Za-z0-9 ._-]{1,40}$/;

function listedMeter(meter: Found): ListedMeter[] {
  const serialNumber = meter.at("serialNumber", "serial_number").textOrNull();
  if (serialNumber === null || !SERIAL.test(serialNumber)) return [];
  const devices = meter.at("smartDevices").items();
  const [device] = devices;
  const modes = devices.map((one) => one.at("paymentMode").textOrNull()?.toUpperCase() ?? "");
  return [
    {
      serialNumber,
      activeFrom: dateIn(meter.at("activeFrom")),
      activeTo: dateIn(meter.at("activeTo")),
      unitWord: meter.at("consumptionUnits").textOrNull() ?? "",
      generation: generationOf(meter.at("meterType", "mechanism").textOrNull() ?? ""),
      payment: paymentOf(meter.at("isTradPrepay").flag() === true, modes),
      deviceId: device?.at("deviceId").textOrNull() ?? null,
    },
  ];
}

/** A date, or the London date of an instant. */
function dateIn(found: Found): LondonDate | null {
  const text = found.textOrNull();
  if (text === null) return null;
  if (isLondonDate(text)) return text;
  return londonDateAt(found.instantMs());
}

/** Industry's words for smart meters begin so: S1, S2A, S2AD ... (electricity), S1, S2 (gas mechanism). */
function generationOf(word: string): ListedMeter["generation"] {
  if (/^S1/i.test(word)) return "SMETS1";
  return /^S2/i.test(word) ? "SMETS2" : null;
}

function paymentOf(isTradPrepay: boolean, modes: readonly string[]): ListedMeter["payment"] {
  if (isTradPrepay || modes.some((mode) => mode.startsWith("PREPAY"))) return "prepayment";
  return modes.some((mode) => mode === "CREDIT") ? "credit" : null;
}
