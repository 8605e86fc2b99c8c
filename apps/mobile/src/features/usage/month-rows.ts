import type { LondonDate } from "@halfhourly/domain";
import type { SeriesName } from "../../chart/chart-bar.js";
import type { Coverage } from "../../data/answers.js";
import { sumKnown, type Measure } from "./measure.js";
import { addCoverage, dateOf, heldIn, usedValue, type UsageBar } from "./usage-bars.js";

/** One month of a year, made of its day bars. */
export interface MonthOfYear {
  readonly firstDate: LondonDate;
  readonly bars: readonly UsageBar[];
  readonly totals: ReadonlyMap<SeriesName, number | null>;
  /** What was used on an average day, over the days that hold every half hour: months of unequal length compare fairly. */
  readonly perDay: number | null;
  /** How many days `perDay` stands on. */
  readonly wholeDays: number;
  readonly coverage: Coverage;
}

/** The months of a run of day bars, in order. */
export function monthsOf(bars: readonly UsageBar[], measure: Measure): MonthOfYear[] {
  const months = new Map<string, UsageBar[]>();
  for (const bar of bars) {
    const month = dateOf(bar).slice(0, 7);
    const held = months.get(month);
    if (held) held.push(bar);
    else months.set(month, [bar]);
  }
  return [...months].map(([month, ofMonth]) => monthOf(month, ofMonth, measure));
}

function monthOf(month: string, bars: readonly UsageBar[], measure: Measure): MonthOfYear {
  const names = bars[0]?.parts.map(({ series }) => series) ?? [];
  const totals = new Map(
    names.map((name) => [
      name,
      sumKnown(
        bars.flatMap(({ parts }) =>
          parts.filter(({ series }) => series === name).map((part) => part.values[measure]),
        ),
      ),
    ]),
  );
  const whole = bars.filter((bar) => isWhole(bar, measure));
  const used = sumKnown(whole.map((bar) => usedValue(bar, measure)));
  return {
    firstDate: `${month}-01`,
    bars,
    totals,
    perDay: used === null ? null : Math.round(used / whole.length),
    wholeDays: whole.length,
    coverage: addCoverage(bars.flatMap(({ parts }) => parts.map(({ coverage }) => coverage))),
  };
}

/** A day that holds every half hour of every fuel, each with a value in the measure. */
function isWhole({ parts }: UsageBar, measure: Measure): boolean {
  const used = parts.filter(({ series }) => series !== "export");
  return (
    used.length > 0 &&
    used.every((part) => part.values[measure] !== null && heldIn(part.coverage) === part.coverage.expected)
  );
}
