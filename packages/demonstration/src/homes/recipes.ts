import { ECONOMY_7 } from "./economy7.js";
import { FAMILY } from "./family.js";
import { PREPAYMENT } from "./prepayment.js";
import type { HomeRecipe } from "./recipe.js";
import { SOLAR } from "./solar.js";

export const RECIPES: readonly HomeRecipe[] = [FAMILY, ECONOMY_7, PREPAYMENT, SOLAR];
