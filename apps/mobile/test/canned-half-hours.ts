import { daysBetween, slotAt, type LondonDate } from "@halfhourly/domain";
import type { Amount, Bar, Coverage, Usage } from "../src/data/answers.js";

/** Answers in the shape of the contract for a home of our own making: the same for the same question, every time. */

export type SeriesKind = "electricity" | "gas" | "export";
export type Period = Usage["period"];

export const NEWEST_SLOT = slotAt(Date.parse("2026-11-21T17:00:00Z"));
export const FIRST_DATE = "2025-10-20";
export const COST_UNITS_PER_WH: Record<SeriesKind, number> = {
  electricity: 2_570_000,
  gas: 629_000,
  export: -1_500_000,
};
export const STANDING_UNITS: Record<SeriesKind, number> = {
  electricity: 5_719_000_000,
  gas: 3_509_000_000,
  export: 0,
};
export const GRAMS_PER_KWH: Record<SeriesKind, number> = { electricity: 150, gas: 183, export: 0 };
export const WH_PER_DM3 = 11.2;

export interface HalfHour {
  readonly quality: Bar["quality"];
  readonly value: number | null;
  readonly correctedFrom?: number;
  /** Known from live telemetry only. */
  readonly live?: boolean;
}

/** A value between 0 and 1 from three whole numbers. */
export function noise(a: number, b: number, c: number): number {
  let hash = (a * 374_761_393 + b * 668_265_263 + c * 2_147_483_647) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

export function halfHourOf(kind: SeriesKind, date: LondonDate, index: number, slot: number): HalfHour {
  if (slot >= NEWEST_SLOT) return { quality: "not-yet", value: null };
  const seed = { electricity: 1, gas: 2, export: 3 }[kind];
  const day = daysBetween("2025-01-01", date);
  const cold = (1 + Math.cos(((day - 15) / 365) * 2 * Math.PI)) / 2;
  const hour = (index / 2) % 24;
  const bump = (at: number, width: number) => Math.exp(-(((hour - at) / width) ** 2));
  const shape = {
    electricity:
      0.12 + 0.25 * bump(7.5, 1.2) + 0.75 * bump(18, 2.2) * (0.7 + 0.5 * cold) + 0.1 * bump(12.5, 2),
    gas: (0.05 + 0.95 * cold) * (1.3 * bump(7, 1.3) + 0.9 * bump(18.5, 2.5) + 0.08),
    export: (1 - 0.85 * cold) * 0.9 * bump(12.5, 2.6),
  }[kind];
  const wh = Math.round(1000 * shape * (0.55 + 0.9 * noise(seed, day, index)));
  const value = kind === "gas" ? Math.round(wh / WH_PER_DM3) : wh;
  if (kind !== "export" && date === "2026-11-19" && index >= 20 && index < 23)
    return { quality: "missing", value: null };
  if (kind === "electricity" && date >= "2026-08-03" && date <= "2026-08-05")
    return { quality: "missing", value: null };
  if (date === "2026-11-17" && kind !== "export") return { quality: "estimated", value };
  if (date === "2026-11-19" && kind === "electricity" && index === 30)
    return { quality: "suspect", value: 38_400 };
  if (date === "2026-11-20" && kind === "electricity" && index === 35)
    return { quality: "actual", value: 390, correctedFrom: 420 };
  if (date === "2026-11-19" && kind !== "export" && index >= 40 && index < 44)
    return { quality: "estimated", value };
  if (kind === "electricity" && slot >= NEWEST_SLOT - 3) return { quality: "actual", value, live: true };
  return { quality: "actual", value };
}

export const NO_COVERAGE: Coverage = {
  expected: 0,
  actual: 0,
  estimated: 0,
  suspect: 0,
  missing: 0,
  notYet: 0,
  corrected: 0,
  provisional: 0,
  notPriced: 0,
  notCarbon: 0,
};

export function coverageOf(halfHours: readonly HalfHour[], isExport: boolean): Coverage {
  const count = (quality: Bar["quality"]) => halfHours.filter((half) => half.quality === quality).length;
  const suspect = count("suspect");
  const held = halfHours.filter(({ value }) => value !== null).length;
  return {
    expected: halfHours.length,
    actual: count("actual"),
    estimated: count("estimated"),
    suspect,
    missing: count("missing"),
    notYet: count("not-yet"),
    provisional: halfHours.filter(({ live }) => live === true).length,
    corrected: halfHours.filter((half) => half.correctedFrom !== undefined).length,
    notPriced: suspect,
    notCarbon: isExport ? held : suspect,
  };
}

export function poundsText(units: number): string {
  const sign = units < 0 ? "-" : "";
  const digits = String(Math.abs(units)).padStart(11, "0");
  return `${sign}${digits.slice(0, -10)}.${digits.slice(-10)}`;
}

export function amountOf(kind: SeriesKind, halfHours: readonly HalfHour[], days: number): Amount {
  const held = halfHours.filter((half): half is HalfHour & { value: number } => half.value !== null);
  const coverage = coverageOf(halfHours, kind === "export");
  if (held.length === 0) return { ...NOTHING, coverage };
  const quantity = held.reduce((sum, { value }) => sum + value, 0);
  const toWh = (value: number) => (kind === "gas" ? Math.round(value * WH_PER_DM3) : value);
  const energyWh = held.reduce((sum, { value }) => sum + toWh(value), 0);
  const pricedWh = held
    .filter(({ quality }) => quality !== "suspect")
    .reduce((sum, { value }) => sum + toWh(value), 0);
  if (pricedWh === 0 && coverage.suspect > 0) return { ...NOTHING, quantity, energyWh, coverage };
  return amountFrom(quantity, energyWh, pricedWh, STANDING_UNITS[kind] * days, kind, coverage);
}

export const NOTHING: Amount = {
  quantity: null,
  energyWh: null,
  costPence: null,
  costExactPounds: null,
  standingChargePence: null,
  vatPence: null,
  carbonGrams: null,
  coverage: NO_COVERAGE,
};

export function amountFrom(
  quantity: number,
  energyWh: number,
  pricedWh: number,
  standing: number,
  kind: SeriesKind,
  coverage: Coverage,
): Amount {
  const units = pricedWh * COST_UNITS_PER_WH[kind] + standing;
  return {
    quantity,
    energyWh,
    costPence: Math.floor(units / 1e8 + 0.5),
    costExactPounds: poundsText(units),
    standingChargePence: Math.round(standing / 1e8),
    vatPence: Math.round(units / 21e8),
    carbonGrams: kind === "export" ? null : Math.round((pricedWh * GRAMS_PER_KWH[kind]) / 1000),
    coverage,
  };
}

export function addAmounts(amounts: readonly Amount[]): Amount {
  const total = (read: (amount: Amount) => number | null) => {
    const known = amounts.map(read).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  };
  const units = total((amount) =>
    amount.costExactPounds === null ? null : Math.round(Number(amount.costExactPounds) * 1e10),
  );
  const coverage = { ...NO_COVERAGE };
  for (const amount of amounts)
    for (const key of Object.keys(coverage) as (keyof Coverage)[]) coverage[key] += amount.coverage[key];
  return {
    quantity: amounts.length === 1 ? (amounts[0]?.quantity ?? null) : null,
    energyWh: total((amount) => amount.energyWh),
    costPence: units === null ? null : Math.floor(units / 1e8 + 0.5),
    costExactPounds: units === null ? null : poundsText(units),
    standingChargePence: total((amount) => amount.standingChargePence),
    vatPence: total((amount) => amount.vatPence),
    carbonGrams: total((amount) => amount.carbonGrams),
    coverage,
  };
}
