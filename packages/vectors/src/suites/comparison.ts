import type { Period } from "@halfhourly/domain";
import { suite } from "../suite.js";
import { daysOf, type Run } from "./usage.js";

interface Compared {
  readonly period: Period;
  readonly now: readonly Run[];
  readonly before: readonly Run[];
}

interface Emitted {
  readonly usage: readonly Run[];
  readonly intensity: { readonly firstSlot: string; readonly gramsPerKwh: readonly (number | null)[] } | null;
  readonly factors: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly kgPerKwh: string;
  }[];
}

export const comparisonSuites = [
  suite("comparison", (of, { period, now, before }: Compared) => {
    const quantities = (runs: readonly Run[]) => of.comparableQuantities(daysOf(of, runs));
    const { nowSum, beforeSum, ...rest } = of.compareFairly(quantities(now), quantities(before), period);
    return { ...rest, nowWh: nowSum, beforeWh: beforeSum };
  }),

  suite("carbon", (of, { usage, intensity, factors }: Emitted) => {
    const carbon = of.carbonOf(daysOf(of, usage), {
      ...(intensity === null
        ? {}
        : {
            intensity: { ...intensity, name: "case", firstSlot: of.slotAt(Date.parse(intensity.firstSlot)) },
          }),
      factors: factors.map(({ kgPerKwh, ...factor }) => ({
        ...factor,
        milligramsPerKwh: Math.round(Number(kgPerKwh) * 1_000_000),
      })),
    });
    return { grams: of.carbonGrams(carbon), notCarbon: carbon.notCarbon };
  }),
];
