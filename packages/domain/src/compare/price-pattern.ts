import { RateTable, type SlotRate } from "../tariffs/day-rates.js";
import type { Rates, UnitRate } from "../tariffs/tariff.js";
import { settlementDay } from "../time/settlement-day.js";
import type { YearGrid } from "./year.js";

type ClockRates = Extract<Rates, { kind: "flat" | "two-rate" | "time-of-use" }>;

/**
 * When the bands of a tariff hold, whatever they cost. Many tariffs of a market share one, and what a home used in each of
 * its kinds of half hour is added up once for all of them.
 */
export interface PricePattern {
  /** By half hour of the year: the place of its kind. */
  readonly kindOfSlot: Uint8Array;
  /** Whether days of one kind (`YearGrid.kindOfDay`) are alike: there is no season in it. */
  readonly isWeekly: boolean;
  /** By kind: how many of its 30 minutes lie in each band, the last band being the time outside all others. */
  readonly minutes: readonly (readonly number[])[];
}

const MINUTES = 30;
/** One more than the minutes of a half hour: then a sum of powers tells how many minutes lie in each band. */
const BASE = MINUTES + 1;

/** The patterns of one year, each worked out once. */
export class PricePatterns {
  readonly #known = new Map<string, PricePattern>();

  constructor(readonly grid: YearGrid) {}

  of(rates: ClockRates): PricePattern {
    const numbered = withBandNumbers(rates);
    const key = JSON.stringify(numbered);
    const known = this.#known.get(key) ?? this.#make(numbered, bandRatesOf(rates).length);
    this.#known.set(key, known);
    return known;
  }

  #make(numbered: ClockRates, bands: number): PricePattern {
    const table = new RateTable(numbered);
    const kinds = new Map<number, number>();
    const kindOfSlot = new Uint8Array(this.grid.slotCount);
    let at = 0;
    for (const date of this.grid.dates)
      for (const rate of table.ratesOf(settlementDay(date))) {
        const code = rate!.thirtyMinutes;
        const kind = kinds.get(code) ?? kinds.size;
        kinds.set(code, kind);
        kindOfSlot[at++] = kind;
      }
    const isWeekly =
      numbered.kind !== "time-of-use" || numbered.bands.every(({ season }) => season === undefined);
    return { kindOfSlot, isWeekly, minutes: [...kinds.keys()].map((code) => minutesOf(code, bands)) };
  }
}

/** The rates of a tariff's bands in the order of its pattern. */
export function bandRatesOf(rates: ClockRates): readonly UnitRate[] {
  switch (rates.kind) {
    case "flat":
      return [rates.rate];
    case "two-rate":
      return [rates.nightRate, rates.dayRate];
    case "time-of-use":
      return [...rates.bands.map(({ rate }) => rate), rates.otherRate];
  }
}

/** By kind of half hour: its price at these rates. */
export function pricesByKind({ minutes }: PricePattern, bandRates: readonly UnitRate[]): readonly SlotRate[] {
  return minutes.map((ofBands) => {
    let [low, high, thirtyMinutes] = [Infinity, -Infinity, 0];
    ofBands.forEach((count, band) => {
      if (count === 0) return;
      const rate = bandRates[band]!;
      low = Math.min(low, rate);
      high = Math.max(high, rate);
      thirtyMinutes += count * rate;
    });
    return { low, high, thirtyMinutes };
  });
}

/** The same tariff at prices that tell its bands apart: 1, 31, 31² and so on; nine of them stay within 2^53. */
function withBandNumbers(rates: ClockRates): ClockRates {
  switch (rates.kind) {
    case "flat":
      return { kind: "flat", rate: 1 };
    case "two-rate":
      return { ...rates, nightRate: 1, dayRate: BASE };
    case "time-of-use": {
      const { clock = "london", bands } = rates;
      return {
        kind: "time-of-use",
        clock,
        bands: bands.map(({ days, windows, season }, i) => ({
          name: "",
          rate: BASE ** i,
          days,
          windows,
          ...(season === undefined ? {} : { season }),
        })),
        otherRate: BASE ** bands.length,
      };
    }
  }
}

function minutesOf(code: number, bands: number): number[] {
  return Array.from({ length: bands }, (_, i) => Math.floor(code / BASE ** i) % BASE);
}
