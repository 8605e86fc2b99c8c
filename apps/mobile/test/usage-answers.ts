import {
  addDays,
  datesFrom,
  daysBetween,
  londonDateOf,
  settlementDay,
  slotAt,
  slotStartIso,
  weekdayOf,
  type LondonDate,
} from "@halfhourly/domain";
import type {
  Amount,
  Bar,
  Comparison,
  Coverage,
  Home,
  HomeRow,
  Usage,
  UsageSeries,
} from "../src/data/answers.js";

/** Answers in the shape of the contract for a home of our own making: the same for the same question, every time. */

export type SeriesKind = "electricity" | "gas" | "export";
type Period = Usage["period"];

export const NEWEST_SLOT = slotAt(Date.parse("2026-11-21T17:00:00Z"));
const FIRST_DATE = "2025-10-20";
const COST_UNITS_PER_WH: Record<SeriesKind, number> = {
  electricity: 2_570_000,
  gas: 629_000,
  export: -1_500_000,
};
const STANDING_UNITS: Record<SeriesKind, number> = {
  electricity: 5_719_000_000,
  gas: 3_509_000_000,
  export: 0,
};
const GRAMS_PER_KWH: Record<SeriesKind, number> = { electricity: 150, gas: 183, export: 0 };
const WH_PER_DM3 = 11.2;

interface HalfHour {
  readonly quality: Bar["quality"];
  readonly value: number | null;
  readonly correctedFrom?: number;
}

/** A value between 0 and 1 from three whole numbers. */
function noise(a: number, b: number, c: number): number {
  let hash = (a * 374_761_393 + b * 668_265_263 + c * 2_147_483_647) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

function halfHourOf(kind: SeriesKind, date: LondonDate, index: number, slot: number): HalfHour {
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
  return { quality: "actual", value };
}

const NO_COVERAGE: Coverage = {
  expected: 0,
  actual: 0,
  estimated: 0,
  suspect: 0,
  missing: 0,
  notYet: 0,
  corrected: 0,
  notPriced: 0,
  notCarbon: 0,
};

function coverageOf(halfHours: readonly HalfHour[], isExport: boolean): Coverage {
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
    corrected: halfHours.filter((half) => half.correctedFrom !== undefined).length,
    notPriced: suspect,
    notCarbon: isExport ? held : suspect,
  };
}

function poundsText(units: number): string {
  const sign = units < 0 ? "-" : "";
  const digits = String(Math.abs(units)).padStart(11, "0");
  return `${sign}${digits.slice(0, -10)}.${digits.slice(-10)}`;
}

