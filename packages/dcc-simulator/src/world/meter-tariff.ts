import type { GbcsTariff, TariffSwitch } from "@halfhourly/dcc";
import type { DemonstrationMeter } from "@halfhourly/demonstration";
import type { Fuel, LondonDate } from "@halfhourly/domain";

type Agreement = DemonstrationMeter["agreements"][number];

const ALL_WEEK: TariffSwitch["weekdays"] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const ALL_YEAR = "all year";

/** What the meter was told to charge on the date: the import agreement in force, or nothing at all. */
export function meterTariff(fuel: Fuel, agreements: readonly Agreement[], date: LondonDate): GbcsTariff {
  const inForce = agreements.find(
    ({ direction, from, to }) => direction === "import" && from <= date && (to === null || date <= to),
  );
  if (inForce === undefined) return tariff(fuel, "0", [], []);
  const { rates, standingChargePencePerDay: standing } = inForce;
  if (rates.kind === "flat") return tariff(fuel, standing, [rates.pencePerKwh], []);
  if (rates.kind === "two-rate") {
    const windows = rates.night.map((window) => ({ ...window, register: 2, days: ALL_WEEK }));
    return tariff(fuel, standing, [rates.dayPencePerKwh, rates.nightPencePerKwh], windows);
  }
  // A price for each half hour is no meter's tariff: it holds none.
  if (rates.kind === "half-hourly") return tariff(fuel, standing, [], []);
  const bands = rates.bands.flatMap((band, n) =>
    band.windows.map((window) => ({ ...window, register: n + 2, days: band.days })),
  );
  return tariff(
    fuel,
    standing,
    [rates.otherPencePerKwh, ...rates.bands.map((band) => band.pencePerKwh)],
    bands,
  );
}

interface Window {
  readonly from: string;
  readonly to: string;
  readonly register: number;
  readonly days: TariffSwitch["weekdays"];
}

function tariff(
  fuel: Fuel,
  standing: string,
  pence: readonly string[],
  windows: readonly Window[],
): GbcsTariff {
  const starts = new Map<number, TariffSwitch>([[0, switchAt(0, 1, ALL_WEEK)]]);
  // A window's end falls back to register 1, unless another begins there.
  for (const { to } of windows) starts.set(minuteOf(to), switchAt(minuteOf(to), 1, ALL_WEEK));
  for (const { from, register, days } of windows)
    starts.set(minuteOf(from), switchAt(minuteOf(from), register, days));
  return {
    kind: "tariff",
    fuel,
    standingChargePer100000PoundADay: per100000Pound(standing),
    timeOfUsePricesPer100000Pound: pence.map(per100000Pound),
    blockPricesPer100000Pound: [],
    blockThresholds: [],
    switching: [...starts.values()].sort((a, b) => a.minuteOfDay - b.minuteOfDay),
  };
}

function switchAt(minuteOfDay: number, register: number, weekdays: TariffSwitch["weekdays"]): TariffSwitch {
  return { season: ALL_YEAR, weekdays, minuteOfDay: minuteOfDay % 1440, register };
}

function minuteOf(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) % 1440;
}

/** A penny is 1,000 of the meter's 10^-5 pounds. */
function per100000Pound(pence: string): number {
  return Math.round(Number(pence) * 1_000);
}
