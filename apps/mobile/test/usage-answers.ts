import {
  addDays,
  datesFrom,
  londonDateOf,
  settlementDay,
  slotStartIso,
  weekdayOf,
  type LondonDate,
} from "@halfhourly/domain";
import type { Bar, Comparison, Home, HomeRow, Usage, UsageSeries } from "../src/data/answers.js";

/** Answers in the shape of the contract for a home of our own making: the same for the same question, every time. */

import {
  type SeriesKind,
  type Period,
  NEWEST_SLOT,
  FIRST_DATE,
  COST_UNITS_PER_WH,
  WH_PER_DM3,
  type HalfHour,
  halfHourOf,
  amountOf,
  addAmounts,
} from "./canned-half-hours.js";

export { addAmounts, NEWEST_SLOT, type SeriesKind } from "./canned-half-hours.js";
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
          ...(half.correctedFrom === undefined
            ? {}
            : {
                correctedFrom: half.correctedFrom,
                correctedAt: "2026-11-21T09:12:00Z",
                correctedQuality: "estimated" as const,
                correctedSource: "supplier" as const,
              }),
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
