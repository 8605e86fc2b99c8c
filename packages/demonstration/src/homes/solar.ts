import type { Chance } from "../chance.js";
import type { Day } from "../calendar.js";
import { householdElectricityWh, type ElectricHabits } from "../household-electricity.js";
import { importAndExportWh } from "../self-consumption.js";
import { solarGenerationWh } from "../solar.js";
import type { Weather } from "../weather.js";
import type { HomeRecipe } from "./recipe.js";

const USE: ElectricHabits = { usualKwhAYear: 3100, alwaysOnWatts: 80, homeByDay: 0.15, holidayDays: 7 };
const ROOF_PEAK_KW = 3.6;

/** A couple with solar panels and a price that turns with the hours; what the roof does not give the home goes to the grid. */
export const SOLAR: HomeRecipe = {
  home: "solar",
  displayName: "Sam Lloyd",
  email: "solar@demo.halfhourly.example",
  meters: [
    {
      fuel: "electricity",
      meterPoint: "2299999999992",
      payment: "credit",
      region: "_L",
      registers: [
        { direction: "import", element: 1, unit: "Wh" },
        { direction: "export", element: 1, unit: "Wh" },
      ],
      tariffs: [
        {
          direction: "import",
          name: "Demo Heulwen",
          changesOn: "05-01",
          standingChargePence: 58.3,
          rates: (pence) => ({
            kind: "time-of-use",
            otherPencePerKwh: pence(25.9),
            bands: [
              {
                name: "16:00-19:00",
                pencePerKwh: pence(39.6),
                days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                windows: [{ from: "16:00", to: "19:00" }],
              },
              {
                name: "02:00-05:00",
                pencePerKwh: pence(15.2),
                days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                windows: [{ from: "02:00", to: "05:00" }],
              },
            ],
          }),
        },
        {
          direction: "export",
          name: "Demo Heulwen +",
          changesOn: "05-01",
          standingChargePence: 0,
          rates: (pence) => ({ kind: "flat", pencePerKwh: pence(14.2) }),
        },
      ],
      use: registersWh,
    },
  ],
};

function registersWh(weather: Weather, chance: Chance, day: Day): number[][] {
  const used = householdElectricityWh(USE, chance, day);
  const made = solarGenerationWh(ROOF_PEAK_KW, weather, day);
  const { importWh, exportWh } = importAndExportWh(used, made, chance, day);
  return [importWh, exportWh];
}
