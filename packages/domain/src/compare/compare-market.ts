import { addExactly } from "../exact/rounding.js";
import { comparisonTerms } from "../market/comparison-terms.js";
import type { HomePlace, NotPriceable } from "../market/agreements-of.js";
import { fuelsOf, type MarketTariff } from "../market/market-tariff.js";
import type { Fuel } from "../meters/register.js";
import type { Amount } from "../money/amount.js";
import { YearCosting, type YearCost } from "./cost-of-year.js";
import { PricePatterns } from "./price-pattern.js";
import { priceYear, type PricedYear } from "./price-year.js";
import type { RegisterYear, YearGrid } from "./year.js";

/** A market's prices for the homes of one region, way of paying and meter: made once, for all of them. */
export interface PreparedMarket {
  readonly grid: YearGrid;
  readonly priced: readonly PreparedTariff[];
  readonly notPriceable: readonly { readonly tariff: MarketTariff; readonly why: NotPriceable }[];
}

export interface PreparedTariff {
  readonly tariff: MarketTariff;
  readonly fuels: readonly { readonly fuel: Fuel; readonly priced: PricedYear }[];
}

/** Lays out every tariff that can be had today and could be priced; says of each other one why not. */
export function prepareMarket(
  grid: YearGrid,
  tariffs: readonly MarketTariff[],
  place: HomePlace,
): PreparedMarket {
  const patterns = new PricePatterns(grid);
  const priced: PreparedTariff[] = [];
  const notPriceable: { tariff: MarketTariff; why: NotPriceable }[] = [];
  for (const tariff of tariffs) {
    if (!isAvailable(tariff, grid.year.today)) continue;
    const prepared = prepareTariff(grid, patterns, tariff, place);
    if (typeof prepared === "string") notPriceable.push({ tariff, why: prepared });
    else priced.push(prepared);
  }
  return { grid, priced, notPriceable };
}

/** Whether a new customer can have it on the day. */
export function isAvailable({ availableFrom, availableTo }: MarketTariff, today: string): boolean {
  return availableFrom <= today && (availableTo === null || today <= availableTo);
}

/** One tariff on the grid, whether or not it can still be had: for the one that a home is on. */
export function prepareTariff(
  grid: YearGrid,
  patterns: PricePatterns,
  tariff: MarketTariff,
  place: HomePlace,
): PreparedTariff | NotPriceable {
  const fuels: { fuel: Fuel; priced: PricedYear }[] = [];
  for (const fuel of fuelsOf(tariff)) {
    const terms = comparisonTerms(tariff, fuel, place, grid.year);
    if (typeof terms === "string") return terms;
    const stated = { on: terms.statedOn, fuel, direction: tariff.direction };
    const priced = priceYear(grid, patterns, terms.tariff, stated);
    if (priced === null) return "prices-not-known-for-all-dates";
    fuels.push({ fuel, priced });
  }
  return { tariff, fuels };
}

/** A home's registers in the year; null for what it has not. Those of a fuel's two elements are added up before. */
export interface HomeYear {
  readonly electricity: RegisterYear | null;
  readonly gas: RegisterYear | null;
  readonly export: RegisterYear | null;
}

export interface ComparedTariff {
  readonly tariff: MarketTariff;
  readonly fuels: readonly { readonly fuel: Fuel; readonly cost: YearCost }[];
  /** Energy and standing charges of its fuels, VAT included; below 0 for what is received. */
  readonly totalAmount: Amount;
  readonly lowAmount: Amount;
  readonly highAmount: Amount;
}

/** Sweeps one home's year over the tariffs of a market. Keep one a home: it remembers what tariffs have in common. */
export class HomeComparison {
  readonly #costings = new Map<string, YearCosting>();

  constructor(
    readonly grid: YearGrid,
    readonly home: HomeYear,
  ) {}

  /** What a tariff costs this home; null where it prices a fuel that the home has not. */
  costOf({ tariff, fuels }: PreparedTariff): ComparedTariff | null {
    let [totalAmount, lowAmount, highAmount] = [0, 0, 0];
    const costs: { fuel: Fuel; cost: YearCost }[] = [];
    for (const { fuel, priced } of fuels) {
      const costing = this.#costing(tariff.direction === "export" ? "export" : fuel);
      if (costing === null) return null;
      const cost = costing.costOf(priced);
      costs.push({ fuel, cost });
      totalAmount = addExactly(totalAmount, addExactly(cost.energyAmount, cost.standingAmount));
      lowAmount = addExactly(lowAmount, addExactly(cost.energyLowAmount, cost.standingAmount));
      highAmount = addExactly(highAmount, addExactly(cost.energyHighAmount, cost.standingAmount));
    }
    return { tariff, fuels: costs, totalAmount, lowAmount, highAmount };
  }

  #costing(of: keyof HomeYear): YearCosting | null {
    const register = this.home[of];
    if (register === null) return null;
    const known = this.#costings.get(of) ?? new YearCosting(this.grid, register);
    this.#costings.set(of, known);
    return known;
  }
}
