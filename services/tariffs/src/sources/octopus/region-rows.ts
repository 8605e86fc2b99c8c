import {
  addDays,
  londonDateAt,
  settlementDay,
  slotStartMs,
  type DocumentFault,
  type LondonDate,
  type MarketTariff,
  type PaymentMethod,
  type PriceRow,
} from "@halfhourly/domain";
import { isSeries, pricedDates } from "../../history/series.js";
import type { OctopusApi } from "./ask.js";
import { datedPrices } from "./dated-prices.js";
import { periodsFor, readPeriods, type PriceBounds, type StatedPeriod } from "./periods.js";
import { priceRows, twoRateSpans } from "./price-rows.js";
import { rateSpans, type SeriesHint } from "./rate-spans.js";
import type { Product, RegionTariff } from "./read-product.js";

export interface Asking {
  readonly api: OctopusApi;
  readonly product: Product;
  readonly held: MarketTariff | null;
  readonly horizon: LondonDate;
  readonly faults: DocumentFault[];
}

/** The most that the API gives at once. */
const PAGE_SIZE = "1500";
/** Prices of the last days are asked for again: they may have been corrected. */
const DAYS_AGAIN = 3;
const UNIT: PriceBounds = { least: -500, most: 1_000 };
const STANDING: PriceBounds = { least: 0, most: 1_000 };
const METHODS: readonly PaymentMethod[] = ["direct-debit", "standard-credit", "prepayment"];

/** All prices of one region's tariff since the horizon, or, where a series of it is held, since that ends. */
export async function regionRows(tariff: RegionTariff, asking: Asking): Promise<readonly PriceRow[]> {
  const { hint, since } = heldSeries(tariff, asking);
  const ask = (list: string, bounds: PriceBounds, from: LondonDate) =>
    askPeriods(tariff, list, bounds, from, asking);
  const standing = await ask("standing-charges", STANDING, asking.horizon);
  const units =
    tariff.registers === 1
      ? [await ask("standard-unit-rates", UNIT, since)]
      : [await ask("day-unit-rates", UNIT, since), await ask("night-unit-rates", UNIT, since)];
  const { faults, product, horizon } = asking;
  const nowMs = asking.api.call.nowMs;
  return groupsOf(paymentsOf(tariff, product, units.flat()), [...standing, ...units.flat()]).flatMap(
    (payments) => {
      const [payment] = payments;
      const named = (list: string) => ({ faults, name: `${tariff.code}/${list}` });
      const of = (stated: readonly StatedPeriod[], list: string) => periodsFor(stated, payment!, named(list));
      const dated = (stated: readonly StatedPeriod[], list: string) =>
        datedPrices(sinceDate(of(stated, list), horizon), faults, named(list).name);
      const [first = [], second = []] = units;
      const spans =
        tariff.registers === 1
          ? rateSpans(
              sinceDate(of(first, "standard-unit-rates"), since),
              { nowMs, hint },
              faults,
              named("standard-unit-rates").name,
            )
          : twoRateSpans(dated(first, "day-unit-rates"), dated(second, "night-unit-rates"));
      if (spans.length === 0)
        faults.push({ field: tariff.code, message: `There is no unit rate for ${payments.join(" and ")}.` });
      const terms = {
        fuel: tariff.fuel,
        regions: [tariff.region],
        payments,
        // What a home is paid is stated alike with and without VAT.
        vat: product.direction === "export" ? "included" : "excluded",
      } as const;
      return priceRows(terms, spans, dated(standing, "standing-charges"), {
        today: londonDateAt(nowMs),
        ...named("standing-charges"),
      });
    },
  );
}

async function askPeriods(
  { code, fuel }: RegionTariff,
  list: string,
  bounds: PriceBounds,
  from: LondonDate,
  { api, product, faults }: Asking,
): Promise<readonly StatedPeriod[]> {
  const query = { page_size: PAGE_SIZE, period_from: new Date(startMs(from)).toISOString() };
  const path = `/v1/products/${product.code}/${fuel}-tariffs/${code}/${list}/`;
  return readPeriods(await api.results(path, query, faults, `${code}/${list}`), bounds);
}

function startMs(date: LondonDate): number {
  return slotStartMs(settlementDay(date).firstSlot);
}

/** A series is asked for from shortly before its end on; everything else is told anew from the whole. */
function heldSeries(
  { region, fuel, registers }: RegionTariff,
  { held, horizon }: Asking,
): { readonly hint: SeriesHint; readonly since: LondonDate } {
  const row = held?.prices.findLast(
    (one) => one.fuel === fuel && one.regions.includes(region) && one.rates.kind !== "multi-rate",
  );
  const end = row !== undefined && registers === 1 && isSeries(row) ? pricedDates(row)?.to : null;
  if (row === undefined || !isSeries(row) || end === null || end === undefined)
    return { hint: null, since: horizon };
  return { hint: row.rates.kind, since: addDays(end, -DAYS_AGAIN) };
}

/** Those of the product's page, and those of which the prices speak. */
function paymentsOf(
  { payments }: RegionTariff,
  { isPrepay }: Product,
  units: readonly StatedPeriod[],
): readonly PaymentMethod[] {
  const isOfOthers = units.some(({ method }) => method === "NON_DIRECT_DEBIT");
  const others: PaymentMethod[] = isOfOthers && !isPrepay ? ["standard-credit"] : [];
  return METHODS.filter((one) => payments.includes(one) || others.includes(one));
}

/** Ways of paying for which the same is stated. */
function groupsOf(
  payments: readonly PaymentMethod[],
  stated: readonly StatedPeriod[],
): readonly (readonly PaymentMethod[])[] {
  if (stated.every(({ method }) => method === null)) return [payments];
  const direct = payments.filter((one) => one === "direct-debit");
  const others = payments.filter((one) => one !== "direct-debit");
  return [direct, others].filter((group) => group.length > 0);
}

/** What ended before is left out, and what began before begins then. */
function sinceDate<One extends { readonly fromMs: number; readonly beforeMs: number | null }>(
  periods: readonly One[],
  date: LondonDate,
): readonly One[] {
  const from = startMs(date);
  return periods
    .filter(({ beforeMs }) => beforeMs === null || beforeMs > from)
    .map((period) => ({ ...period, fromMs: Math.max(period.fromMs, from) }));
}
