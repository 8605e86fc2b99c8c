import { datesFrom, type LondonDate } from "@halfhourly/domain";
import { arrivalsOf, type Arrivals } from "./arrivals.js";
import { dayOf, thirteenMonthsBefore, type Day } from "./calendar.js";
import { generatedIntensities } from "./carbon-intensity.js";
import { chanceOf } from "./chance.js";
import type { Batch, Demonstration } from "./demonstration.js";
import { factsOf } from "./home-facts.js";
import { RECIPES } from "./homes/recipes.js";
import type { HomeRecipe, MeterRecipe } from "./homes/recipe.js";
import { plannedFaults } from "./planned-faults.js";
import { weatherOf, type Weather } from "./weather.js";

/** What every part of one demonstration is made from. */
interface Setting {
  readonly seed: number;
  readonly dates: { readonly from: LondonDate; readonly to: LondonDate };
  readonly days: readonly Day[];
  readonly weather: Weather;
}

/**
 * Four made-up homes with 13 whole months of half hours up to the day before `today` (a London date), their accounts,
 * tariff agreements and carbon intensities. The same seed gives the same half hours whatever today is: a later today adds
 * days, and corrections and late values that have come since, and changes nothing else.
 * Throws RangeError for a seed that is not a safe integer or a today that is not a London date.
 */
export function demonstrationHomes({
  seed,
  today,
}: {
  readonly seed: number;
  readonly today: LondonDate;
}): Demonstration {
  const dates = thirteenMonthsBefore(today);
  const days = datesFrom(dates.from, dates.to).map(dayOf);
  const setting: Setting = { seed, dates, days, weather: weatherOf(seed) };
  const regions = RECIPES.flatMap((recipe) => recipe.meters.flatMap((meter) => meter.region ?? []));
  return {
    ...dates,
    homes: RECIPES.map((recipe) => factsOf(recipe, seed, dates)),
    batches: RECIPES.flatMap((recipe) => recipe.meters.flatMap((meter) => batchesOf(recipe, meter, setting))),
    intensities: regions.map((region) => generatedIntensities(region, setting.weather, days)),
  };
}

/** For each register what came first; then, for each that has them, the corrections and late values. */
function batchesOf(
  { home }: HomeRecipe,
  meter: MeterRecipe,
  { seed, dates, days, weather }: Setting,
): Batch[] {
  const chance = chanceOf(seed, `${home} ${meter.fuel}`);
  const used = days.map((day) => meter.use(weather, chance, day));
  const faults = plannedFaults(seed, home, meter.fuel, dates);
  const arrivals = meter.registers.map((_, n) =>
    arrivalsOf(
      days,
      used.map((day) => day[n]!),
      faults,
      dates.to,
    ),
  );
  const batch = (n: number, part: keyof Arrivals): Batch => {
    const { direction, element, unit } = meter.registers[n]!;
    const register = { meterPoint: meter.meterPoint, fuel: meter.fuel, direction, element };
    return { home, register, unit, readings: arrivals[n]![part] };
  };
  const registers = meter.registers.map((_, n) => n);
  return [...registers.map((n) => batch(n, "first")), ...registers.map((n) => batch(n, "later"))].filter(
    ({ readings }) => readings.length > 0,
  );
}
