import { datesFrom, type LondonDate } from "@halfhourly/domain";
import { yearlyAgreements } from "./agreements.js";
import { arrivalsOf, type Arrivals } from "./arrivals.js";
import { dayOf, thirteenMonthsBefore, type Day } from "./calendar.js";
import { generatedIntensities } from "./carbon-intensity.js";
import { chanceOf } from "./chance.js";
import type { Batch, Demonstration, DemonstrationHome } from "./demonstration.js";
import { ECONOMY_7 } from "./homes/economy7.js";
import { FAMILY } from "./homes/family.js";
import { PREPAYMENT } from "./homes/prepayment.js";
import type { HomeRecipe, MeterRecipe } from "./homes/recipe.js";
import { SOLAR } from "./homes/solar.js";
import { plannedFaults } from "./planned-faults.js";
import { weatherOf, type Weather } from "./weather.js";

const RECIPES: readonly HomeRecipe[] = [FAMILY, ECONOMY_7, PREPAYMENT, SOLAR];

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
    homes: RECIPES.map((recipe) => factsOf(recipe, setting)),
    batches: RECIPES.flatMap((recipe) => recipe.meters.flatMap((meter) => batchesOf(recipe, meter, setting))),
    intensities: regions.map((region) => generatedIntensities(region, setting.weather, days)),
  };
}

function factsOf(recipe: HomeRecipe, { seed, dates }: Setting): DemonstrationHome {
  const { home, displayName, email } = recipe;
  const meters = recipe.meters.map(({ fuel, meterPoint, payment, region, registers, tariffs }) => {
    const chance = chanceOf(seed, `${home} ${fuel} prices`);
    return {
      fuel,
      meterPoint,
      payment,
      region,
      registers,
      agreements: tariffs.flatMap((tariff) => yearlyAgreements(tariff, chance, dates)),
    };
  });
  return { home, displayName, email, meters };
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