function amountOf(kind: SeriesKind, halfHours: readonly HalfHour[], days: number): Amount {
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

const NOTHING: Amount = {
  quantity: null,
  energyWh: null,
  costPence: null,
  costExactPounds: null,
  standingChargePence: null,
  vatPence: null,
  carbonGrams: null,
  coverage: NO_COVERAGE,
};

function amountFrom(
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

export function periodOf(period: Period, date: LondonDate): { from: LondonDate; to: LondonDate } {
  if (period === "day") return { from: date, to: date };
  if (period === "week") {
    const from = addDays(date, -["mon", "tue", "wed", "thu", "fri", "sat", "sun"].indexOf(weekdayOf(date)));
    return { from, to: addDays(from, 6) };
  }
  if (period === "year") return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  const from = `${date.slice(0, 7)}-01`;
  const inNext = addDays(from, 31);
  return { from, to: addDays(`${inNext.slice(0, 7)}-01`, -1) };
}

function halfHoursOf(kind: SeriesKind, date: LondonDate): { slot: number; half: HalfHour }[] {
  const { firstSlot, slotCount } = settlementDay(date);
  return Array.from({ length: slotCount }, (_, index) => {
    const slot = firstSlot + index;
    return {
      slot,
      half:
        date < FIRST_DATE
          ? ({ quality: "missing", value: null } as HalfHour)
          : halfHourOf(kind, date, index, slot),
    };
  });
}

function qualityOf(halfHours: readonly HalfHour[]): Bar["quality"] {
  const kinds = new Set(halfHours.map(({ quality }) => quality));
  return kinds.size === 1 ? ([...kinds][0] ?? "missing") : "mixed";
}

function seriesOf(kind: SeriesKind, period: Period, from: LondonDate, to: LondonDate): UsageSeries {
  const dates = datesFrom(from, to);
  const bars: Bar[] =
    period === "day"
      ? halfHoursOf(kind, from).map(({ slot, half }) => ({
          start: slotStartIso(slot),
          end: slotStartIso(slot + 1),
          quality: half.quality,
          ...(half.correctedFrom === undefined ? {} : { correctedFrom: half.correctedFrom }),
          amount: amountOf(kind, [half], 0),
        }))
      : dates.map((date) => {
          const halfHours = halfHoursOf(kind, date);
          const first = halfHours[0]?.slot ?? 0;
          return {
            start: slotStartIso(first),
            end: slotStartIso(first + halfHours.length),
            quality: qualityOf(halfHours.map(({ half }) => half)),
            amount: amountOf(
              kind,
              halfHours.map(({ half }) => half),
              1,
            ),
          };
        });
  const all = dates.flatMap((date) => halfHoursOf(kind, date).map(({ half }) => half));
  const daysHeld = dates.filter((date) =>
    halfHoursOf(kind, date).some(({ half }) => half.value !== null),
  ).length;
  return {
    key: {
      meterId: kind === "gas" ? "m-gas" : "m-el",
      fuel: kind === "gas" ? "gas" : "electricity",
      direction: kind === "export" ? "export" : "import",
      element: 1,
      unit: kind === "gas" ? "dm3" : "Wh",
    },
    bars,
    total: amountOf(kind, all, daysHeld),
  };
}

const SHIFT_DAYS: Record<Period, number> = { day: 7, week: 7, month: 28, year: 364 };

function comparisonOf(
  kinds: readonly SeriesKind[],
  period: Period,
  from: LondonDate,
  to: LondonDate,
): Comparison {
  const before = { from: addDays(from, -SHIFT_DAYS[period]), to: addDays(to, -SHIFT_DAYS[period]) };
  let [nowWh, beforeWh, nowUnits, beforeUnits, paired, expected] = [0, 0, 0, 0, 0, 0];
  for (const kind of kinds.filter((name) => name !== "export")) {
    datesFrom(from, to).forEach((date) => {
      const then = halfHoursOf(kind, addDays(date, -SHIFT_DAYS[period]));
      halfHoursOf(kind, date).forEach(({ half }, index) => {
        expected++;
        const [now, earlier] = [half.value, then[index]?.half.value];
        if (now === null || earlier === null || earlier === undefined || half.quality === "suspect") return;
        paired++;
        const toWh = (value: number) => (kind === "gas" ? Math.round(value * WH_PER_DM3) : value);
        nowWh += toWh(now);
        beforeWh += toWh(earlier);
        nowUnits += toWh(now) * COST_UNITS_PER_WH[kind];
        beforeUnits += toWh(earlier) * COST_UNITS_PER_WH[kind];
      });
    });
  }
  const enough = expected > 0 && paired * 2 >= expected && beforeWh > 0;
  const change = (now: number, earlier: number) =>
    enough ? Math.round(((now - earlier) / earlier) * 1000) / 10 : null;
  return {
    ...before,
    pairedHalfHours: paired,
    expectedHalfHours: expected,
    enough,
    nowWh,
    beforeWh,
    changePercent: change(nowWh, beforeWh),
    nowCostPence: Math.round(nowUnits / 1e8),
    beforeCostPence: Math.round(beforeUnits / 1e8),
    changeCostPercent: change(nowUnits, beforeUnits),
  };
}

const FRESHNESS = { dataUpTo: slotStartIso(NEWEST_SLOT), computedAt: "2026-11-21T17:05:00Z", stale: false };
const RULES = {
  gasConversion: "gas-kwh-1: m³ × 1.02264 × 39.5 MJ/m³ ÷ 3.6 (fallback calorific value)",
  costRounding: "cost-1: exact sum, rounded once half-up to the penny",
  carbon: "half-hourly intensities, GB 2026",
};

function kindsFor(fuel: Usage["fuel"], held: readonly SeriesKind[]): SeriesKind[] {
  return held.filter((kind) => fuel === "both" || (fuel === "gas" ? kind === "gas" : kind !== "gas"));
}

/** GET /v1/usage for a home that has the given registers. */
export function usageAnswer(
  period: Period,
  date: LondonDate,
  fuel: Usage["fuel"],
  held: readonly SeriesKind[] = ["electricity", "gas"],
): Usage {
  const { from, to } = periodOf(period, date);
  const kinds = kindsFor(fuel, held);
  const series = kinds.map((kind) => seriesOf(kind, period, from, to));
  const imports = series.filter(({ key }) => key.direction === "import").map(({ total }) => total);
  const exports = series.filter(({ key }) => key.direction === "export").map(({ total }) => total);
  return {
    period,
    fuel,
    from,
    to,
    halfHours: datesFrom(from, to).reduce((sum, day) => sum + settlementDay(day).slotCount, 0),
    series,
    imported: addAmounts(imports),
    exported: exports.length === 0 ? null : addAmounts(exports),
    comparison: comparisonOf(kinds, period, from, to),
    freshness: FRESHNESS,
    rules: RULES,
    earliest: FIRST_DATE,
    latest: londonDateOf(NEWEST_SLOT - 1),
  };
}

/** GET /v1/home for the same home. */
export function homeAnswer(held: readonly SeriesKind[] = ["electricity", "gas"]): Home {
  const date = londonDateOf(NEWEST_SLOT - 1);
  const rows = (["day", "week", "month"] as const).map((period): HomeRow => {
    const usage = usageAnswer(period, date, "both", held);
    return {
      period,
      from: usage.from,
      to: usage.to,
      soFar: true,
      imported: usage.imported,
      exported: usage.exported,
      byFuel: usage.series
        .filter(({ key }) => key.direction === "import")
        .map(({ key, total }) => ({ fuel: key.fuel, imported: total })),
      comparison: usage.comparison,
    };
  });
  return { displayName: "Sam", generated: true, rows, freshness: FRESHNESS, rules: RULES };
}
