import { gasDm3, type GasHabits } from "../gas.js";
import { householdElectricityWh, type ElectricHabits } from "../household-electricity.js";
import type { HomeRecipe } from "./recipe.js";

const ELECTRICITY: ElectricHabits = { usualKwhAYear: 3250, alwaysOnWatts: 70, homeByDay: 0, holidayDays: 9 };
const GAS: GasHabits = {
  kwhPerDegreeDay: 4.2,
  weekdayHeating: [
    [6, 8.5],
    [16, 22],
  ],
  weekendHeating: [[7, 22.5]],
  showersADay: 3,
  showerKwh: 1.5,
  mealKwh: 0.9,
};

/** Two working adults and two children: both fuels, paid by direct debit, one price all day. */
export const FAMILY: HomeRecipe = {
  home: "family",
  displayName: "Alex Morgan",
  email: "family@demo.halfhourly.example",
  meters: [
    {
      fuel: "electricity",
      meterPoint: "1199999999995",
      payment: "credit",
      region: "_B",
      registers: [{ direction: "import", element: 1, unit: "Wh" }],
      tariffs: [
        {
          direction: "import",
          name: "Demo Derwen",
          changesOn: "04-01",
          standingChargePence: 55.4,
          rates: (pence) => ({ kind: "flat", pencePerKwh: pence(25.8) }),
        },
      ],
      use: (_, chance, day) => [householdElectricityWh(ELECTRICITY, chance, day)],
    },
    {
      fuel: "gas",
      meterPoint: "9999999905",
      payment: "credit",
      region: null,
      registers: [{ direction: "import", element: 1, unit: "dm3" }],
      tariffs: [
        {
          direction: "import",
          name: "Demo Derwen",
          changesOn: "04-01",
          standingChargePence: 31.2,
          rates: (pence) => ({ kind: "flat", pencePerKwh: pence(6.6) }),
        },
      ],
      use: (weather, chance, day) => [gasDm3(GAS, weather, chance, day)],
    },
  ],
};
