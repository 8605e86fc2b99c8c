import {
  addDays,
  dailyConversion,
  FALLBACK_GAS_CONVERSION,
  gasZoneOfRegions,
  type GasConversion,
  type Period,
} from "@halfhourly/domain";
import type { ViewableMeter } from "../actions/show-meters.js";
import type { Context } from "../context.js";
import type { PlannedRegister } from "./what.js";

/** By the values of the home's gas zone; what a source stored as energy is never converted, so it needs none. */
export function gasConversionOf(
  { calorificValues }: Pick<Context, "calorificValues">,
  { gasZone, summary }: Pick<PlannedRegister, "gasZone" | "summary">,
  days: Period,
): GasConversion {
  if (summary.unit !== "dm3" || gasZone === null || calorificValues === undefined)
    return FALLBACK_GAS_CONVERSION;
  // The first half hours of a date belong to the gas day before.
  return dailyConversion(gasZone, calorificValues.of(gasZone, addDays(days.from, -1), days.to));
}

/** Nobody tells the gas zone of a meter: the regions of the household's electricity meters do, where they agree. */
export function gasZoneOfMeters(meters: readonly ViewableMeter[]): PlannedRegister["gasZone"] {
  return gasZoneOfRegions(meters.map(({ linked }) => linked.region));
}
