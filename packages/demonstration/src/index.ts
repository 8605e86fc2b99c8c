export { demonstrationHomes } from "./demonstration-homes.js";
export type {
  Batch,
  Demonstration,
  DemonstrationHome,
  DemonstrationMeter,
  GeneratedIntensities,
  HomeName,
} from "./demonstration.js";
export { demonstrationHomeFacts } from "./home-facts.js";
export { demonstrationMeterDay, type MeterDay, type MeterDayRegister } from "./meter-day.js";

// What the simulator of the DCC makes its own homes from.
export { dayOf, thirteenMonthsBefore, type Day } from "./calendar.js";
export { chanceOf, type Chance } from "./chance.js";
export { gasDm3, type GasHabits } from "./gas.js";
export { householdElectricityWh, type ElectricHabits } from "./household-electricity.js";
export { NIGHT_HOURS, nightHeatingWh } from "./night-heating.js";
export { importAndExportWh } from "./self-consumption.js";
export { solarGenerationWh } from "./solar.js";
export { weatherOf, type Weather } from "./weather.js";
