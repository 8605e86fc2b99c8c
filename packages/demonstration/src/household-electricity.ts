import type { Day } from "./calendar.js";
import { smoothNoise, type Chance } from "./chance.js";
import { USUAL_SHAPE_MEAN, usualShape } from "./electricity-shape.js";

export interface ElectricHabits {
  /** What the home would use in a year of ordinary days. */
  readonly usualKwhAYear: number;
  /** Router, standby, pumps: never off. */
  readonly alwaysOnWatts: number;
  /** Added to the plateau of weekdays, as a share of it, by people who are at home all day. */
  readonly homeByDay: number;
  /** The longest stay away in summer; 0 for none. */
  readonly holidayDays: number;
}

const HOURS_A_YEAR = 8766;
const FRIDGE_MEAN_WATTS = 32;
const FRIDGE_RUNNING_WATTS = 75;
/** Lights and screens follow the usual shape; the rest comes as kettles, hobs and washing machines, one use at a time. */
const STEADY_SHARE = 0.45;
const KETTLE_WH = 75;
const MEAL_WH = 420;
const MEALS_SHARE_OF_USES = 0.4;

const MOOD = 1;
const FRIDGE = 2;
const STEADY = 3;
const KETTLE = 4;
const MEAL = 5;
const SIZE = 6;
const HOLIDAY = 7;

/** Wh in each half hour of the day for lights, appliances and cooking: a base load and single uses, never a smooth curve. */
export function householdElectricityWh(habits: ElectricHabits, chance: Chance, day: Day): number[] {
  const floorWatts = habits.alwaysOnWatts + FRIDGE_MEAN_WATTS;
  const away = isAway(habits, chance, day);
  const mood =
    1 + 0.22 * (2 * chance(MOOD, day.dayNumber) - 1) + 0.1 * smoothNoise(chance, MOOD, day.dayNumber, 12);
  return day.clockHours.map((hour, i) => {
    const slot = day.firstSlot + i;
    const floorWh = (habits.alwaysOnWatts + fridgeWatts(chance, slot)) / 2;
    if (away) return floorWh;
    const activeWh = Math.max(0, usualWatts(habits, hour, day) - floorWatts) * 0.5 * mood;
    const steadyWh = activeWh * STEADY_SHARE * (0.7 + 0.6 * chance(STEADY, slot));
    return floorWh + steadyWh + usesWh(chance, slot, activeWh * (1 - STEADY_SHARE));
  });
}

function usualWatts(habits: ElectricHabits, hour: number, day: Day): number {
  const meanWatts = (habits.usualKwhAYear * 1000) / HOURS_A_YEAR;
  const atHome = !day.weekend && hour >= 9 && hour < 16.5 ? 1 + habits.homeByDay : 1;
  return (meanWatts * usualShape(hour + 0.25, day.winterness, day.weekend) * atHome) / USUAL_SHAPE_MEAN;
}

function fridgeWatts(chance: Chance, slot: number): number {
  return chance(FRIDGE, slot) < 0.7 ? FRIDGE_RUNNING_WATTS * chance(FRIDGE + 100, slot) * 1.22 : 0;
}

/** Single uses whose mean is `expectedWh`: many small ones, few large ones. */
function usesWh(chance: Chance, slot: number, expectedWh: number): number {
  const meals = count(chance(MEAL, slot), (expectedWh * MEALS_SHARE_OF_USES) / MEAL_WH);
  const kettles = count(chance(KETTLE, slot), (expectedWh * (1 - MEALS_SHARE_OF_USES)) / KETTLE_WH);
  const size = 0.5 + chance(SIZE, slot);
  return meals * MEAL_WH * size + kettles * KETTLE_WH * (0.8 + 0.4 * chance(SIZE + 100, slot));
}

/** A whole number whose mean over the draw is `expected`. */
function count(draw: number, expected: number): number {
  const whole = Math.floor(expected);
  return whole + (draw < expected - whole ? 1 : 0);
}

/** A stay away that starts between late July and mid August of every year. */
function isAway(habits: ElectricHabits, chance: Chance, day: Day): boolean {
  const monthAndDay = day.date.slice(5);
  if (habits.holidayDays === 0 || monthAndDay < "07-24" || monthAndDay > "09-05") return false;
  const sinceLateJuly = (Number(monthAndDay.slice(0, 2)) - 7) * 31 + Number(monthAndDay.slice(3)) - 24;
  const start = Math.floor(chance(HOLIDAY, Number(day.date.slice(0, 4))) * 24);
  return sinceLateJuly >= start && sinceLateJuly < start + habits.holidayDays;
}
