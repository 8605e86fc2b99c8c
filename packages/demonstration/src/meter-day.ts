import type { Direction, Element, Fuel, LondonDate, RegisterUnit, Slot } from "@halfhourly/domain";
import { arrivalsOf } from "./arrivals.js";
import { dayOf } from "./calendar.js";
import { chanceOf } from "./chance.js";
import type { HomeName } from "./demonstration.js";
import { RECIPES } from "./homes/recipes.js";
import { plannedFaults } from "./planned-faults.js";
import { weatherOf } from "./weather.js";

/** One London date of one demonstration meter, as the meter itself could tell it. */
export interface MeterDay {
  readonly firstSlot: Slot;
  readonly registers: readonly MeterDayRegister[];
}

export interface MeterDayRegister {
  readonly direction: Direction;
  readonly element: Element;
  readonly unit: RegisterUnit;
  /** One a slot: actual and suspect values; null where nothing came, where only a supplier guessed, or where it is yet to come. */
  readonly values: readonly (number | null)[];
  /** What was counted, faults or not: a meter's daily totals go on through a lost half hour. */
  readonly counted: readonly number[];
}

/**
 * The date's half hours as they stand at the end of `upTo`: for yesterday's `upTo`, the actual and suspect values that
 * `demonstrationHomes` has for that date, and nothing that only a supplier could have said.
 * Throws RangeError for a home without that fuel, or a text that is no London date.
 */
export function demonstrationMeterDay(
  seed: number,
  { home, fuel }: { readonly home: HomeName; readonly fuel: Fuel },
  date: LondonDate,
  upTo: LondonDate,
): MeterDay {
  const meter = RECIPES.find((recipe) => recipe.home === home)?.meters.find((one) => one.fuel === fuel);
  if (meter === undefined) throw new RangeError(`the demonstration home ${home} has no ${fuel} meter`);
  const day = dayOf(date);
  const used = meter.use(weatherOf(seed), chanceOf(seed, `${home} ${fuel}`), day);
  const faults = plannedFaults(seed, home, fuel, { from: date, to: date });
  const registers = meter.registers.map((register, n): MeterDayRegister => {
    const { first, later } = arrivalsOf([day], [used[n]!], faults, upTo);
    const values = used[n]!.map((): number | null => null);
    for (const { slot, value, quality } of [...first, ...later])
      if (quality !== "estimated") values[slot - day.firstSlot] = value;
    return { ...register, values, counted: used[n]!.map((value) => Math.round(value)) };
  });
  return { firstSlot: day.firstSlot, registers };
}
