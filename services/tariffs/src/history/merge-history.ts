import { addDays, type LondonDate, type MarketTariff, type PriceRow } from "@halfhourly/domain";
import { arePlacesSame, groupsOf } from "./places.js";
import { cut, isSeries, overlaid, pricedDates, type SeriesRow } from "./series.js";

/** Somewhat below what a document may have (read-market-tariff.ts). */
const MOST_ROWS = 1_900;

/**
 * What is kept of a tariff: all that is stated of it now, and of what was held the prices that are stated no more, ended the
 * day before what replaced them, or where nothing did the day before `today`. Prices that ended before `horizon` are let go.
 */
export function mergeHistory(
  held: MarketTariff | null,
  stated: MarketTariff,
  { today, horizon }: { readonly today: LondonDate; readonly horizon: LondonDate },
): MarketTariff {
  const { joined, left } = joinSeries(held?.prices ?? [], stated.prices.map(fromFirstPrice));
  const kept = left.flatMap((row) => notStated(row, joined, today));
  const rows = [...joined, ...kept].flatMap((row) => since(row, horizon) ?? []);
  if (rows.length === 0) return stated;
  const newestFirst = rows.toSorted((a, b) => ((a.to ?? "9") < (b.to ?? "9") ? 1 : -1));
  return { ...stated, prices: newestFirst.slice(0, MOST_ROWS).toSorted(byPlaceInTime) };
}

/** A series takes the place of what was held from where it has prices: before, its row says nothing. */
function fromFirstPrice(row: PriceRow): PriceRow {
  return { ...row, from: pricedDates(row)?.from ?? row.from };
}

/**
 * A series that goes on becomes one row: what is stated grows backwards by what was held of it, as far as nothing else is
 * stated.
 */
function joinSeries(
  held: readonly PriceRow[],
  stated: readonly PriceRow[],
): { readonly joined: readonly PriceRow[]; readonly left: readonly PriceRow[] } {
  let left = [...held];
  const joined = stated.map((row) => {
    if (!isSeries(row)) return row;
    const floor = floorOf(row, stated);
    let grown: SeriesRow = row;
    for (const old of left.toReversed()) {
      if (!isSeries(old) || !isOnTermsOf(old, row)) continue;
      const usable = cut(old, floor, row.to);
      const longer = usable === null ? null : grownBy(grown, usable);
      if (longer === null) continue;
      grown = longer;
      const others = [
        cut(old, old.from, addDays(floor, -1)),
        row.to === null ? null : cut(old, addDays(row.to, 1), old.to),
      ];
      left = left.flatMap((one) => (one === old ? others.flatMap((part) => part ?? []) : [one]));
    }
    return grown;
  });
  return { joined, left };
}

/** The first date on which nothing is stated before the row. */
function floorOf(row: PriceRow, stated: readonly PriceRow[]): LondonDate {
  const before = stated.filter((other) => other.from < row.from && areForSame(other, row));
  return before.reduce((floor, { to }) => {
    const next = addDays(to ?? row.from, 1);
    return next > floor ? next : floor;
  }, "1990-01-02");
}

function areForSame(a: PriceRow, b: PriceRow): boolean {
  return (
    a.fuel === b.fuel &&
    a.regions.some((region) => b.regions.includes(region)) &&
    a.payments.some((payment) => b.payments.includes(payment))
  );
}

function grownBy(row: SeriesRow, old: PriceRow): SeriesRow | null {
  if (!isSeries(old)) return null;
  const [rates, dates] = [overlaid(old.rates, row.rates), pricedDates(old)];
  if (rates === null || dates === null) return null;
  return { ...row, from: dates.from < row.from ? dates.from : row.from, rates };
}

function isOnTermsOf(a: PriceRow, b: PriceRow): boolean {
  return a.fuel === b.fuel && a.vat === b.vat && a.standingCharge === b.standingCharge && arePlacesSame(a, b);
}

/** The parts of a held row on whose dates nothing is stated, place by place. */
function notStated(held: PriceRow, stated: readonly PriceRow[], today: LondonDate): PriceRow[] {
  const ofFuel = stated.filter(({ fuel }) => fuel === held.fuel);
  return groupsOf(held, ofFuel).flatMap(({ places, applying }) => {
    const begins = applying.map(({ from }) => from).toSorted();
    const end = addDays((begins[0] ?? today) > today ? begins[0]! : today, -1);
    let parts = [cut({ ...held, ...places }, held.from, end) ?? []].flat();
    for (const row of applying) parts = parts.flatMap((part) => without(part, row));
    return parts;
  });
}

function without(held: PriceRow, { from, to }: PriceRow): PriceRow[] {
  const before = cut(held, held.from, addDays(from, -1));
  const after = to === null ? null : cut(held, addDays(to, 1), held.to);
  return [before, after].flatMap((part) => part ?? []);
}

/** Null where it ended before; a series is cut there. */
function since(row: PriceRow, horizon: LondonDate): PriceRow | null {
  if (row.to !== null && row.to < horizon) return null;
  return isSeries(row) ? cut(row, horizon, row.to) : row;
}

function byPlaceInTime(a: PriceRow, b: PriceRow): number {
  const [one, other] = [a, b].map(
    ({ fuel, regions, payments, from }) => `${fuel} ${from} ${regions.join("")} ${payments.join("")}`,
  );
  return one! < other! ? -1 : 1;
}
