import type { Day } from "./calendar.js";
import type { Chance } from "./chance.js";
import type { Weather } from "./weather.js";

export interface GasHabits {
  /** Heat lost by the home over a day for each degree that the day is colder than 15.5 C. */
  readonly kwhPerDegreeDay: number;
  /** The London hours in which the programmer allows heating, on weekdays and at weekends. */
  readonly weekdayHeating: readonly (readonly [from: number, to: number])[];
  readonly weekendHeating: readonly (readonly [from: number, to: number])[];
  readonly showersADay: number;
  readonly showerKwh: number;
  readonly mealKwh: number;
}

/** Degree days in Britain are counted from 15.5 C: above it a home warms itself. */
const DEGREE_DAY_BASE_CELSIUS = 15.5;
const BOILER_KWH_A_HALF_HOUR = 12;
/** Only to size the made-up volumes: 1.02264 x 39.5 MJ/m3 / 3.6. What a home is charged is worked out from dm3 when read. */
const DM3_PER_KWH = 89.12;
const LEAST_HEATING_KWH = 1.2;

const MOOD = 21;
const FIRING = 22;
const SHOWER_TIME = 23;
const SHOWER_SIZE = 24;
const TAP = 25;
const MEAL_TIME = 26;

/** dm3 in each half hour of the day: heating by the day's coldness and the programmer, hot water, cooking; mostly real zeros in summer. */
export function gasDm3(habits: GasHabits, weather: Weather, chance: Chance, day: Day): number[] {
  const kwh = heatingKwh(habits, weather, chance, day);
  for (let shower = 0; shower < habits.showersADay; shower++) addShower(kwh, habits, chance, day, shower);
  addMeal(kwh, habits, chance, day);
  return kwh.map((used, i) => {
    const hour = day.clockHours[i]!;
    const slot = day.firstSlot + i;
    const tap =
      hour >= 6.5 && hour < 23 && chance(TAP, slot) < 0.16 ? 0.12 + 0.3 * chance(TAP + 100, slot) : 0;
    return Math.min(used + tap, BOILER_KWH_A_HALF_HOUR) * DM3_PER_KWH;
  });
}

function heatingKwh(habits: GasHabits, weather: Weather, chance: Chance, day: Day): number[] {
  const mood = 0.85 + 0.3 * chance(MOOD, day.dayNumber);
  const needKwh =
    habits.kwhPerDegreeDay * Math.max(0, DEGREE_DAY_BASE_CELSIUS - weather.meanCelsius(day)) * mood;
  const weights = day.clockHours.map((hour, i) => firing(habits, chance, day, hour, day.firstSlot + i));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (needKwh < LEAST_HEATING_KWH || sum === 0) return weights.map(() => 0);
  return weights.map((weight) => Math.min((needKwh * weight) / sum, BOILER_KWH_A_HALF_HOUR));
}

/** How hard the boiler fires: hardest when the programmer switches on, then as the thermostat clicks. */
function firing(habits: GasHabits, chance: Chance, day: Day, hour: number, slot: number): number {
  const programme = day.weekend ? habits.weekendHeating : habits.weekdayHeating;
  const on = programme.find(([from, to]) => hour >= from && hour < to);
  if (on === undefined) return 0;
  if (hour < on[0] + 1) return 2 + 0.5 * chance(FIRING, slot);
  return chance(FIRING, slot) < 0.24 ? 0 : 0.5 + chance(FIRING + 100, slot);
}

function addShower(kwh: number[], habits: GasHabits, chance: Chance, day: Day, shower: number): void {
  const index = day.dayNumber * 8 + shower;
  const morning = chance(SHOWER_TIME, index) < 0.65;
  const start = morning ? (day.weekend ? 7.5 : 6.5) : 19;
  const hour = start + Math.floor(chance(SHOWER_TIME + 100, index) * (morning ? 5 : 7)) / 2;
  add(kwh, day, hour, habits.showerKwh * (0.6 + 0.8 * chance(SHOWER_SIZE, index)));
}

function addMeal(kwh: number[], habits: GasHabits, chance: Chance, day: Day): void {
  const hour = 17 + Math.floor(chance(MEAL_TIME, day.dayNumber) * 5) / 2;
  add(kwh, day, hour, habits.mealKwh * (0.5 + chance(MEAL_TIME + 100, day.dayNumber)));
}

function add(kwh: number[], day: Day, hour: number, used: number): void {
  const at = day.clockHours.indexOf(hour);
  if (at >= 0) kwh[at]! += used;
}
