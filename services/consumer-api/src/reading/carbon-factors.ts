import type { CarbonFactor, Fuel } from "@halfhourly/domain";
import type { CarbonFactors } from "../tariffs/shipped-data.js";

/** Past every date that the calendar guarantees: the newest set is used until the next is shipped, and its name says so. */
const lastDate = "2039-12-31";
const made = new WeakMap<CarbonFactors, Readonly<Record<Fuel, readonly CarbonFactor[]>>>();

/** The yearly factors of a fuel as the domain takes them: whole mg a kWh, each for its calendar year. */
export function factorsOf(factors: CarbonFactors, fuel: Fuel): readonly CarbonFactor[] {
  const held = made.get(factors) ?? {
    electricity: yearly(factors.electricity, "electricity"),
    gas: yearly(factors.gas, "gas"),
  };
  made.set(factors, held);
  return held[fuel];
}

function yearly(factors: CarbonFactors["electricity"], fuel: Fuel): CarbonFactor[] {
  const sorted = factors.toSorted((a, b) => a.year - b.year);
  return sorted.map(({ year, gramsPerKwh }, i) => ({
    name: `UK Government conversion factor ${year}, ${fuel}`,
    from: `${year}-01-01`,
    to: i === sorted.length - 1 ? lastDate : `${sorted[i + 1]!.year - 1}-12-31`,
    // Published with at most five decimals of a kilogram, so this is whole already.
    milligramsPerKwh: Math.round(Number(gramsPerKwh) * 1000),
  }));
}
