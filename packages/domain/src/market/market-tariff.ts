import type { RoundingPolicy } from "../cost/rounding-policy.js";
import type { Direction, Fuel } from "../meters/register.js";
import type { Rates, StandingCharge, SwitchTable, Tariff, UnitRate } from "../tariffs/tariff.js";
import type { LondonDate } from "../time/calendar.js";

export const PAYMENT_METHODS = ["direct-debit", "standard-credit", "prepayment"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** What a home must have before a supplier lets it have the tariff. */
export const ELIGIBILITIES = [
  "electric-vehicle",
  "heat-pump",
  "solar-panels",
  "battery",
  "storage-heaters",
] as const;
export type Eligibility = (typeof ELIGIBILITIES)[number];

export const TARIFF_KINDS = ["fixed", "variable", "tracker", "default"] as const;
/** `default` is one under the price cap, onto which a home falls that chooses nothing. */
export type TariffKind = (typeof TARIFF_KINDS)[number];

/** What the registers of a meter with several rates count. */
export const REGISTER_NAMES = ["day", "night", "evening-weekend", "heating"] as const;
export type RegisterName = (typeof REGISTER_NAMES)[number];

/**
 * A tariff's own prices: those of `Rates`, but a multi-rate tariff only prices the registers, and the meter, the region or
 * the household says when each counts.
 */
export type MarketRates =
  | Exclude<Rates, { kind: "two-rate" }>
  | {
      readonly kind: "multi-rate";
      /** The first counts whenever none of the others does. */
      readonly registers: readonly { readonly name: RegisterName; readonly rate: UnitRate }[];
      /** The supplier's own times, where it states any. */
      readonly windows: SwitchTable | null;
    };

/** The prices of one fuel, for some regions and payment methods, on some dates. */
export interface PriceRow {
  readonly fuel: Fuel;
  /** GSP groups, `_A` to `_P`. */
  readonly regions: readonly string[];
  readonly payments: readonly PaymentMethod[];
  readonly from: LondonDate;
  /** The last day; null while they hold. */
  readonly to: LondonDate | null;
  readonly vat: Tariff["vat"];
  readonly standingCharge: StandingCharge;
  readonly rates: MarketRates;
}

export interface Discount {
  readonly name: string;
  /** In 10^-7 £ a day off each fuel's standing charge, on the same terms of VAT; above 0. */
  readonly perDay: number;
  /** Null where everybody gets it; else what a household must do. Only an unconditional one counts in a comparison. */
  readonly condition: string | null;
}

/** A tariff as a supplier offers it, with its price history. */
export interface MarketTariff {
  /** The supplier's or the feed's own; the same for as long as it is the same tariff. */
  readonly id: string;
  readonly supplier: string;
  readonly name: string;
  /** Where a household can take it: https. */
  readonly link: string | null;
  readonly kind: TariffKind;
  readonly direction: Direction;
  /** Since when, and until when, new customers can have it. */
  readonly availableFrom: LondonDate;
  readonly availableTo: LondonDate | null;
  /** How long the prices are fixed: months from joining, or until a date. */
  readonly fixedFor: { readonly months: number } | { readonly until: LondonDate } | null;
  /** For leaving early, a fuel, in 10^-7 £; absent where there is none. */
  readonly exitFees: Readonly<Partial<Record<Fuel, number>>>;
  /** In per mille of the electricity; null where nothing is said. Without evidence none is taken. */
  readonly green: { readonly perMille: number; readonly evidence: string } | null;
  readonly eligibility: readonly Eligibility[];
  readonly discounts: readonly Discount[];
  /** How its supplier's bills are rounded; null where that is not known. */
  readonly rounding: RoundingPolicy | null;
  readonly prices: readonly PriceRow[];
}

/** Where a home is supplied and how it pays: what its prices depend on. */
export interface PricePlace {
  readonly region: string;
  readonly payment: PaymentMethod;
}

/** The rows for a fuel at a place, in order of date. */
export function priceRowsOf(
  { prices }: MarketTariff,
  fuel: Fuel,
  { region, payment }: PricePlace,
): readonly PriceRow[] {
  return prices
    .filter((row) => row.fuel === fuel && row.regions.includes(region) && row.payments.includes(payment))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** The fuels that a tariff prices, in the order electricity, gas. */
export function fuelsOf({ prices }: MarketTariff): readonly Fuel[] {
  return (["electricity", "gas"] as const).filter((fuel) => prices.some((row) => row.fuel === fuel));
}

/** What a tariff is a choice for: a home's both fuels, one of them, or what it exports. */
export type TariffScope = "both" | Fuel | "export";

export function scopeOf(tariff: MarketTariff): TariffScope {
  if (tariff.direction === "export") return "export";
  const fuels = fuelsOf(tariff);
  return fuels.length === 2 ? "both" : (fuels[0] ?? "electricity");
}
