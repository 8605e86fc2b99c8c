import {
  dayOf,
  gasDm3,
  householdElectricityWh,
  importAndExportWh,
  nightHeatingWh,
  solarGenerationWh,
  weatherOf,
  type Chance,
  type Day,
  type ElectricHabits,
  type GasHabits,
  type MeterDay,
  type MeterDayRegister,
} from "@halfhourly/demonstration";
import type { LondonDate } from "@halfhourly/domain";

export type DayMaker = (date: LondonDate) => MeterDay;

const SIZE = 11;
const HEATING: GasHabits["weekdayHeating"] = [
  [6, 9],
  [16, 22],
];

/** Electricity by the demonstration's shapes, of a size of the home's own; the second element heats by night. */
export function electricityDays(
  seed: number,
  chance: Chance,
  { elements, exports }: { readonly elements: 1 | 2; readonly exports: boolean },
): DayMaker {
  const weather = weatherOf(seed);
  const habits: ElectricHabits = {
    usualKwhAYear: 1_500 + Math.floor(3_500 * chance(SIZE, 1)),
    alwaysOnWatts: 35 + Math.floor(80 * chance(SIZE, 2)),
    homeByDay: 0.4 * chance(SIZE, 3),
    holidayDays: Math.floor(14 * chance(SIZE, 4)),
  };
  const peakKw = exports ? 2 + 3 * chance(SIZE, 5) : 0;
  return (date) => {
    const day = dayOf(date);
    const used = householdElectricityWh(habits, chance, day);
    const made = exports ? solarGenerationWh(peakKw, weather, day) : used.map(() => 0);
    const { importWh, exportWh } = importAndExportWh(used, made, chance, day);
    const registers = [register("import", 1, "Wh", importWh)];
    if (elements === 2) registers.push(register("import", 2, "Wh", nightHeatingWh(weather, chance, day)));
    if (exports) registers.push(register("export", 1, "Wh", exportWh));
    return { firstSlot: day.firstSlot, registers };
  };
}

/** Gas by the demonstration's shapes. */
export function gasDays(seed: number, chance: Chance): DayMaker {
  const weather = weatherOf(seed);
  const habits: GasHabits = {
    kwhPerDegreeDay: 2 + 4 * chance(SIZE, 6),
    weekdayHeating: HEATING,
    weekendHeating: HEATING,
    showersADay: 1 + Math.floor(3 * chance(SIZE, 7)),
    showerKwh: 1.4,
    mealKwh: 0.8,
  };
  return (date) => {
    const day: Day = dayOf(date);
    return {
      firstSlot: day.firstSlot,
      registers: [register("import", 1, "dm3", gasDm3(habits, weather, chance, day))],
    };
  };
}

function register(
  direction: MeterDayRegister["direction"],
  element: MeterDayRegister["element"],
  unit: MeterDayRegister["unit"],
  use: readonly number[],
): MeterDayRegister {
  const counted = use.map((value) => Math.round(value));
  return { direction, element, unit, values: counted, counted };
}
