import type { Day } from "./calendar.js";
import type { Chance } from "./chance.js";

/** Clouds and kettles come and go within a half hour, so some of the sun leaves while some of the grid comes in. */
const LEAST_MET_AT_ONCE = 0.78;

const MET_AT_ONCE = 31;

/** What a home with panels takes from the grid and gives to it, Wh a half hour, from what it used and what its roof made. */
export function importAndExportWh(
  used: readonly number[],
  made: readonly number[],
  chance: Chance,
  day: Day,
): { readonly importWh: number[]; readonly exportWh: number[] } {
  const met = used.map((wh, i) => {
    const atOnce = LEAST_MET_AT_ONCE + (1 - LEAST_MET_AT_ONCE) * chance(MET_AT_ONCE, day.firstSlot + i);
    return Math.min(wh, made[i]!) * atOnce;
  });
  return { importWh: used.map((wh, i) => wh - met[i]!), exportWh: made.map((wh, i) => wh - met[i]!) };
}
