import { slotContaining, slotStartIso, type Slot } from "@halfhourly/domain";
import { krakenTelemetry } from "../../sources/kraken-telemetry/read.js";
import type { Found } from "../found.js";
import { halfHoursOfRows } from "../half-hours-of-rows.js";
import type { LivePower, ReadPage, SlotRange, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { TELEMETRY } from "./queries.js";
import type { KrakenSession } from "./session.js";

/** What the Home Mini of a home measured: half hours that have ended, and the power now. Throws SourceFault. */
export async function askTelemetry(
  session: KrakenSession,
  { liveDeviceId }: SourceMeter,
  range: SlotRange,
): Promise<ReadPage & { readonly power: LivePower | null }> {
  if (liveDeviceId === null)
    throw new SourceFault("account-unknown", "The source knows no device in this home that measures live.");
  const data = await session.ask({
    what: "live values",
    query: TELEMETRY,
    variables: {
      deviceId: liveDeviceId,
      start: slotStartIso(range.first),
      end: slotStartIso(range.before),
    },
  });
  const halfHours = data.at("halfHours");
  // Null is a device that told nothing; absent is another answer.
  if (halfHours.value === undefined) throw halfHours.fault("a list is needed");
  const page = readTelemetry(halfHours, range, slotContaining(session.call.nowMs));
  return { ...page, power: newestPower(data.at("now")) };
}

/** Half hours of telemetry before `current`, which has not ended yet. The device says Wh, as text. */
export function readTelemetry(list: Found, range: SlotRange, current: Slot): ReadPage {
  const items = list.items().map(({ value }) => value ?? null);
  if (items.length === 0) return { registers: [], rejected: [] };
  const rows = krakenTelemetry.recognise(items);
  if (rows === null) throw list.fault("half hours with readAt and consumptionDelta are needed");
  const ended = { ...range, before: Math.min(range.before, current) };
  return halfHoursOfRows(rows, { fuel: "electricity", direction: "import", unit: "Wh" }, ended, "live");
}

const DECIMAL = /^-?\d{1,7}(\.\d{1,10})?$/;

/** The newest value that is one, wherever it stands in the list; below zero the home gives to the grid. */
export function newestPower(list: Found): LivePower | null {
  let newest: LivePower | null = null;
  for (const item of list.items()) {
    const demand = item.at("demand").textOrNull();
    const atMs = item.at("readAt").instantMsOrNull();
    if (demand === null || atMs === null) continue;
    if (!DECIMAL.test(demand)) throw item.at("demand").fault("a decimal number is needed");
    if (newest === null || atMs > newest.atMs) newest = { atMs, powerW: Math.round(Number(demand)) };
  }
  return newest;
}
