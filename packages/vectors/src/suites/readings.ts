import type { Fuel, HeldValue, Reading, RegisterUnit, SourceUnit } from "@halfhourly/domain";
import { suite, type Implementation } from "../suite.js";

interface Merge {
  readonly held: HeldValue | null;
  readonly incoming: readonly HeldValue[];
}

const DATE = "2024-01-15";

export const readingSuites = [
  suite("decimal-readings", (of, { text, from }: { readonly text: string; readonly from: SourceUnit }) => {
    return of.toIntegerUnit(text, from, of.registerUnitOf(from));
  }),

  suite("markers", (of, { text, unit }: { readonly text: string; readonly unit: SourceUnit }) => {
    return { marker: of.markerOf(text, unit) !== null };
  }),

  suite(
    "ceilings",
    (
      of,
      { value, unit, fuel }: { readonly value: number; readonly unit: RegisterUnit; readonly fuel: Fuel },
    ) => {
      return of.judge(value, unit, fuel);
    },
  ),

  suite("merge", (of, { held, incoming }: Merge) => {
    const before = held === null ? null : of.mergeDay(null, DATE, "Wh", readingsOf(of, [held]), 0).block;
    const merged = of.mergeDay(before, DATE, "Wh", readingsOf(of, incoming), 0);
    const again = of.mergeDay(merged.block, DATE, "Wh", readingsOf(of, incoming), 0);
    if (again.replaced.length > 0 || again.stored > 0) return "merging the batch again changed something";
    const replaced = merged.replaced.map(({ replaced: { value, quality, source } }) => ({
      value,
      quality,
      source,
    }));
    return { now: merged.block.slots[0], replaced };
  }),

  suite("gas", (of, { dm3, calorificValue }: { readonly dm3: number; readonly calorificValue: string }) => {
    return of.gasEnergyWh(dm3, Math.round(Number(calorificValue) * 10));
  }),
];

function readingsOf(of: Implementation, values: readonly HeldValue[]): Reading[] {
  const { firstSlot } = of.settlementDay(DATE);
  return values.map((value) => ({ slot: firstSlot, ...value }));
}
