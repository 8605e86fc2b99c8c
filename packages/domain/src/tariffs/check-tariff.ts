import { isLondonDate } from "../time/calendar.js";
import type { Block, ClockWindow, Rates, Season, Tariff } from "./tariff.js";

const MINUTES_A_DAY = 1440;

/** What is wrong with a tariff, in words; empty where nothing is. */
export function checkTariff(tariff: Tariff): string[] {
  const faults = [...faultsOf(tariff.rates)];
  if (!Number.isSafeInteger(tariff.standingCharge))
    faults.push("The standing charge is not a whole number of 10^-7 pounds.");
  if (ratesOf(tariff.rates).some((rate) => !Number.isSafeInteger(rate))) {
    faults.push("A unit rate is not a whole number of 10^-7 pounds.");
  }
  return faults;
}

function faultsOf(rates: Rates): string[] {
  if (rates.kind === "two-rate") return windowFaults("the night rate", rates.night);
  if (rates.kind === "time-of-use") {
    return rates.bands.flatMap((band) => [
      ...windowFaults(`"${band.name}"`, band.windows),
      ...(band.days.length === 0 ? [`"${band.name}" has no day of the week.`] : []),
      ...(band.season === undefined || isSeason(band.season)
        ? []
        : [`The season of "${band.name}" is not two dates of a year, such as 10-01 to 03-31.`]),
    ]);
  }
  if (rates.kind === "block") return blockFaults(rates.blocks);
  if (rates.kind === "daily" && !isLondonDate(rates.firstDate))
    return ["The first day of the prices is not a date."];
  if (rates.kind === "half-hourly" && !Number.isSafeInteger(rates.firstSlot))
    return ["The first half hour of the prices is not a slot."];
  return [];
}

function windowFaults(of: string, windows: readonly ClockWindow[]): string[] {
  if (windows.length === 0) return [`${of} has no times of day.`];
  return windows.every(isWindow) ? [] : [`A time of day of ${of} is empty or outside 00:00 to 24:00.`];
}

function blockFaults(blocks: readonly Block[]): string[] {
  if (blocks.length === 0) return ["There is no block."];
  const rises = blocks.every(
    ({ upToWhPerDay }, i) =>
      Number.isSafeInteger(upToWhPerDay) && upToWhPerDay > (blocks[i - 1]?.upToWhPerDay ?? 0),
  );
  return rises ? [] : ["The blocks do not rise in whole Wh a day."];
}

/** Any day of a leap year. */
export function isSeason({ from, to }: Season): boolean {
  return isLondonDate(`2000-${from}`) && isLondonDate(`2000-${to}`);
}

function isWindow({ fromMinute, toMinute }: ClockWindow): boolean {
  const whole = Number.isInteger(fromMinute) && Number.isInteger(toMinute);
  const inDay = fromMinute >= 0 && fromMinute < MINUTES_A_DAY && toMinute >= 0 && toMinute <= MINUTES_A_DAY;
  return whole && inDay && fromMinute !== toMinute;
}

function ratesOf(rates: Rates): number[] {
  switch (rates.kind) {
    case "flat":
      return [rates.rate];
    case "two-rate":
      return [rates.dayRate, rates.nightRate];
    case "time-of-use":
      return [rates.otherRate, ...rates.bands.map((band) => band.rate)];
    case "half-hourly":
    case "daily":
      return [...rates.rates, rates.highestRate ?? null].filter((rate) => rate !== null);
    case "block":
      return [...rates.blocks.map((block) => block.rate), rates.aboveRate];
  }
}
