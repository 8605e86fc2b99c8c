// A home's year on a thousand tariffs, exact to the unit, beside the usual way of an object a half hour.
import {
  addDays,
  comingDate,
  comparisonTerms,
  costOfPeriod,
  datesFrom,
  fillMissing,
  HomeComparison,
  londonDateOf,
  newDay,
  prepareMarket,
  ranked,
  registerYear,
  totalAmount,
  yearGrid,
  type DayBlock,
  type HomePlace,
  type HomeYear,
  type PreparedMarket,
  type Reading,
  type Tariff,
  type Year,
  type YearGrid,
} from "@halfhourly/domain";
import { benchTariffs } from "./compare-tariffs.js";
import { usualCostPence, usualReadings } from "./compare-usual.js";
import { median, rounded } from "./figures.js";
import { registerYears, year as dataYear, type RegisterYear } from "./home-years.js";
import { report, type Bench, type Figures } from "./report.js";

const year: Year = { ...dataYear, today: addDays(dataYear.to, 1) };
const place: HomePlace = {
  region: "_A",
  payment: "direct-debit",
  switchTable: {
    from: "meter",
    clock: "utc",
    registers: [{ name: "night", windows: [{ fromMinute: 30, toMinute: 450 }] }],
  },
};
/** Of the mix: flat, banded and half-hourly, in the proportions of the thousand. */
const usualSample = { "half-hourly": 1, "time-of-use": 8, flat: 28 } as const;

await report("compare", measureCompare);

interface Home {
  readonly electricityDays: readonly DayBlock[];
  readonly gasDays: readonly DayBlock[];
  readonly year: HomeYear;
}

async function measureCompare(bench: Bench): Promise<Figures> {
  const grid = yearGrid(year);
  const homes = homesOf(grid, bench.homes ?? (bench.small ? 4 : 100));
  const [home] = homes;
  if (home === undefined) throw new Error("no home has both fuels");
  const count = bench.small ? 100 : 1000;
  const market = prepareMarket(grid, benchTariffs(count, year), place);
  const large = prepareMarket(grid, benchTariffs(count * 5, year), place);
  const checked = expectExact(grid, market, home, bench.small ? 25 : 1);
  const rounds = bench.small ? 20 : 400;
  const milliseconds = median(Array.from({ length: rounds }, () => timed(() => sweep(grid, market, home))));
  const milliseconds5000 = median(
    Array.from({ length: Math.ceil(rounds / 4) }, () => timed(() => sweep(grid, large, home))),
  );
  const usual = measureUsual(grid, market, home);
  const manySeconds = timed(() => homes.forEach((one) => sweep(grid, market, one))) / 1000;
  const perHome = manySeconds / homes.length;
  const figures = {
    tariffs: count,
    halfHourly: market.priced.filter(({ fuels }) =>
      fuels.some(({ priced }) => priced.prices.kind === "half-hours"),
    ).length,
    millisecondsPer1000Tariffs: rounded((milliseconds * 1000) / count),
    millisecondsPer5000Tariffs: rounded((milliseconds5000 * 1000) / count),
    usualWayMillisecondsPer1000Tariffs: rounded(usual),
    ratioToUsualWay: rounded(usual / ((milliseconds * 1000) / count)),
    exactToTheUnit: true,
    heldAgainstThePeriodsCost: checked,
    homes: homes.length,
    homesASecondAndCore: rounded(1 / perHome),
    projection: {
      homes: 1_000_000,
      coreHours: rounded((perHome * 1_000_000) / 3600),
      assumes: `each home's year is at hand as ${grid.slotCount} numbers a fuel, and the market is laid out once for its region; reading the year from the store is not in it`,
    },
  };
  bench.say(
    `${count} tariffs in ${figures.millisecondsPer1000Tariffs} ms, ${figures.ratioToUsualWay} times as fast as the usual way; ${count * 5} in ${figures.millisecondsPer5000Tariffs} ms`,
  );
  return figures;
}

