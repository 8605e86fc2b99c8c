import { addDays, londonDateOf, type LondonDate, type MarketRates } from "@halfhourly/domain";
import type { DayOfPrices } from "./day-vectors.js";

/** Rates on some dates, both included; `to` null while they hold. */
export interface RateSpan {
  readonly from: LondonDate;
  readonly to: LondonDate | null;
  readonly rates: MarketRates;
}

/**
 * Half hour by half hour; where some have no price, what follows is a series of its own. Rows are dated, so of a day with a
 * hole within only what stands before the hole is kept.
 */
export function halfHourlySeries(days: readonly DayOfPrices[]): readonly RateSpan[] {
  const stated = days.flatMap(({ firstSlot, prices }) => {
    const hole = prices.findIndex(
      (price, i) => price === null && prices.slice(0, i).some((one) => one !== null),
    );
    return prices
      .slice(0, hole === -1 ? prices.length : hole)
      .flatMap((price, i) => (price === null ? [] : [{ at: firstSlot + i, price }]));
  });
  return endedByNext(
    stretchesOf(stated).map(({ first, rates }) => ({
      from: londonDateOf(first),
      rates: { kind: "half-hourly", firstSlot: first, rates },
    })),
  );
}

/** Day by day, in the same way. */
export function dailySeries(days: readonly DayOfPrices[]): readonly RateSpan[] {
  const stated = days.flatMap(({ prices }, i) => {
    const price = prices.find((one) => one !== null) ?? null;
    return price === null ? [] : [{ at: i, price }];
  });
  return endedByNext(
    stretchesOf(stated).map(({ first, rates }) => {
      const { date } = days[first]!;
      return { from: date, rates: { kind: "daily", firstDate: date, rates } };
    }),
  );
}

function stretchesOf(
  stated: readonly { readonly at: number; readonly price: number }[],
): readonly { readonly first: number; readonly rates: number[] }[] {
  const stretches: { first: number; rates: number[] }[] = [];
  for (const { at, price } of stated) {
    const last = stretches.at(-1);
    if (last !== undefined && last.first + last.rates.length === at) last.rates.push(price);
    else stretches.push({ first: at, rates: [price] });
  }
  return stretches;
}

/** Each ends with its last price; the last goes on. */
function endedByNext(spans: readonly Omit<RateSpan, "to">[]): RateSpan[] {
  return spans.map((span, i) => ({ ...span, to: i === spans.length - 1 ? null : lastDateOf(span) }));
}

function lastDateOf({ rates }: Pick<RateSpan, "rates">): LondonDate | null {
  if (rates.kind === "half-hourly") return londonDateOf(rates.firstSlot + rates.rates.length - 1);
  return rates.kind === "daily" ? addDays(rates.firstDate, rates.rates.length - 1) : null;
}
