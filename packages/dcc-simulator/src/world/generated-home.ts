import { chanceOf, type Chance } from "@halfhourly/demonstration";
import { addDays, type Fuel } from "@halfhourly/domain";
import { electricityDays, gasDays, type DayMaker } from "./generated-days.js";
import type { Generation, WorldHome, WorldMeter } from "./home.js";
import { askedDevice, homeOfParts } from "./home-of-parts.js";
import { NO_SWITCHING, tariffOf } from "./meter-tariff.js";
import { mpanOf, mprnOf } from "./identifiers.js";

const GENERATION = 1;
const GAS = 2;
const SOLAR = 3;
const TWO_ELEMENTS = 4;
const PAYMENT = 5;
const DISTRIBUTOR = 6;
const PRICE = 7;

/** SMETS1 and SMETS2 both hold 13 months: 397 days of 48. */
const DAYS_HELD = 397;

/** The home with that number (from 0): a function of the seed and the number only. */
export function generatedHome(seed: number, number: number): WorldHome {
  const chance = chanceOf(seed, `simulated home ${number}`);
  const draw = (what: number): number => chance(what, 0);
  const generation: Generation = draw(GENERATION) < 0.3 ? "SMETS1" : "SMETS2";
  const payment = draw(PAYMENT) < 0.15 ? "prepayment" : "credit";
  const distributor = 10 + Math.floor(draw(DISTRIBUTOR) * 14);
  const exports = draw(SOLAR) < 0.2;
  // A twin element meter is a SMETS2 variant.
  const elements = generation === "SMETS2" && draw(TWO_ELEMENTS) < 0.1 ? 2 : 1;
  const meter = (fuel: Fuel, parts: Pick<WorldMeter, "elements" | "importMeterPoint" | "exportMeterPoint">) =>
    meterOf(
      fuel,
      number,
      chance,
      { ...parts, generation, payment },
      daysOf(fuel, seed, chance, elements, exports),
    );
  const meters = [
    meter("electricity", {
      elements,
      importMeterPoint: mpanOf(distributor, "import", number),
      exportMeterPoint: exports ? mpanOf(distributor, "export", number) : null,
    }),
  ];
  if (draw(GAS) < 0.8)
    meters.push(meter("gas", { elements: 1, importMeterPoint: mprnOf(number), exportMeterPoint: null }));
  const display = payment === "prepayment" ? "PPMID" : "IHD";
  return homeOfParts(`home-${number}`, number, generation, display, meters);
}

function daysOf(fuel: Fuel, seed: number, chance: Chance, elements: 1 | 2, exports: boolean): DayMaker {
  return fuel === "gas" ? gasDays(seed, chance) : electricityDays(seed, chance, { elements, exports });
}

function meterOf(
  fuel: Fuel,
  number: number,
  chance: Chance,
  parts: Pick<WorldMeter, "elements" | "importMeterPoint" | "exportMeterPoint" | "generation" | "payment">,
  day: DayMaker,
): WorldMeter {
  return {
    fuel,
    ...parts,
    device: askedDevice(fuel, number),
    earliestDate: (today) => addDays(today, -DAYS_HELD),
    day,
    tariff: () =>
      tariffOf(
        fuel,
        3_000 + Math.floor(chance(PRICE, 1) * 3_000),
        [(fuel === "gas" ? 600 : 2_400) + Math.floor(chance(PRICE, 2) * 100)],
        NO_SWITCHING,
      ),
  };
}
