import type { BlockPool, Block, Rates, Tariff, UnitRate } from "../tariffs/tariff.js";
import type { SlotRate } from "../tariffs/day-rates.js";
import { vatRateOn, type VatTerms } from "../tariffs/vat.js";
import type { Direction, Fuel } from "../meters/register.js";
import { daysBetween, type LondonDate } from "../time/calendar.js";
import { bandRatesOf, pricesByKind, type PricePattern, type PricePatterns } from "./price-pattern.js";
import type { YearGrid } from "./year.js";

/** A tariff's prices laid out on a year's grid: made once, and charged to any number of homes. */
export type YearPrices =
  | {
      readonly kind: "bands";
      readonly pattern: PricePattern;
      /** By kind of half hour. */
      readonly prices: readonly SlotRate[];
      /** The same where no price changes inside a half hour; else null. */
      readonly rates: Float64Array | null;
      readonly largestRate: number;
    }
  /** By half hour. `largestRate` is the size of the largest. */
  | { readonly kind: "half-hours"; readonly prices: Float64Array; readonly largestRate: number }
  /** By date. */
  | { readonly kind: "days"; readonly prices: Float64Array; readonly largestRate: number }
  | {
      readonly kind: "blocks";
      readonly pool: BlockPool;
      readonly blocks: readonly Block[];
      readonly aboveRate: UnitRate;
    };

export interface PricedYear extends Omit<VatTerms, "vatPerMille"> {
  readonly prices: YearPrices;
  /** In 10^-7 £ a day. */
  readonly standingCharge: number;
}

/** Null where a half hour of the year has no price. */
export function priceYear(
  grid: YearGrid,
  patterns: PricePatterns,
  tariff: Tariff,
  stated: { readonly on: LondonDate; readonly fuel: Fuel; readonly direction: Direction },
): PricedYear | null {
  const prices = yearPrices(grid, patterns, tariff.rates);
  if (prices === null) return null;
  return {
    prices,
    standingCharge: tariff.standingCharge,
    vat: tariff.vat,
    statedVatPerMille: stated.direction === "export" ? 0 : vatRateOn(stated.fuel, stated.on),
  };
}

function yearPrices(grid: YearGrid, patterns: PricePatterns, rates: Rates): YearPrices | null {
  switch (rates.kind) {
    case "half-hourly": {
      const first = grid.firstSlot - rates.firstSlot;
      const prices = seriesOf(rates.rates, first, grid.slotCount, rates.highestRate);
      return prices && { kind: "half-hours", prices, largestRate: largestOf(prices) };
    }
    case "daily": {
      const first = daysBetween(rates.firstDate, grid.year.from);
      const prices = seriesOf(rates.rates, first, grid.dates.length, rates.highestRate);
      return prices && { kind: "days", prices, largestRate: largestOf(prices) };
    }
    case "block":
      return { kind: "blocks", pool: rates.pool, blocks: rates.blocks, aboveRate: rates.aboveRate };
    default: {
      const pattern = patterns.of(rates);
      const prices = pricesByKind(pattern, bandRatesOf(rates));
      const isExact = prices.every(({ low, high }) => low === high);
      const highs = Float64Array.from(prices, ({ high }) => high);
      return { kind: "bands", pattern, prices, rates: isExact ? highs : null, largestRate: largestOf(highs) };
    }
  }
}

function seriesOf(
  rates: readonly (UnitRate | null)[],
  first: number,
  count: number,
  highest: UnitRate = Infinity,
): Float64Array | null {
  const prices = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const rate = rates[first + i] ?? null;
    if (rate === null) return null;
    prices[i] = Math.min(rate, highest);
  }
  return prices;
}

function largestOf(prices: Float64Array): number {
  return prices.reduce((largest, price) => Math.max(largest, Math.abs(price)), 0);
}
