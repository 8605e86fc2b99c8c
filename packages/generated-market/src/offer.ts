import type { TariffDocument, TariffRates } from "@halfhourly/contracts";
import type { Fuel, LondonDate, PaymentMethod, TariffKind } from "@halfhourly/domain";
import type { Supplier } from "./suppliers.js";
import type { Wholesale } from "./wholesale.js";

/**
 * When an offer's prices change: never; with each quarter; never, but the offer is made anew under another id every few
 * months; or with every day or half hour, which the rates list.
 */
export type Repricing = "never" | "each-quarter" | "each-issue" | "as-listed";

/** What a supplier sells, before it is priced on a day. */
export interface Offer {
  readonly supplier: Supplier;
  /** Of the supplier's own offers; in the id. */
  readonly key: string;
  readonly name: string;
  readonly kind: TariffKind;
  readonly direction?: "export";
  readonly repricing: Repricing;
  readonly prices: Readonly<Partial<Record<Fuel, OfferedPrices>>>;
  /** `all`: one price however one pays. Otherwise each way to pay has its own. */
  readonly payments: "all" | readonly PaymentMethod[];
  /** Every region where left out. */
  readonly regions?: readonly string[];
  /** One price in all regions. */
  readonly sameEverywhere?: boolean;
  /** How long the prices are fixed from the day of issue. */
  readonly fixedFor?: FixedTerm;
  readonly terms?: Terms;
}

export type FixedTerm = { readonly months: number } | { readonly untilMonthsOn: number };

export type Terms = Pick<TariffDocument, "exitFeePence" | "green" | "eligibility" | "discounts">;

export interface OfferedPrices {
  /** Multiples of the price cap of the region, the way to pay and the quarter. */
  readonly unit: number;
  readonly standing: number;
  readonly rates: (point: PricePoint) => TariffRates;
}

/** Where and when an offer is priced. */
export interface PricePoint {
  readonly fuel: Fuel;
  /** What energy costs in the region, as a multiple of the national price. */
  readonly regionTimes: number;
  /** The dates whose prices are known. */
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly wholesale: Wholesale;
  /** Pence as text: the offer's unit rate times this. */
  rate(multiple: number): string;
  /** Pence as text, given before VAT. */
  pence(net: number): string;
}

/** One price at all times. */
export const flat = (unit: number, standing = 1): OfferedPrices => ({
  unit,
  standing,
  rates: (point) => ({ kind: "flat", pencePerKwh: point.rate(1) }),
});

/** The supplier's usual price, a little dearer or cheaper. */
export function usual({ perMilleOfCap }: Supplier, times = 1): number {
  return (perMilleOfCap / 1000) * times;
}
