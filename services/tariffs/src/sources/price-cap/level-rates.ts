import { parsePence, penceText, type LondonDate } from "@halfhourly/domain";

export const METERS = ["single", "multi", "gas"] as const;
/** An electricity meter with one rate or with several, or gas. */
export type CapMeter = (typeof METERS)[number];

/** kWh a year for which Ofgem states its levels, from a date on (Annex 9 and before it the pre-levelised model, sheet 1a). */
const BENCHMARKS: readonly { readonly from: LondonDate; readonly kwh: Readonly<Record<CapMeter, number>> }[] =
  [
    { from: "2019-01-01", kwh: { single: 3_100, multi: 4_200, gas: 12_000 } },
    { from: "2026-01-01", kwh: { single: 2_700, multi: 3_900, gas: 11_500 } },
    { from: "2026-07-01", kwh: { single: 2_500, multi: 3_400, gas: 9_500 } },
  ];
const DAYS_A_YEAR = 365;

export interface CapRates {
  readonly unitPencePerKwh: string;
  readonly standingPencePerDay: string;
}

/**
 * What two levels in pounds a year, without VAT, come to: nothing used is the standing charge of 365 days, the rest is for the
 * benchmark's kWh. Rounded half-up to five decimals of a penny. Null for texts that are no sums, for a date before the
 * cap, or a benchmark below the other.
 */
export function ratesOfLevels(
  nilPounds: string,
  benchmarkPounds: string,
  meter: CapMeter,
  from: LondonDate,
): CapRates | null {
  const kwh = BENCHMARKS.findLast((one) => one.from <= from)?.kwh[meter];
  const [nil, benchmark] = [sumOf(nilPounds), sumOf(benchmarkPounds)];
  if (kwh === undefined || nil === null || benchmark === null || benchmark < nil) return null;
  return {
    unitPencePerKwh: penceText(halfUp((benchmark - nil) * 100, kwh)),
    standingPencePerDay: penceText(halfUp(nil * 100, DAYS_A_YEAR)),
  };
}

/** In 10^-5 £. */
function sumOf(pounds: string): number | null {
  try {
    const sum = parsePence(pounds);
    return sum >= 0 ? sum : null;
  } catch {
    return null;
  }
}

function halfUp(sum: number, parts: number): number {
  return Math.floor((2 * sum + parts) / (2 * parts));
}
