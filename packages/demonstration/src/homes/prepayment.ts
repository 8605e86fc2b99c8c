import { gasDm3, type GasHabits } from "../gas.js";
import { householdElectricityWh, type ElectricHabits } from "../household-electricity.js";
import type { HomeRecipe } from "./recipe.js";

const ELECTRICITY: ElectricHabits = {
  usualKwhAYear: 1600,
  alwaysOnWatts: 35,
  homeByDay: 0.35,
  holidayDays: 0,
};
const ALL_WEEK: GasHabits["weekdayHeating"] = [
  [6.5, 10],
  [12, 13],
  [15.5, 21.5],
];
const GAS: GasHabits = {
  kwhPerDegreeDay: 2.6,
  weekdayHeating: ALL_WEEK,
  weekendHeating: ALL_WEEK,
  showersADay: 1,
  showerKwh: 1.2,
  mealKwh: 0.7,
};

/** A pensioner living alone, at home most days, who pays for both fuels beforehand. */
export const PREPAYMENT: HomeRecipe = {
  home: "prepayment",
  displayName: "Gwen Parry",
  email: "prepayment@demo.halfhourly.example",
  meters: [
    {
      fuel: "electricity",
      meterPoint: "1599999999993",
      payment: "prepayment",
      region: "_F",
      registers: [{ direction: "import", element: 1, unit: "Wh" }],
      tariffs: [
        {
          direction: "import",
          name: "Demo Afon",
          changesOn: "10-01",
          standingChargePence: 54.1,
          rates: (pence) => ({ kind: "flat", pencePerKwh: pence(25.1) }),
        },
      ],
      use: (_, chance, day) => [householdElectricityWh(ELECTRICITY, chance, day)],
    },
    {
      fuel: "gas",
      meterPoint: "9999999804",
      payment: "prepayment",
      region: null,
      registers: [{ direction: "import", element: 1, unit: "dm3" }],
      tariffs: [
        {
          direction: "import",
          name: "Demo Afon",
          changesOn: "10-01",
          standingChargePence: 30.4,
          rates: (pence) => ({ kind: "flat", pencePerKwh: pence(6.4) }),
        },
      ],
      use: (weather, chance, day) => [gasDm3(GAS, weather, chance, day)],
    },
  ],
};
