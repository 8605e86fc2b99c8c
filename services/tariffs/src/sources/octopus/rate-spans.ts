import {
  addDays,
  londonDateAt,
  settlementDay,
  SLOT_MS,
  type ClockZone,
  type DocumentFault,
  type LondonDate,
  type MarketRates,
} from "@halfhourly/domain";
import { ratesOfPattern } from "./clock-pattern.js";
import { byClock, daysOfPrices, together, type DayOfPrices } from "./day-vectors.js";
import type { Period } from "./periods.js";
import { dailySeries, halfHourlySeries, type RateSpan } from "./series-spans.js";

/** What the tariff was read as before: what is asked for then is too short to tell it anew. */
export type SeriesHint = "half-hourly" | "daily" | null;

const DAYS_AHEAD = 2;
/** A pattern that was stated for less may be chance. */
const LEAST_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Unit rates over time, told from when they change: by the day (flat prices, or a daily series where nearly each day has its
 * own), by the same pattern of the clock on many days (bands), else half hour by half hour. Exactly as stated: but where
 * a pattern is stated only for the next days, it is taken to go on until another is stated.
 */
export function rateSpans(
  periods: readonly Period[],
  { nowMs, hint }: { readonly nowMs: number; readonly hint: SeriesHint },
  faults: DocumentFault[],
  name: string,
): readonly RateSpan[] {
  const off = periods.find(
    ({ fromMs, beforeMs }, i) => (i > 0 && fromMs % SLOT_MS !== 0) || (beforeMs ?? 0) % SLOT_MS !== 0,
  );
  if (off !== undefined) {
    faults.push({ field: name, message: "A price changes off the half hour: no half hour has one price." });
    return [];
  }
  const before = settlementDay(addDays(londonDateAt(nowMs), DAYS_AHEAD)).firstSlot;
  const days = daysOfPrices(periods, before);
  const last = periods.at(-1)?.beforeMs ?? null;
  if (hint === "half-hourly" || areRagged(days)) return halfHourlySeries(days);
  if (days.every(({ prices }) => new Set(prices.filter((price) => price !== null)).size <= 1))
    return isTracker(days, hint) ? dailySeries(days) : patternSpans(days, "london", last);
  const isSettled = last !== null && last > nowMs + (DAYS_AHEAD + 1) * DAY_MS;
  const spans = days.length < LEAST_DAYS ? null : bestPattern(days, isSettled ? last : null);
  return spans ?? halfHourlySeries(days);
}

/** Whether some half hours within are stated without a price: no pattern may fill them. */
function areRagged(days: readonly DayOfPrices[]): boolean {
  return days
    .slice(1, -1)
    .some(({ prices }) => prices.includes(null) && prices.some((price) => price !== null));
}

function isTracker(days: readonly DayOfPrices[], hint: SeriesHint): boolean {
  const prices = days.map((day) => day.prices.find((price) => price !== null));
  const changes = prices.filter((price, i) => i > 0 && price !== prices[i - 1]).length;
  return hint === "daily" || (days.length > 3 && changes * 3 > days.length);
}

function bestPattern(days: readonly DayOfPrices[], endMs: number | null): readonly RateSpan[] | null {
  const [best] = (["london", "utc"] as const)
    .map((clock) => patternSpans(days, clock, endMs))
    .filter((spans) => spans.length > 0 && spans.length <= Math.max(3, days.length / 10))
    .toSorted((a, b) => a.length - b.length);
  return best ?? null;
}

/** Days with the same prices by the clock in one; empty where some day has no such pattern. `endMs`: null while the last goes on. */
function patternSpans(
  days: readonly DayOfPrices[],
  clock: ClockZone,
  endMs: number | null,
): readonly RateSpan[] {
  const groups: { from: LondonDate; to: LondonDate; prices: readonly (number | null)[] }[] = [];
  for (const day of days) {
    const prices = byClock(day, clock);
    if (prices === null) return [];
    if (prices.every((price) => price === null)) continue;
    const last = groups.at(-1);
    const both =
      last === undefined || addDays(last.to, 1) !== day.date ? null : together(last.prices, prices);
    if (last === undefined || both === null) groups.push({ from: day.date, to: day.date, prices });
    else [last.to, last.prices] = [day.date, both];
  }
  const spans = groups.map(({ from, to, prices }, i) => ({
    from,
    to: i === groups.length - 1 ? endOf(to, endMs) : to,
    rates: ratesOfPattern(prices, clock),
  }));
  return spans.every((span): span is typeof span & { rates: MarketRates } => span.rates !== null)
    ? spans
    : [];
}

function endOf(lastDate: LondonDate, endMs: number | null): LondonDate | null {
  return endMs === null ? null : lastDate;
}