function sweep(grid: YearGrid, { priced }: PreparedMarket, { year: homeYear }: Home) {
  const comparison = new HomeComparison(grid, homeYear);
  return ranked(
    priced.flatMap((tariff) => comparison.costOf(tariff) ?? []),
    "cost",
  );
}

/** Every so many of the results to the last unit against the cost of the period. @returns how many */
function expectExact(grid: YearGrid, market: PreparedMarket, home: Home, every: number): number {
  const comparison = new HomeComparison(grid, home.year);
  let checked = 0;
  market.priced.forEach((prepared, i) => {
    if (i % every !== 0) return;
    const { tariff } = prepared;
    const expected = prepared.fuels.reduce((sum, { fuel }) => {
      const found = comparisonTerms(tariff, fuel, place, year);
      if (typeof found === "string") throw new Error(found);
      const days = fuel === "gas" ? home.gasDays : home.electricityDays;
      const cost = costOfPeriod(
        days,
        { from: year.from, to: year.to, latestHeldDate: year.to },
        {
          fuel,
          direction: "import",
          agreements: [{ tariff: found.tariff, from: year.from, to: null, statedOn: found.statedOn }],
          vatDateOf: (date) => comingDate(year, date),
        },
      );
      return sum + (totalAmount(cost) ?? NaN);
    }, 0);
    if (comparison.costOf(prepared)?.totalAmount !== expected)
      throw new Error(`${tariff.id} is not what the period costs`);
    checked += 1;
  });
  return checked;
}

/** Milliseconds for 1,000 tariffs, from a sample in the mix's proportions. */
function measureUsual(grid: YearGrid, market: PreparedMarket, { year: { electricity } }: Home): number {
  const readings = usualReadings(grid.firstSlot, electricity!.quantities);
  const sample = Object.entries(usualSample).flatMap(([kind, count]) =>
    termsOfKind(market, kind).slice(0, count),
  );
  const run = () => sample.map(({ rates }) => usualCostPence(readings, rates, 54.83));
  run();
  return (median([timed(run), timed(run), timed(run)]) * 1000) / sample.length;
}

function termsOfKind({ priced }: PreparedMarket, kind: string): Tariff[] {
  return priced.flatMap(({ tariff }) => {
    const found = comparisonTerms(tariff, "electricity", place, year);
    return typeof found === "string" || found.tariff.rates.kind !== kind ? [] : [found.tariff];
  });
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Homes with both fuels, whole: what is missing is estimated as the product does. */
function homesOf(grid: YearGrid, wanted: number): Home[] {
  const byHousehold = new Map<string, RegisterYear[]>();
  const homes: Home[] = [];
  for (const one of registerYears(wanted * 2)) {
    const held = byHousehold.get(one.household) ?? [];
    held.push(one);
    byHousehold.set(one.household, held);
  }
  for (const registers of byHousehold.values()) {
    const electricity = registers.find(
      ({ register }) => register.fuel === "electricity" && register.direction === "import",
    );
    const gas = registers.find(({ register }) => register.fuel === "gas");
    if (electricity === undefined || gas === undefined || homes.length === wanted) continue;
    const [electricityDays, gasDays] = [wholeDays(electricity), wholeDays(gas)];
    homes.push({
      electricityDays,
      gasDays,
      year: {
        electricity: registerYear(grid, electricityDays, { fuel: "electricity", direction: "import" }),
        gas: registerYear(grid, gasDays, { fuel: "gas", direction: "import" }),
        export: null,
      },
    });
  }
  return homes;
}

function wholeDays({ readings, unit, register }: RegisterYear): readonly DayBlock[] {
  const byDate = new Map<string, Reading[]>(datesFrom(year.from, year.to).map((date) => [date, []]));
  for (const reading of readings) byDate.get(londonDateOf(reading.slot))?.push(reading);
  const days = [...byDate].map(([date, ofDay]) => newDay(date, unit, ofDay));
  return fillMissing(days, year, register.fuel).days;
}
