import { addDays, DOMESTIC_FUEL_VAT, vatRateOn, type Fuel, type LondonDate } from "@halfhourly/domain";
import type { Period } from "./quarters.js";

/** Pence as decimal text, to so many decimals. */
export function penceText(pence: number, decimals: number): string {
  return String(Number(pence.toFixed(decimals)));
}

const texts: (string | undefined)[] = [];
/** A series of prices goes down to -100 p. */
const LOWEST = 10_000;

/** Hundredths of a penny as text, the same string for the same price: a market's series hold millions of prices. */
export function hundredthsText(hundredths: number): string {
  return (texts[hundredths + LOWEST] ??= String(hundredths / 100));
}

/** What to multiply a price without VAT by. */
export function vatFactor(fuel: Fuel, date: LondonDate): number {
  return (1000 + vatRateOn(fuel, date)) / 1000;
}

/** A period cut where the rate of VAT changes: prices with VAT in them change there though nothing else does. */
export function cutByVat(fuel: Fuel, { from, to }: Period): Period[] {
  const starts = DOMESTIC_FUEL_VAT[fuel].map((rate) => rate.from);
  const cuts = [from, ...starts.filter((start) => start > from && (to === null || start <= to))];
  return cuts.map((start, i) => ({ from: start, to: i + 1 < cuts.length ? addDays(cuts[i + 1]!, -1) : to }));
}
