import {
  addDays,
  type DocumentFault,
  type LondonDate,
  type MarketRates,
  type PriceRow,
} from "@halfhourly/domain";
import { cut, pricedDates } from "../../history/series.js";
import type { DatedPrice } from "./dated-prices.js";
import type { RateSpan } from "./series-spans.js";

type Terms = Pick<PriceRow, "fuel" | "regions" | "payments" | "vat">;

/**
 * Unit rates with the standing charge of their days. Days from `today` on that have rates but no standing charge are a
 * fault; earlier ones are left out.
 */
export function priceRows(
  terms: Terms,
  spans: readonly RateSpan[],
  standing: readonly DatedPrice[],
  {
    today,
    faults,
    name,
  }: { readonly today: LondonDate; readonly faults: DocumentFault[]; readonly name: string },
): readonly PriceRow[] {
  return spans.flatMap((span) => {
    const row: PriceRow = { ...terms, ...span, standingCharge: 0 };
    const rows = standing.flatMap(({ from, to, price }) => {
      const part = cut(row, from, to);
      return part === null ? [] : [{ ...part, standingCharge: price }];
    });
    const missing = firstWithout(row, rows, today);
    if (missing !== null)
      faults.push({ field: name, message: `There is no standing charge for ${missing}.` });
    return rows;
  });
}

/** The first date of a row, from `today` on, that none of its parts has. */
function firstWithout(row: PriceRow, parts: readonly PriceRow[], today: LondonDate): LondonDate | null {
  const to = pricedDates(row)?.to ?? null;
  let next = row.from > today ? row.from : today;
  for (const part of parts) {
    if (part.from > next) break;
    if (part.to === null) return null;
    if (part.to >= next) next = addDays(part.to, 1);
  }
  return to !== null && next > to ? null : next;
}

/** Day and night prices of one meter as rates, for the dates on which both hold. */
export function twoRateSpans(day: readonly DatedPrice[], night: readonly DatedPrice[]): readonly RateSpan[] {
  return day.flatMap((one) =>
    night.flatMap((other) => {
      const from = one.from > other.from ? one.from : other.from;
      const to = earlier(one.to, other.to);
      if (to !== null && to < from) return [];
      const rates: MarketRates = {
        kind: "multi-rate",
        registers: [
          { name: "day", rate: one.price },
          { name: "night", rate: other.price },
        ],
        // The meter's own: it differs by region and by meter.
        windows: null,
      };
      return [{ from, to, rates }];
    }),
  );
}

function earlier(a: LondonDate | null, b: LondonDate | null): LondonDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
