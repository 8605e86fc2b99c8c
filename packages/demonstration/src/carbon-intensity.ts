import type { Day } from "./calendar.js";
import type { GeneratedIntensities } from "./demonstration.js";
import type { Weather } from "./weather.js";

/** Made-up yearly means in g CO2 a kWh by GSP group: low where wind, water and nuclear stand, high where gas does. */
const USUAL_GRAMS: Readonly<Record<string, number>> = {
  _A: 135,
  _B: 185,
  _C: 130,
  _D: 120,
  _E: 145,
  _F: 55,
  _G: 65,
  _H: 150,
  _J: 115,
  _K: 225,
  _L: 175,
  _M: 155,
  _N: 38,
  _P: 48,
};
const GREAT_BRITAIN_GRAMS = 125;

/**
 * Carbon intensity for every half hour of the days: dearer on winter evenings and still days, cheaper at night, on windy
 * days and under the summer sun. An unknown region gets the national mean.
 */
export function generatedIntensities(
  region: string,
  weather: Weather,
  days: readonly Day[],
): GeneratedIntensities {
  const usual = USUAL_GRAMS[region] ?? GREAT_BRITAIN_GRAMS;
  const gramsPerKwh = days.flatMap((day) =>
    day.clockHours.map((hour, i) => {
      const instant = (day.firstSlot + i + 0.5) / 48;
      const stillness = 1.5 - 1.05 * weather.wind(instant);
      const demand = 1 + 0.1 * day.winterness + 0.2 * near(hour, 18.5, 2.2) - 0.16 * near(hour, 4, 2.6);
      const sun = 0.55 * (1 - 0.85 * day.winterness) * weather.clearness(instant) * near(hour, 13, 2.4);
      return Math.max(0, Math.round(usual * Math.max(0.08, stillness * demand - sun)));
    }),
  );
  return { origin: "generated", region, firstSlot: days[0]?.firstSlot ?? 0, gramsPerKwh };
}

function near(hour: number, centre: number, width: number): number {
  const off = (hour - centre) / width;
  return Math.exp(-0.5 * off * off);
}
