import type { Band, ClockWindow, ClockZone, MarketRates, Weekday } from "@halfhourly/domain";

const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HALF_HOURS = 48;
/** As many as a published tariff may have (read-rates.ts): a day with more prices repeats none of them. */
const MOST_BANDS = 12;

/**
 * A day's prices by the clock as rates: flat where there is one price, else bands around the price that holds longest. A half
 * hour without a price takes that one: only the ends of what is stated have such. Null where there are too many bands.
 */
export function ratesOfPattern(prices: readonly (number | null)[], clock: ClockZone): MarketRates | null {
  const halfHours = new Map<number, number[]>();
  prices.forEach((price, i) => {
    if (price !== null) halfHours.set(price, [...(halfHours.get(price) ?? []), i]);
  });
  const longest = [...halfHours].toSorted(([, a], [, b]) => b.length - a.length);
  const [other, ...rest] = longest;
  if (other === undefined || rest.length > MOST_BANDS) return null;
  if (rest.length === 0) return { kind: "flat", rate: other[0] };
  const bands = rest
    .toSorted(([a], [b]) => a - b)
    .map(([rate, held], i): Band => {
      const lower = rest.filter(([one]) => one < other[0]).length;
      const name =
        rate < other[0] ? nameOf("lower", i, lower) : nameOf("higher", i - lower, rest.length - lower);
      return { name, rate, days: WEEK, windows: windowsOf(held) };
    });
  return { kind: "time-of-use", otherRate: other[0], bands, ...(clock === "london" ? {} : { clock }) };
}

function nameOf(word: string, n: number, count: number): string {
  return count === 1 ? `${word} rate` : `${word} rate ${n + 1}`;
}

/** A stretch that runs through midnight is one window. */
function windowsOf(halfHours: readonly number[]): ClockWindow[] {
  const held = new Set(halfHours);
  const starts = halfHours.filter((at) => !held.has((at + HALF_HOURS - 1) % HALF_HOURS));
  return starts.map((start) => {
    let length = 1;
    while (held.has((start + length) % HALF_HOURS)) length++;
    const end = start + length;
    return { fromMinute: start * 30, toMinute: (end > HALF_HOURS ? end - HALF_HOURS : end) * 30 };
  });
}
