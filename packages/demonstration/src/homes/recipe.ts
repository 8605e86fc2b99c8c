import type { Chance } from "../chance.js";
import type { Day } from "../calendar.js";
import type { YearlyTariff } from "../agreements.js";
import type { DemonstrationMeter, HomeName } from "../demonstration.js";
import type { Weather } from "../weather.js";

/** How one made-up home is made. */
export interface HomeRecipe {
  readonly home: HomeName;
  readonly displayName: string;
  readonly email: string;
  readonly meters: readonly MeterRecipe[];
}

export interface MeterRecipe extends Omit<DemonstrationMeter, "agreements"> {
  readonly tariffs: readonly YearlyTariff[];
  /** The day's true use, one list of half hours for each register, in the registers' order and unit, not yet whole. */
  use(weather: Weather, chance: Chance, day: Day): readonly (readonly number[])[];
}
