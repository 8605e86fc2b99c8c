import { chanceOf, type Chance } from "@halfhourly/demonstration";
import {
  addDays,
  datesFrom,
  settlementDay,
  type Fuel,
  type MarketRates,
  type MarketTariff,
  type PriceRow,
  type Weekday,
  type Year,
} from "@halfhourly/domain";

const week: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const workdays = week.slice(0, 5);
/** Of a thousand tariffs. */
const mix = { halfHourly: 20, daily: 20, block: 20, timeOfUse: 150, multiRate: 150, gas: 150, dual: 150 };

/**
 * So many tariffs of one region in the proportions of a market: of a thousand 20 half-hourly, 20 trackers, 20 in blocks, 150
 * with bands, 150 of two rates, 150 for gas, 150 for both fuels, the rest flat.
 */
export function benchTariffs(count: number, year: Year): MarketTariff[] {
  const chance = chanceOf(1, "bench tariffs");
  return Array.from({ length: count }, (_, i) => {
    const place = i % 1000;
    const bounds = { from: 0 };
    const isIn = (size: number) => {
      const inside = place >= bounds.from && place < bounds.from + size;
      bounds.from += size;
      return inside;
    };
    if (isIn(mix.halfHourly)) return offer(i, [row("electricity", halfHourly(i, year, chance))]);
    if (isIn(mix.daily)) return offer(i, [row("electricity", daily(i, year, chance))]);
    if (isIn(mix.block)) return offer(i, [row("electricity", inBlocks(i, chance))]);
    if (isIn(mix.timeOfUse)) return offer(i, [row("electricity", bands(i, chance))]);
    if (isIn(mix.multiRate)) return offer(i, [row("electricity", twoRates(i, chance))]);
    if (isIn(mix.gas)) return offer(i, [row("gas", flat(600_000, i, chance))]);
    if (isIn(mix.dual))
      return offer(i, [row("electricity", flat(2_300_000, i, chance)), row("gas", flat(600_000, i, chance))]);
    return offer(i, [row("electricity", flat(2_300_000, i, chance))]);
  });
}

function offer(i: number, prices: readonly PriceRow[]): MarketTariff {
  return {
    id: `bench-${i}`,
    supplier: `Invented ${i % 14}`,
    name: `Tariff ${i}`,
    link: null,
    kind: "variable",
    direction: "import",
    availableFrom: "2024-01-01",
    availableTo: null,
    fixedFor: null,
    exitFees: {},
    green: null,
    eligibility: [],
    discounts: [],
    rounding: null,
    prices,
  };
}

function row(fuel: Fuel, rates: MarketRates): PriceRow {
  return {
    fuel,
    regions: ["_A"],
    payments: ["direct-debit"],
    from: "2024-01-01",
    to: null,
    vat: "excluded",
    standingCharge: 5_483_000,
    rates,
  };
}

const around = (rate: number, i: number, chance: Chance, kind = 0) =>
  rate + Math.floor(chance(kind, i) * 40_000) * 10;

function flat(rate: number, i: number, chance: Chance): MarketRates {
  return { kind: "flat", rate: around(rate, i, chance) };
}

function halfHourly(i: number, { from, to }: Year, chance: Chance): MarketRates {
  const { firstSlot } = settlementDay(from);
  const count = settlementDay(addDays(to, 1)).firstSlot - firstSlot;
  const rates = Array.from({ length: count }, (_, slot) =>
    Math.floor((chance(1 + i, slot) * 40 - 2) * 100_000),
  );
  return { kind: "half-hourly", firstSlot, rates };
}

function daily(i: number, { from, to }: Year, chance: Chance): MarketRates {
  return {
    kind: "daily",
    firstDate: from,
    rates: datesFrom(from, to).map((_, day) => around(2_000_000, day * 31 + i, chance, 1)),
  };
}

function inBlocks(i: number, chance: Chance): MarketRates {
  const blocks = [{ upToWhPerDay: 2_000 + (i % 7) * 500, rate: around(3_000_000, i, chance) }];
  return {
    kind: "block",
    pool: i % 2 === 0 ? "day" : "month",
    blocks,
    aboveRate: around(2_000_000, i, chance, 1),
  };
}

/** Sixty layouts of the week, as suppliers differ in their hours; one in ten switches off the half hour. */
function bands(i: number, chance: Chance): MarketRates {
  const shift = (i % 6) * 30 + (i % 10 === 0 ? 10 : 0);
  const nightEnd = shift + 300 + (i % 5) * 30;
  return {
    kind: "time-of-use",
    otherRate: around(2_200_000, i, chance),
    bands: [
      {
        name: "night",
        rate: around(900_000, i, chance, 1),
        days: week,
        windows: [{ fromMinute: shift, toMinute: nightEnd }],
      },
      {
        name: "peak",
        rate: around(3_800_000, i, chance, 2),
        days: i % 2 === 0 ? week : workdays,
        windows: [{ fromMinute: 960 + shift, toMinute: 1140 + shift }],
      },
    ],
  };
}

function twoRates(i: number, chance: Chance): MarketRates {
  return {
    kind: "multi-rate",
    registers: [
      { name: "day", rate: around(2_800_000, i, chance) },
      { name: "night", rate: around(1_400_000, i, chance, 1) },
    ],
    windows: null,
  };
}
