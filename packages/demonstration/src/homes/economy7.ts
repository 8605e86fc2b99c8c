import { householdElectricityWh, type ElectricHabits } from "../household-electricity.js";
import { NIGHT_HOURS, nightHeatingWh } from "../night-heating.js";
import type { HomeRecipe } from "./recipe.js";

const BY_DAY: ElectricHabits = { usualKwhAYear: 2500, alwaysOnWatts: 100, homeByDay: 0.05, holidayDays: 0 };

/** A flat without gas: storage heaters and a hot-water tank on the night rate, whose hours keep GMT all year. */
export const ECONOMY_7: HomeRecipe = {
  home: "economy7",
  displayName: "Robin Ellis",
  email: "economy7@demo.halfhourly.example",
  meters: [
    {
      fuel: "electricity",
      meterPoint: "1399999999994",
      payment: "credit",
      region: "_D",
      registers: [{ direction: "import", element: 1, unit: "Wh" }],
      tariffs: [
        {
          direction: "import",
          name: "Demo Gwawr",
          changesOn: "07-01",
          standingChargePence: 56.9,
          rates: (pence) => ({
            kind: "two-rate",
            dayPencePerKwh: pence(31.4),
            nightPencePerKwh: pence(14.8),
            night: [{ from: clockText(NIGHT_HOURS.fromMinute), to: clockText(NIGHT_HOURS.toMinute) }],
            clock: "utc",
          }),
        },
      ],
      use: (weather, chance, day) => {
        const night = nightHeatingWh(weather, chance, day);
        return [householdElectricityWh(BY_DAY, chance, day).map((wh, i) => wh + night[i]!)];
      },
    },
  ],
};

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
