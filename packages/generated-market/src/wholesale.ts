import { chanceOf, dayOf, weatherOf, type Day, type Weather } from "@halfhourly/demonstration";
import {
  datesFrom,
  dayNumberOf,
  settlementDay,
  type Fuel,
  type LondonDate,
  type Slot,
} from "@halfhourly/domain";
import { capLevel, PRICE_CAP } from "./cap-levels.js";
import { quarterOf } from "./quarters.js";

/** What electricity and gas might cost where suppliers buy, made up: pence a kWh before VAT. Nothing here was measured. */
export interface Wholesale {
  readonly firstSlot: Slot;
  /** One a half hour. */
  readonly electricity: Float64Array;
  /** 1 for a half hour from 16:00 to 19:00 in London, else 0. */
  readonly isPeak: Uint8Array;
  /** The mean of a London day. */
  electricityOfDay(date: LondonDate): number;
  gasOfDay(date: LondonDate): number;
}

const PLENTY = 0.22;
const AT_PLENTY = 0.4;
const TIGHT = 0.85;
const AT_TIGHT = 1.65;

const NOISE = 1;
const GAS_DAY = 2;
const GAS_WEEK = 3;
/** Wholesale energy is about this share of a capped unit rate. */
const SHARE_OF_ELECTRICITY = 0.3;
const SHARE_OF_GAS = 0.56;

/** How much is wanted at each hour of the clock, from -1 (deep night) to 1 (the evening). */
const WANTED = [
  -0.62, -0.74, -0.8, -0.82, -0.74, -0.5, -0.1, 0.3, 0.42, 0.3, 0.2, 0.14, 0.12, 0.06, 0.08, 0.3, 0.68, 0.98,
  1, 0.78, 0.5, 0.2, -0.14, -0.4,
] as const;
/** The share of a clear day's sun at each hour. */
const SUN = [
  0, 0, 0, 0, 0, 0.04, 0.14, 0.3, 0.5, 0.7, 0.86, 0.96, 1, 0.98, 0.88, 0.72, 0.5, 0.3, 0.14, 0.05, 0, 0, 0, 0,
] as const;

/** Prices from the first to the last date: they depend on the seed and the half hour alone. */
export function wholesaleOf(seed: number, from: LondonDate, to: LondonDate): Wholesale {
  const { firstSlot } = settlementDay(from);
  const last = settlementDay(to);
  const electricity = new Float64Array(last.firstSlot + last.slotCount - firstSlot);
  const isPeak = new Uint8Array(electricity.length);
  const chance = chanceOf(seed, "wholesale");
  const weather = weatherOf(seed);
  const capOn = (fuel: Fuel, date: LondonDate) =>
    capLevel(fuel, quarterOf(date), "direct-debit", chanceOf(seed, PRICE_CAP));
  for (const day of datesFrom(from, to).map(dayOf)) {
    const usual = capOn("electricity", day.date).unit * SHARE_OF_ELECTRICITY;
    day.clockHours.forEach((hour, i) => {
      const at = day.firstSlot + i - firstSlot;
      const noise = 0.03 * (chance(NOISE, day.firstSlot + i) - 0.5);
      electricity[at] = usual * priceAt(scarcity(day, i, weather) + noise);
      isPeak[at] = hour >= 16 && hour < 19 ? 1 : 0;
    });
  }
  return {
    firstSlot,
    electricity,
    isPeak,
    electricityOfDay(date) {
      const day = settlementDay(date);
      const prices = electricity.subarray(
        day.firstSlot - firstSlot,
        day.firstSlot - firstSlot + day.slotCount,
      );
      return prices.reduce((sum, price) => sum + price, 0) / prices.length;
    },
    gasOfDay(date) {
      const day = dayNumberOf(date);
      const off = 0.14 * (chance(GAS_WEEK, Math.floor(day / 7)) - 0.5) + 0.06 * (chance(GAS_DAY, day) - 0.5);
      return capOn("gas", date).unit * SHARE_OF_GAS * (1 + off);
    },
  };
}

/** From about 0 (more wind and sun than anybody wants) over 0.5 (usual) to about 1 (a still winter evening). */
function scarcity(day: Day, i: number, weather: Weather): number {
  const hour = Math.floor(day.clockHours[i]!);
  const instant = (day.firstSlot + i + 0.5) / 48;
  const wanted = WANTED[hour]! * (day.weekend ? 0.8 : 1) * (0.85 + 0.3 * day.winterness);
  const sun = SUN[hour]! * weather.clearness(instant) * (1 - 0.8 * day.winterness);
  const season = 0.08 * day.winterness - (day.weekend ? 0.04 : 0);
  return 0.54 + 0.22 * wanted + season - 0.78 * (weather.wind(instant) - 0.5) - 0.45 * sun;
}

/** As a multiple of the usual price: steep where little is left, and below nothing where there is too much. */
function priceAt(scarce: number): number {
  if (scarce < PLENTY) return AT_PLENTY - 4 * (PLENTY - scarce);
  if (scarce > TIGHT) return AT_TIGHT + 7 * (scarce - TIGHT);
  return AT_PLENTY + ((AT_TIGHT - AT_PLENTY) * (scarce - PLENTY)) / (TIGHT - PLENTY);
}
