import type { Fuel } from "../meters/register.js";
import type { Rates, SwitchTable, Tariff, TariffAgreement } from "../tariffs/tariff.js";
import type { Weekday } from "../time/calendar.js";
import {
  priceRowsOf,
  type MarketRates,
  type MarketTariff,
  type PricePlace,
  type PriceRow,
} from "./market-tariff.js";

const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** Why a home cannot be told what a tariff costs: nothing is guessed in its place. */
export type NotPriceable =
  "not-in-this-region-or-payment" | "meter-times-not-known" | "prices-not-known-for-all-dates";

/** Where a home is supplied, how it pays, and when its meter's registers count, where that is known. */
export interface HomePlace extends PricePlace {
  /** Null where nobody knows. */
  readonly switchTable: HomeSwitchTable | null;
}

/** The meter's own table stands before what a supplier states; what is usual in a region, or the household says, after. */
export interface HomeSwitchTable extends SwitchTable {
  readonly from: "meter" | "region" | "household";
}

/** A row's prices as a home is charged them; unconditional discounts are off the standing charge. */
export function termsOfRow(
  { name, discounts }: MarketTariff,
  { rates, standingCharge, vat }: PriceRow,
  { switchTable }: HomePlace,
): Tariff | "meter-times-not-known" {
  const found = ratesAt(rates, switchTable);
  if (found === null) return "meter-times-not-known";
  const off = discounts.reduce((sum, { perDay, condition }) => sum + (condition === null ? perDay : 0), 0);
  return { name, rates: found, standingCharge: standingCharge - off, vat };
}

/** A tariff's prices of one fuel over time, for a bill. Throws nothing; dates between its rows have no agreement. */
export function agreementsOf(
  tariff: MarketTariff,
  fuel: Fuel,
  place: HomePlace,
): readonly TariffAgreement[] | NotPriceable {
  const rows = priceRowsOf(tariff, fuel, place);
  if (rows.length === 0) return "not-in-this-region-or-payment";
  const agreements: TariffAgreement[] = [];
  for (const row of rows) {
    const terms = termsOfRow(tariff, row, place);
    if (typeof terms === "string") return terms;
    agreements.push({ tariff: terms, from: row.from, to: row.to });
  }
  return agreements;
}

/** Null where a multi-rate tariff has no times: the supplier states none, and the home's are not known. */
function ratesAt(rates: MarketRates, home: HomeSwitchTable | null): Rates | null {
  if (rates.kind !== "multi-rate") return rates;
  const [first, ...others] = rates.registers;
  const table = home?.from === "meter" ? home : (rates.windows ?? home);
  if (table === null || first === undefined) return null;
  const bands = others.map(({ name, rate }) => {
    const windows = table.registers.find((register) => register.name === name)?.windows;
    return windows === undefined ? null : { name, rate, windows, days: WEEK };
  });
  if (bands.some((band) => band === null)) return null;
  return {
    kind: "time-of-use",
    clock: table.clock,
    bands: bands.filter((band) => band !== null),
    otherRate: first.rate,
    otherName: first.name,
  };
}
