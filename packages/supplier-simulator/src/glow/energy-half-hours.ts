import { FALLBACK_CALORIFIC_VALUE, gasEnergyWh, type Slot } from "@halfhourly/domain";
import type { SupplierHalfHour, SupplierMeterPoint } from "../world/supplier-home.js";

/** Half hours in whole Wh: Glow tells gas in kWh, also of a meter that counts m3. */
export function energyHalfHours(
  point: SupplierMeterPoint,
  first: Slot,
  before: Slot,
  nowMs: number,
): readonly SupplierHalfHour[] {
  const counted = point.halfHours(first, before, nowMs);
  if (point.unit !== "m3") return counted;
  return counted.map(({ slot, value }) => ({
    slot,
    value: value === null ? null : gasEnergyWh(value, FALLBACK_CALORIFIC_VALUE),
  }));
}
