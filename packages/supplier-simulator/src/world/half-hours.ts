import type { WorldMeter } from "@halfhourly/dcc-simulator/world";
import {
  addDays,
  FALLBACK_CALORIFIC_VALUE,
  gasEnergyWh,
  londonDateAt,
  londonDateOf,
  settlementDay,
  type Direction,
  type LondonDate,
} from "@halfhourly/domain";
import type { SupplierHalfHour, SupplierMeterPoint } from "./supplier-home.js";

type Days = Pick<WorldMeter, "fuel" | "day">;

const DAYS_KEPT = 500;

/** A supplier has yesterday's half hours from the early morning, and today's not yet. Days that were made are kept, 500 at most. */
export function halfHoursOf(
  meter: Days,
  direction: Direction,
  unit: SupplierMeterPoint["unit"],
): SupplierMeterPoint["halfHours"] {
  const made = new Map<string, readonly (number | null)[]>();
  const dayOf = (date: LondonDate, upTo: LondonDate): readonly (number | null)[] => {
    const key = `${date} ${upTo}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const values = valuesOf(meter, direction, unit, date, upTo);
    if (made.size >= DAYS_KEPT) made.clear();
    made.set(key, values);
    return values;
  };
  return (first, before, nowMs) => {
    const yesterday = addDays(londonDateAt(nowMs), -1);
    const told: SupplierHalfHour[] = [];
    for (let slot = first; slot < before;) {
      const date = londonDateOf(slot);
      const { firstSlot, slotCount } = settlementDay(date);
      const values = date > yesterday ? [] : dayOf(date, yesterday);
      for (; slot < before && slot < firstSlot + slotCount; slot++)
        told.push({ slot, value: values[slot - firstSlot] ?? null });
    }
    return told;
  };
}

/** All elements of a direction together: a supplier's figure is of the meter. */
function valuesOf(
  { fuel, day }: Days,
  direction: Direction,
  unit: SupplierMeterPoint["unit"],
  date: LondonDate,
  upTo: LondonDate,
): readonly (number | null)[] {
  const registers = day(date, upTo).registers.filter((one) => one.direction === direction);
  const [primary, ...others] = registers.map(({ values }) => values);
  const together = (primary ?? []).map((value, i) =>
    others.reduce<number | null>((sum, values) => addTo(sum, values[i] ?? null), value),
  );
  if (fuel !== "gas" || unit !== "kWh") return together;
  // A SMETS1 supplier's system tells energy, by a calorific value of its own.
  return together.map((dm3) => (dm3 === null ? null : gasEnergyWh(dm3, FALLBACK_CALORIFIC_VALUE)));
}

function addTo(sum: number | null, value: number | null): number | null {
  return sum === null || value === null ? null : sum + value;
}
