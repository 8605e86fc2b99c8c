import { addDays, dateOfDayNumber, dayNumberOf, londonDateOf, settlementDay } from "@halfhourly/domain";
import type { LondonDate, MarketRates, PriceRow } from "@halfhourly/domain";

type SeriesRates = Extract<MarketRates, { kind: "half-hourly" | "daily" }>;

/** A row whose prices are a series, one a half hour or a day. */
export interface SeriesRow extends PriceRow {
  readonly rates: SeriesRates;
}

export function isSeries(row: PriceRow): row is SeriesRow {
  return row.rates.kind === "half-hourly" || row.rates.kind === "daily";
}

/** The number of the first price, and of that behind the last: of half hours or of days. */
export function rangeOf(rates: SeriesRates): { readonly first: number; readonly before: number } {
  const first = rates.kind === "daily" ? dayNumberOf(rates.firstDate) : rates.firstSlot;
  return { first, before: first + rates.rates.length };
}

/** The dates on which a row prices anything: those of its series, not only those on which it holds. Null where there are none. */
export function pricedDates(
  row: PriceRow,
): { readonly from: LondonDate; readonly to: LondonDate | null } | null {
  if (!isSeries(row)) return { from: row.from, to: row.to };
  const { first, before } = rangeOf(row.rates);
  const dateOf = row.rates.kind === "daily" ? dateOfDayNumber : londonDateOf;
  const from = later(row.from, dateOf(first));
  const to = earlier(row.to, dateOf(before - 1));
  return from <= to ? { from, to } : null;
}

/** The row on some of its dates, both included, its series without what lies outside; null where nothing is left. */
export function cut(row: PriceRow, from: LondonDate, to: LondonDate | null): PriceRow | null {
  const held = { from: later(row.from, from), to: to === null ? row.to : earlier(row.to, to) };
  if (held.to !== null && held.to < held.from) return null;
  if (!isSeries(row)) return { ...row, ...held };
  const { first, before } = rangeOf(row.rates);
  const startOf = (date: LondonDate) =>
    row.rates.kind === "daily" ? dayNumberOf(date) : settlementDay(date).firstSlot;
  const kept = slice(
    row.rates,
    Math.max(first, startOf(held.from)),
    held.to === null ? before : Math.min(before, startOf(addDays(held.to, 1))),
  );
  return kept === null ? null : { ...row, ...held, rates: kept };
}

/**
 * Two series as one, the second's prices where both have some; null where there would be a hole between them, or they are
 * not of one kind and one highest price.
 */
export function overlaid(under: SeriesRates, over: SeriesRates): SeriesRates | null {
  if (under.kind !== over.kind || under.highestRate !== over.highestRate) return null;
  const [low, high] = [rangeOf(under), rangeOf(over)];
  if (low.before < high.first || high.before < low.first) return null;
  const rates = [
    ...under.rates.slice(0, Math.max(0, high.first - low.first)),
    ...over.rates,
    ...under.rates.slice(Math.max(0, high.before - low.first)),
  ];
  return begun(low.first < high.first ? under : over, rates);
}

function slice(rates: SeriesRates, first: number, before: number): SeriesRates | null {
  if (before <= first) return null;
  const start = rangeOf(rates).first;
  const kept = rates.rates.slice(first - start, before - start);
  return rates.kind === "daily"
    ? { ...rates, firstDate: dateOfDayNumber(first), rates: kept }
    : { ...rates, firstSlot: first, rates: kept };
}

function begun(first: SeriesRates, rates: SeriesRates["rates"]): SeriesRates {
  return first.kind === "daily" ? { ...first, rates } : { ...first, rates };
}

function later(a: LondonDate, b: LondonDate): LondonDate {
  return a > b ? a : b;
}

function earlier(a: LondonDate | null, b: LondonDate): LondonDate {
  return a !== null && a < b ? a : b;
}
