import type { Fuel } from "../meters/register.js";
import type { Tariff } from "../tariffs/tariff.js";
import { vatRateOn } from "../tariffs/vat.js";
import { addDays, daysBetween, type LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import type { Year } from "../compare/year.js";
import { termsOfRow, type HomePlace, type NotPriceable } from "./agreements-of.js";
import { priceRowsOf, type MarketTariff, type PriceRow } from "./market-tariff.js";

/** A tariff's prices for a comparison, and the day whose VAT they hold where they hold any. */
export interface ComparisonTerms {
  readonly tariff: Tariff;
  readonly statedOn: LondonDate;
}

/**
 * On what prices a year's use is compared: those of today. Prices by the half hour or the day are those that held when the
 * energy was used, as nobody knows the year to come; the standing charge is today's.
 */
export function comparisonTerms(
  tariff: MarketTariff,
  fuel: Fuel,
  place: HomePlace,
  year: Year,
): ComparisonTerms | NotPriceable {
  const rows = priceRowsOf(tariff, fuel, place);
  const row = rows.find(({ from, to }) => from <= year.today && (to === null || to >= year.today));
  if (row === undefined)
    return rows.length === 0 ? "not-in-this-region-or-payment" : "prices-not-known-for-all-dates";
  const terms = termsOfRow(tariff, row, place);
  if (typeof terms === "string") return terms;
  const { rates } = terms;
  if (rates.kind !== "half-hourly" && rates.kind !== "daily") return { tariff: terms, statedOn: row.from };
  const like = rows.filter((other) => isLike(other, row, tariff.direction === "export"));
  const prices = rates.kind === "daily" ? dailyPrices(like, year) : halfHourlyPrices(like, year);
  if (prices === null) return "prices-not-known-for-all-dates";
  return { tariff: { ...terms, rates: prices }, statedOn: row.from };
}

/** Whether the prices of both rows are stated on the same terms: then one series goes on with the other. */
function isLike(other: PriceRow, row: PriceRow, isExport: boolean): boolean {
  if (other.rates.kind !== row.rates.kind || other.vat !== row.vat) return false;
  if (row.vat === "excluded" || isExport) return true;
  return vatRateOn(row.fuel, other.from) === vatRateOn(row.fuel, row.from);
}

function halfHourlyPrices(rows: readonly PriceRow[], { from, to }: Year): Tariff["rates"] | null {
  const { firstSlot } = settlementDay(from);
  const before = settlementDay(addDays(to, 1)).firstSlot;
  const prices = Array.from({ length: before - firstSlot }, (): number | null => null);
  for (const row of rows) {
    if (row.rates.kind !== "half-hourly") continue;
    const { firstSlot: rowFirst, rates, highestRate = Infinity } = row.rates;
    const begin = Math.max(firstSlot, settlementDay(row.from).firstSlot);
    const end = row.to === null ? before : Math.min(before, settlementDay(addDays(row.to, 1)).firstSlot);
    for (let slot = begin; slot < end; slot++)
      prices[slot - firstSlot] = capped(rates[slot - rowFirst], highestRate);
  }
  return prices.includes(null) ? null : { kind: "half-hourly", firstSlot, rates: prices };
}

function dailyPrices(rows: readonly PriceRow[], { from, to }: Year): Tariff["rates"] | null {
  const prices = Array.from({ length: daysBetween(from, to) + 1 }, (): number | null => null);
  for (const row of rows) {
    if (row.rates.kind !== "daily") continue;
    const { firstDate, rates, highestRate = Infinity } = row.rates;
    const offset = daysBetween(firstDate, from);
    const begin = Math.max(0, daysBetween(from, row.from));
    const end = Math.min(prices.length - 1, row.to === null ? Infinity : daysBetween(from, row.to));
    for (let day = begin; day <= end; day++) prices[day] = capped(rates[day + offset], highestRate);
  }
  return prices.includes(null) ? null : { kind: "daily", firstDate: from, rates: prices };
}

function capped(rate: number | null | undefined, highest: number): number | null {
  return rate === null || rate === undefined ? null : Math.min(rate, highest);
}
