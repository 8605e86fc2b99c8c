import type { GbcsTariff, TariffDate, TariffDay, TariffSwitch, TariffSwitching } from "@halfhourly/dcc";
import type { DemonstrationMeter } from "@halfhourly/demonstration";
import { londonDateAt, type Fuel, type LondonDate, type Weekday } from "@halfhourly/domain";
import { activeRegister } from "./active-register.js";

type Agreement = DemonstrationMeter["agreements"][number];

/** Hours in which another register than the first counts. */
interface Window {
  readonly from: string;
  readonly to: string;
  readonly register: number;
  readonly days: readonly Weekday[];
}

const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const EVERY_YEAR: TariffDate = { year: null, month: 1, day: 1, weekday: null };
const LAST_SUNDAY = { year: null, day: "last", weekday: 7 } as const;
const MINUTES_A_DAY = 1_440;

/** What the meter was told to charge at that instant: by the import agreement in force, else nothing at all. */
export function meterTariff(fuel: Fuel, agreements: readonly Agreement[], atMs: number): GbcsTariff {
  const tariff = tariffOnDate(fuel, agreements, londonDateAt(atMs));
  return { ...tariff, activePrice: tariff.timeOfUsePrices[activeRegister(tariff.switching, atMs) - 1] ?? 0 };
}

function tariffOnDate(fuel: Fuel, agreements: readonly Agreement[], date: LondonDate): GbcsTariff {
  const inForce = agreements.find(
    ({ direction, from, to }) => direction === "import" && from <= date && (to === null || date <= to),
  );
  if (inForce === undefined) return tariffOf(fuel, 0, [0], NO_SWITCHING);
  const { rates, standingChargePencePerDay } = inForce;
  const standing = per10000Pound(standingChargePencePerDay);
  switch (rates.kind) {
    case "flat":
      return tariffOf(fuel, standing, [per10000Pound(rates.pencePerKwh)], NO_SWITCHING);
    case "two-rate": {
      const windows = rates.night.map((window): Window => ({ ...window, register: 2, days: WEEK }));
      const prices = [rates.dayPencePerKwh, rates.nightPencePerKwh].map(per10000Pound);
      return tariffOf(fuel, standing, prices, switchingOf(windows, rates.clock));
    }
    case "time-of-use": {
      const windows = rates.bands.flatMap((band, n) =>
        band.windows.map((window): Window => ({ ...window, register: n + 2, days: band.days })),
      );
      const prices = [rates.otherPencePerKwh, ...rates.bands.map((band) => band.pencePerKwh)].map(
        per10000Pound,
      );
      return tariffOf(fuel, standing, prices, switchingOf(windows, "london"));
    }
    // A price for each half hour is no meter's tariff: the meter holds none.
    case "half-hourly":
      return tariffOf(fuel, standing, [0], NO_SWITCHING);
  }
}

/** From whole 10^-4 pounds. One register counts all the time; the first of several where no window says otherwise. */
export function tariffOf(
  fuel: Fuel,
  standingPer10000Pound: number,
  pricesPer10000Pound: readonly number[],
  switching: TariffSwitching,
): GbcsTariff {
  // Gas meters state 10^-5 (MMC 5.4, GCS21f); in that, more than 32.767 p would not fit an electricity meter's field (ECS24, long).
  const [exponent, factor] = fuel === "gas" ? [-5, 10] : [-4, 1];
  const prices = pricesPer10000Pound.map((price) => price * factor);
  return {
    kind: "tariff",
    fuel,
    element: 1,
    currency: "GBP",
    priceExponent: exponent,
    activePrice: prices[0] ?? 0,
    activePriceExponent: exponent,
    standingCharge: standingPer10000Pound * factor,
    standingChargeExponent: exponent,
    timeOfUsePrices: prices,
    blockPrices: [],
    blockThresholds: [],
    blockThresholdUnit:
      fuel === "gas" ? { unit: "m3", multiplier: 1, divisor: 1 } : { unit: "Wh", multiplier: 1, divisor: 1 },
    switching,
  };
}

/** Meters keep UTC (SMETS2 5.7.4), so hours of the London clock take a season of winter and one of summer. */
function switchingOf(windows: readonly Window[], clock: "utc" | "london"): TariffSwitching {
  const winter = weekOf(windows, 0);
  const summer = weekOf(windows, 60);
  if (clock === "utc")
    return { ...NO_SWITCHING, ...calendarOf([{ name: "1", from: EVERY_YEAR, days: winter }]) };
  return {
    ...NO_SWITCHING,
    ...calendarOf([
      { name: "1", from: { ...LAST_SUNDAY, month: 3 }, days: summer },
      { name: "2", from: { ...LAST_SUNDAY, month: 10 }, days: winter },
    ]),
  };
}

export const NO_SWITCHING: TariffSwitching = {
  clock: null,
  seasons: [],
  weeks: [],
  days: [],
  specialDays: [],
};

function calendarOf(
  seasons: readonly {
    readonly name: string;
    readonly from: TariffDate;
    readonly days: readonly TariffSwitch[][];
  }[],
): Pick<TariffSwitching, "seasons" | "weeks" | "days"> {
  const days: TariffDay[] = [];
  const weeks = seasons.map((season, n) => ({
    week: n + 1,
    days: season.days.map((switches) => {
      const same = days.find((one) => JSON.stringify(one.switches) === JSON.stringify(switches));
      if (same === undefined) days.push({ day: days.length + 1, switches });
      return same?.day ?? days.length;
    }),
  }));
  return { seasons: seasons.map(({ name, from }, n) => ({ name, from, week: n + 1 })), weeks, days };
}

function weekOf(windows: readonly Window[], minutesEarlier: number): TariffSwitch[][] {
  return WEEK.map((weekday) => {
    const registerFrom = new Map<number, number>([[0, 1]]);
    const own = windows.filter((window) => window.days.includes(weekday));
    // A window's end falls back to the first register, unless another begins there.
    for (const { to } of own) registerFrom.set(minuteOf(to, minutesEarlier), 1);
    for (const { from, register } of own) registerFrom.set(minuteOf(from, minutesEarlier), register);
    return [...registerFrom]
      .sort(([a], [b]) => a - b)
      .map(([minute, register]): TariffSwitch => ({ secondOfDay: minute * 60, by: "time-of-use", register }));
  });
}

function minuteOf(clock: string, minutesEarlier: number): number {
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5)) - minutesEarlier;
  return (minute + MINUTES_A_DAY) % MINUTES_A_DAY;
}

/** A penny is 100 of them. */
function per10000Pound(pence: string): number {
  return Math.round(Number(pence) * 100);
}
