import { yearAngle, type Day } from "./calendar.js";
import { chanceOf, smoothNoise } from "./chance.js";

/** Made-up weather, the same for every home: warm Julys, cold Januaries, spells of a few days. Nothing here was measured. */
export interface Weather {
  /** Mean of the London date, degrees Celsius. */
  meanCelsius(day: Day): number;
  /** Share of a clear sky's sunshine that gets through, 0.1 to 1, at an instant in days since 1970. */
  clearness(instantDays: number): number;
  /** 0 (calm) to 1 (gale) over Great Britain, at an instant in days since 1970. */
  wind(instantDays: number): number;
}

const SPELL = 1;
const DAILY = 2;
const CLOUD_SYSTEM = 3;
const CLOUD_PASSING = 4;
const WIND_SYSTEM = 5;
const WIND_PASSING = 6;

export function weatherOf(seed: number): Weather {
  const chance = chanceOf(seed, "weather");
  return {
    meanCelsius: (day) =>
      10.6 -
      6.4 * Math.cos(yearAngle(day.dayNumber, 22)) +
      3.2 * smoothNoise(chance, SPELL, day.dayNumber, 9) +
      1.6 * smoothNoise(chance, DAILY, day.dayNumber, 2),
    clearness: (instant) => {
      const system = smoothNoise(chance, CLOUD_SYSTEM, instant, 1.7);
      const passing = smoothNoise(chance, CLOUD_PASSING, instant, 0.06);
      return Math.min(1, Math.max(0.1, 0.55 + 0.55 * system + 0.25 * passing));
    },
    wind: (instant) => {
      const system = smoothNoise(chance, WIND_SYSTEM, instant, 3.3);
      const passing = smoothNoise(chance, WIND_PASSING, instant, 0.7);
      const windier = 0.08 * Math.cos(yearAngle(instant, 15));
      return Math.min(1, Math.max(0, 0.5 + windier + 0.42 * system + 0.18 * passing));
    },
  };
}
