import { slotContaining, slotStartMs, SLOT_MS, type Slot } from "@halfhourly/domain";
import type { SupplierMeterPoint } from "../world/supplier-home.js";
import { localIso } from "./consumption.js";

const TWO_DAYS_MS = 172_800_000;
const TEN_SECONDS_MS = 10_000;

/** A Home Mini's half hours from `startMs` to `endMs`: Wh as text; the one that has not ended is told as far as it has come. */
export function halfHourTelemetry(
  point: SupplierMeterPoint,
  startMs: number,
  endMs: number,
  nowMs: number,
): Record<string, unknown>[] {
  const current = slotContaining(nowMs);
  const before = Math.min(slotContaining(endMs - 1) + 1, current + 1);
  return counted(point, Math.ceil(startMs / SLOT_MS), before, nowMs).map(({ slot, value }) => {
    const part = slot === current ? (nowMs - slotStartMs(slot)) / SLOT_MS : 1;
    return {
      readAt: localIso(slot).replace("Z", "+00:00"),
      consumptionDelta: value === null ? null : (value * part).toFixed(4),
      demand: value === null ? null : `${2 * value}.0000`,
    };
  });
}

/** The newest value of all: every ten seconds. */
export function newestTelemetry(point: SupplierMeterPoint, nowMs: number): Record<string, unknown>[] {
  const current = slotContaining(nowMs);
  const [{ value } = { value: null }] = counted(point, current, current + 1, nowMs);
  if (value === null) return [];
  const readAtMs = Math.floor(nowMs / TEN_SECONDS_MS) * TEN_SECONDS_MS;
  const readAt = new Date(readAtMs).toISOString().replace("Z", "+00:00");
  return [{ readAt, consumptionDelta: "0.0000", demand: `${2 * value}.0000` }];
}

/** What the meter counts becomes known to the supplier only later: the device in the home sees it at once. */
function counted(point: SupplierMeterPoint, first: Slot, before: Slot, nowMs: number) {
  return point.halfHours(first, before, nowMs + TWO_DAYS_MS);
}
