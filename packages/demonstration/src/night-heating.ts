import type { Day } from "./calendar.js";
import type { Chance } from "./chance.js";
import type { Weather } from "./weather.js";

/** The Economy 7 hours of this home, GMT all year as on many meters: 00:30 up to 07:30. */
export const NIGHT_HOURS = { fromMinute: 30, toMinute: 450 } as const;

const NIGHT_SLOTS = (NIGHT_HOURS.toMinute - NIGHT_HOURS.fromMinute) / 30;
const HEATING_BELOW_CELSIUS = 14.5;
/** Storage heaters: each takes its full power from the start of the night until its bricks hold what its dial asks. */
const HEATERS: readonly { readonly watts: number; readonly hoursPerDegree: number }[] = [
  { watts: 420, hoursPerDegree: 0.62 },
  { watts: 380, hoursPerDegree: 0.3 },
];
/** The tank's thermostat clicks through the night as the house draws and cools it, most of all at its beginning. */
const CLICK_WH = 85;
const CLICKS_AT_FIRST = 0.85;
const CLICKS_FEWER_BY_MORNING = 0.5;

const CLICK = 11;
const CLICK_SIZE = 12;

/** Wh in each half hour of the London date for storage heaters and the hot-water tank, all in the night hours. */
export function nightHeatingWh(weather: Weather, chance: Chance, day: Day): number[] {
  const wh = day.clockHours.map(() => 0);
  const first = wh.findIndex((_, i) => (day.firstSlot + i) % 48 === NIGHT_HOURS.fromMinute / 30);
  const cold = Math.max(0, HEATING_BELOW_CELSIUS - weather.meanCelsius(day));
  for (const { watts, hoursPerDegree } of HEATERS)
    fill(wh, first, watts, watts * Math.min(7, cold * hoursPerDegree));
  for (let i = first; i < first + NIGHT_SLOTS; i++) {
    const likely = CLICKS_AT_FIRST - (CLICKS_FEWER_BY_MORNING * (i - first)) / NIGHT_SLOTS;
    const size = CLICK_WH * (0.6 + 0.8 * chance(CLICK_SIZE, day.firstSlot + i));
    if (chance(CLICK, day.firstSlot + i) < likely) wh[i]! += size;
  }
  return wh;
}

/** Spends `totalWh` at `watts` from the slot at index `from` on. */
function fill(wh: number[], from: number, watts: number, totalWh: number): void {
  let left = totalWh;
  for (let i = from; left > 0 && i < wh.length; i++) {
    const spent = Math.min(left, watts / 2);
    wh[i]! += spent;
    left -= spent;
  }
}
