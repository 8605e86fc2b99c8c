import type { LondonDate } from "@halfhourly/domain";
import { yearlyAgreements } from "./agreements.js";
import { thirteenMonthsBefore } from "./calendar.js";
import { chanceOf } from "./chance.js";
import type { DemonstrationHome } from "./demonstration.js";
import { RECIPES } from "./homes/recipes.js";
import type { HomeRecipe } from "./homes/recipe.js";

/** The four homes as `demonstrationHomes` tells them, without making a half hour. Throws RangeError as it does. */
export function demonstrationHomeFacts({
  seed,
  today,
}: {
  readonly seed: number;
  readonly today: LondonDate;
}): DemonstrationHome[] {
  const dates = thirteenMonthsBefore(today);
  return RECIPES.map((recipe) => factsOf(recipe, seed, dates));
}

export function factsOf(
  recipe: HomeRecipe,
  seed: number,
  dates: { readonly from: LondonDate; readonly to: LondonDate },
): DemonstrationHome {
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
