import { addExactly, multiplyExactly, multiplyThenDivideHalfUp } from "../exact/rounding.js";
import { energyFactors, energyWhOfSum, factorAt, type GasConversion } from "../gas/gas-energy.js";
import type { DayBlock } from "../readings/day-block.js";
import type { LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";

/** Carbon intensity half hour by half hour: whole g CO2e a kWh from `firstSlot`; null where none is known. */
export interface HalfHourlyIntensity {
  readonly name: string;
  readonly firstSlot: Slot;
  readonly gramsPerKwh: readonly (number | null)[];
}

/**
 * One factor for a span of dates, such as a year's published conversion factor: in mg CO2e a kWh, which keeps the five
 * decimals of kg that such factors are published with. Both dates included.
 */
export interface CarbonFactor {
  readonly name: string;
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly milligramsPerKwh: number;
}

/** Where a half hour has an intensity it counts; otherwise the first factor that covers its date; otherwise nothing. */
export interface CarbonBasis {
  readonly intensity?: HalfHourlyIntensity;
  readonly factors: readonly CarbonFactor[];
  readonly gas?: GasConversion;
}

export interface Carbon {
  /** Whole 10^-6 g, exact; null where no half hour counts. */
  readonly micrograms: number | null;
  /** Half hours held but not in the figure: suspect, or without intensity and factor. */
  readonly notCarbon: number;
  /** The names of what it was made with. */
  readonly basis: readonly string[];
}

/**
 * The carbon of one register's days: Wh x mg/kWh is exactly 10^-6 g, added exactly and rounded once by `carbonGrams`.
 * Gas under one factor is summed, each volume with the calorific value of its gas day, and converted once. For export the figure is that of the energy sent out: what
 * it avoided elsewhere is for the caller to say.
 */
export function carbonOf(days: readonly DayBlock[], basis: CarbonBasis): Carbon {
  const quantities = new Map<number, number>();
  const names = new Set<string>();
  let notCarbon = 0;
  for (const block of days) {
    const factor = basis.factors.find(({ from, to }) => from <= block.date && block.date <= to);
    const { firstSlot } = settlementDay(block.date);
    const energy = energyFactors(block.date, block.slots.length, block.unit, basis.gas);
    block.slots.forEach((held, i) => {
      if (held === null) return;
      const grams = intensityAt(basis.intensity, firstSlot + i);
      const milligramsPerKwh = grams === null ? factor?.milligramsPerKwh : grams * 1000;
      if (held.quality === "suspect" || milligramsPerKwh === undefined) {
        notCarbon += 1;
        return;
      }
      names.add(grams === null ? factor!.name : basis.intensity!.name);
      const part = multiplyExactly(held.value, factorAt(energy, i));
      quantities.set(milligramsPerKwh, addExactly(quantities.get(milligramsPerKwh) ?? 0, part));
    });
  }
  const unit = days[0]?.unit ?? "Wh";
  const micrograms = [...quantities].reduce<number | null>((sum, [milligramsPerKwh, quantity]) => {
    return addExactly(sum ?? 0, multiplyExactly(energyWhOfSum(quantity, unit, basis.gas), milligramsPerKwh));
  }, null);
  return { micrograms, notCarbon, basis: [...names].sort() };
}

/** Whole grams CO2e, half-up: the one rounding. */
export function carbonGrams(carbon: Carbon): number | null {
  return carbon.micrograms === null ? null : multiplyThenDivideHalfUp(carbon.micrograms, 1, 1_000_000);
}

/** Of several registers together. */
export function sumCarbon(parts: readonly Carbon[]): Carbon {
  const known = parts.flatMap((part) => (part.micrograms === null ? [] : [part.micrograms]));
  return {
    micrograms: known.length === 0 ? null : known.reduce(addExactly, 0),
    notCarbon: parts.reduce((sum, part) => sum + part.notCarbon, 0),
    basis: [...new Set(parts.flatMap((part) => part.basis))].sort(),
  };
}

function intensityAt(intensity: HalfHourlyIntensity | undefined, slot: Slot): number | null {
  return intensity?.gramsPerKwh[slot - intensity.firstSlot] ?? null;
}
