import type { LondonDate } from "@halfhourly/domain";
import type { Usage } from "../../data/answers.js";
import type { SeriesName } from "../../chart/chart-bar.js";
import { clockWords } from "./amount-text.js";
import { notesOf, type BarNote } from "./bar-notes.js";
import { sumKnown, valueIn, type Measure } from "./measure.js";
import { monthsOf } from "./month-rows.js";
import { dateOf, heldIn, seriesNameOf, type UsageBar } from "./usage-bars.js";

/** One row of the table beside the chart, from the values that the chart draws. */
export interface TableRow {
  readonly key: string;
  readonly heading:
    | { readonly as: "clock"; readonly text: string }
    | { readonly as: "day" | "month"; readonly date: LondonDate }
    | { readonly as: "standingCharge" | "total" };
  /** In the order of `columns`; null where it cannot be said. */
  readonly values: readonly (number | null)[];
  readonly notes: readonly BarNote[];
  /** Months only: what an average complete day used, so that months of unequal length compare. */
  readonly perDay?: number | null;
}

/** The columns of figures: one for each series. */
export function tableColumns(bars: readonly UsageBar[]): SeriesName[] {
  return bars[0]?.parts.map((part) => part.series) ?? [];
}

export function tableRows(usage: Usage, bars: readonly UsageBar[], measure: Measure): TableRow[] {
  if (usage.period === "year") return [...monthRows(bars, measure), totalRow(usage, bars, measure)];
  const rows = bars.map((bar): TableRow => ({
    key: bar.start,
    heading:
      usage.period === "day"
        ? { as: "clock", text: clockWords(bar.start) }
        : { as: "day", date: dateOf(bar) },
    values: bar.parts.map((part) => part.values[measure]),
    notes: notesOf(bar),
  }));
  return [...rows, ...standingRow(usage, bars, measure), totalRow(usage, bars, measure)];
}

function monthRows(bars: readonly UsageBar[], measure: Measure): TableRow[] {
  const columns = tableColumns(bars);
  // Months before the first reading and months to come say nothing.
  const told = monthsOf(bars, measure).filter(({ coverage }) => coverage.missing > 0 || heldIn(coverage) > 0);
  return told.map(({ firstDate, totals, perDay, coverage }) => ({
    key: firstDate,
    heading: { as: "month", date: firstDate },
    values: columns.map((name) => totals.get(name) ?? null),
    perDay,
    notes:
      coverage.missing > 0
        ? [
            {
              series: null,
              state: "missing",
              count: coverage.missing === coverage.expected ? null : coverage.missing,
            },
          ]
        : [],
  }));
}

/** Half hours hold no standing charge, so the rows of a day only add up with a row of its own. */
function standingRow(usage: Usage, bars: readonly UsageBar[], measure: Measure): TableRow[] {
  if (usage.period !== "day" || measure !== "cost") return [];
  const totals = totalsOf(usage, bars, measure);
  const values = totals.map((total, index) => {
    const energy = sumKnown(bars.map(({ parts }) => parts[index]?.values[measure] ?? null));
    return total === null || energy === null || total === energy ? null : total - energy;
  });
  return values.every((value) => value === null)
    ? []
    : [{ key: "standing", heading: { as: "standingCharge" }, values, notes: [] }];
}

function totalRow(usage: Usage, bars: readonly UsageBar[], measure: Measure): TableRow {
  return { key: "total", heading: { as: "total" }, values: totalsOf(usage, bars, measure), notes: [] };
}

/** The service's own totals: a gas total is made from the volume, not from rounded parts. */
function totalsOf(usage: Usage, bars: readonly UsageBar[], measure: Measure): (number | null)[] {
  return tableColumns(bars).map((name) =>
    sumKnown(
      usage.series
        .filter(({ key }) => seriesNameOf(key) === name)
        .map(({ total }) => valueIn(measure, total)),
    ),
  );
}
