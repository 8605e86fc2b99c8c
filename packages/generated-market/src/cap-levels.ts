import type { Chance } from "@halfhourly/demonstration";
import { vatRateOn, type Fuel, type PaymentMethod } from "@halfhourly/domain";
import { firstDateOf, type Quarter } from "./quarters.js";

/** Pence before VAT: a kWh, and a day. */
export interface Level {
  readonly unit: number;
  readonly standing: number;
}

const FIRST_KNOWN: Quarter = 2023 * 4 + 3;
/**
 * Ofgem's default tariff cap, direct debit, average of Great Britain, pence with VAT: electricity a kWh and a day, gas a
 * kWh and a day, from 2023-Q4 on. The same figures, each with its source, are in
 * `services/consumer-api/src/data/price-caps.json`.
 */
const KNOWN: readonly (readonly [number, number, number, number])[] = [
  [27.35, 53.37, 6.89, 29.62],
  [28.62, 53.35, 7.42, 29.6],
  [24.5, 60.1, 6.04, 31.43],
  [22.36, 60.12, 5.48, 31.41],
  [24.5, 60.99, 6.24, 31.66],
  [24.86, 60.97, 6.34, 31.65],
  [27.03, 53.8, 6.99, 32.67],
  [25.73, 51.37, 6.33, 29.82],
  [26.35, 53.68, 6.29, 34.03],
  [27.69, 54.75, 5.93, 35.09],
  [24.67, 57.21, 5.74, 29.09],
  [26.11, 57.19, 7.33, 29.04],
  [26.32, 54.83, 7.97, 29.68],
];

/** How the caps of the other ways to pay have related to direct debit: about what 2025's levels show. */
const OF_PAYMENT: Readonly<Record<PaymentMethod, Level>> = {
  "direct-debit": { unit: 1, standing: 1 },
  "standard-credit": { unit: 1.052, standing: 1.12 },
  prepayment: { unit: 0.967, standing: 1 },
};

/** The name of the chance that made-up levels are drawn with. */
export const PRICE_CAP = "price cap";

const MADE_UP_UNIT = 1;
const MADE_UP_STANDING = 2;

/** The cap's level in a quarter; in quarters whose level was not known when this was written, one that is made up. */
export function capLevel(fuel: Fuel, quarter: Quarter, payment: PaymentMethod, chance: Chance): Level {
  const known = KNOWN[Math.min(Math.max(quarter - FIRST_KNOWN, 0), KNOWN.length - 1)]!;
  const isKnown = quarter >= FIRST_KNOWN && quarter < FIRST_KNOWN + KNOWN.length;
  const off = (purpose: number, most: number) =>
    isKnown ? 1 : 1 + most * (2 * chance(purpose + (fuel === "gas" ? 2 : 0), quarter) - 1);
  const [unit, standing] = fuel === "electricity" ? [known[0], known[1]] : [known[2], known[3]];
  const basis = isKnown ? quarter : Math.min(Math.max(quarter, FIRST_KNOWN), FIRST_KNOWN + KNOWN.length - 1);
  const withoutVat = 1000 / (1000 + vatRateOn(fuel, firstDateOf(basis)));
  return {
    unit: unit * withoutVat * off(MADE_UP_UNIT, 0.08) * OF_PAYMENT[payment].unit,
    standing: standing * withoutVat * off(MADE_UP_STANDING, 0.04) * OF_PAYMENT[payment].standing,
  };
}
