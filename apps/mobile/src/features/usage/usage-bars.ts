import { londonDateOf, slotAt, type LondonDate } from "@halfhourly/domain";
import type { SeriesName } from "../../chart/chart-bar.js";
import type { Bar, Coverage, Usage, UsageSeries } from "../../data/answers.js";
import { MEASURES, sumKnown, valueIn, type Measure } from "./measure.js";

/** A value that replaced another, in the register's own unit. */
export interface Correction {
  readonly unit: "Wh" | "dm3";
  readonly from: number;
  readonly to: number;
  /** UTC instant; null in an old copy of an answer, which did not say it. */
  readonly at: string | null;
  /** What the first value was: "live" was provisional from the start, and is no correction. */
  readonly first: "live" | "actual" | "estimated" | "suspect";
}

/** One fuel and direction of one column: every meter and element of that fuel added up. */
export interface UsagePart {
  readonly series: SeriesName;
  /** Wh, 10^-10 £, g CO2e; null where nothing can be said. */
  readonly values: Readonly<Record<Measure, number | null>>;
  /** Thousandths of a cubic metre, where the register counts in them. */
  readonly volumeDm3: number | null;
  readonly coverage: Coverage;
  readonly corrections: readonly Correction[];
}

/** One column of the chart and one row of the table: both are made from this and nothing else. */
export interface UsageBar {
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  /** In the order of drawing: electricity, gas, export. */
  readonly parts: readonly UsagePart[];
}

const ORDER: readonly SeriesName[] = ["electricity", "gas", "export"];

/** Which of the three colours a register belongs to. */
export function seriesNameOf(key: UsageSeries["key"]): SeriesName {
  return key.direction === "export" ? "export" : key.fuel;
}

/** The columns of a period, its registers put together. Empty where the home has no register for the choice. */
export function usageBarsOf(usage: Usage): UsageBar[] {
  const longest = usage.series.reduce<readonly Bar[]>(
    (most, { bars }) => (bars.length > most.length ? bars : most),
    [],
  );
  const whole = longest.map(({ start, end }, index) => ({
    start,
    end,
    parts: ORDER.flatMap((name) => {
      const same = usage.series.filter(({ key }) => seriesNameOf(key) === name);
      return same.length === 0 ? [] : [partOf(name, same, index)];
    }),
  }));
  return whole.map((bar) => (usage.earliest !== null && dateOf(bar) < usage.earliest ? emptied(bar) : bar));
}

/** Before the first reading that is held nothing is expected, so nothing is missing either. */
function emptied(bar: UsageBar): UsageBar {
  return { ...bar, parts: bar.parts.map((part) => ({ ...part, coverage: NOTHING })) };
}

function partOf(name: SeriesName, same: readonly UsageSeries[], index: number): UsagePart {
  const bars = same.flatMap((series) => {
    const bar = series.bars[index];
    return bar ? [{ key: series.key, bar }] : [];
  });
  const values = Object.fromEntries(
    MEASURES.map((measure) => [measure, sumKnown(bars.map(({ bar }) => valueIn(measure, bar.amount)))]),
  ) as Record<Measure, number | null>;
  return {
    series: name,
    values,
    volumeDm3: sumKnown(bars.map(({ key, bar }) => (key.unit === "dm3" ? bar.amount.quantity : null))),
    coverage: addCoverage(bars.map(({ bar }) => bar.amount.coverage)),
    corrections: bars.flatMap(({ key, bar }) =>
      bar.correctedFrom === undefined || bar.amount.quantity === null
        ? []
        : [
            {
              unit: key.unit,
              from: bar.correctedFrom,
              to: bar.amount.quantity,
              at: bar.correctedAt ?? null,
              first: bar.correctedSource === "live" ? "live" : (bar.correctedQuality ?? "actual"),
            },
          ],
    ),
  };
}

/** Half hours of several registers, or of several columns, counted together. */
export function addCoverage(coverages: readonly Coverage[]): Coverage {
  const sum = { ...NOTHING };
  for (const coverage of coverages) {
    for (const name of Object.keys(NOTHING) as (keyof Coverage)[]) sum[name] += coverage[name];
  }
  return sum;
}

const NOTHING: Coverage = {
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

/** Half hours that hold a value of any quality. */
export function heldIn(coverage: Coverage): number {
  return coverage.actual + coverage.estimated + coverage.suspect;
}

/** What a part counts for in a column: export is the other way, and its cost is below zero already. */
export function signedValue(part: UsagePart, measure: Measure): number | null {
  const value = part.values[measure];
  if (value === null || part.series !== "export" || measure === "cost") return value;
  return value === 0 ? 0 : -value;
}

/** What a column used, every fuel together; export is left out. */
export function usedValue({ parts }: UsageBar, measure: Measure): number | null {
  return sumKnown(parts.filter(({ series }) => series !== "export").map((part) => part.values[measure]));
}

/** The London date on which a bar starts. */
export function dateOf({ start }: Pick<UsageBar, "start">): LondonDate {
  return londonDateOf(slotAt(Date.parse(start)));
}
