import { MARKS, type ChartBar, type Mark, type SeriesName } from "../../chart/chart-bar.js";
import type { MapDay } from "../../chart/year-map.js";
import type { Measure } from "./measure.js";
import {
  addCoverage,
  dateOf,
  heldIn,
  signedValue,
  usedValue,
  type UsageBar,
  type UsagePart,
} from "./usage-bars.js";

/** The columns as the bar chart draws them. */
export function chartBarsOf(bars: readonly UsageBar[], measure: Measure): ChartBar[] {
  const valued = seriesWithValues(bars, measure);
  return bars.map((bar) => ({
    start: bar.start,
    parts: bar.parts.flatMap((part) => {
      const value = signedValue(part, measure);
      // By night a solar home sends nothing: that is no bar.
      const nothing = value === null || (value === 0 && part.series === "export");
      return nothing ? [] : [{ series: part.series, value, estimated: isMostlyEstimated(part) }];
    }),
    gap: gapOf(bar),
    unvalued: isUnvalued(bar, measure, valued),
    marks: marksOf(bar),
  }));
}

/** The columns as the year's map draws them: what was used, export left out. */
export function mapDaysOf(bars: readonly UsageBar[], measure: Measure): MapDay[] {
  return bars.map((bar) => ({
    date: dateOf(bar),
    value: usedValue(bar, measure),
    gap: gapOf({ ...bar, parts: bar.parts.filter(({ series }) => series !== "export") }),
  }));
}

function isMostlyEstimated({ coverage }: UsagePart): boolean {
  return coverage.estimated > 0 && coverage.estimated * 2 >= heldIn(coverage);
}

/** A half hour is there or is not, whichever fuel it lacks; of a day a share can be missing. */
function gapOf({ parts }: UsageBar): number {
  const { missing, expected } = addCoverage(parts.map(({ coverage }) => coverage));
  if (missing === 0) return 0;
  return expected <= parts.length ? 1 : missing / expected;
}

function isUnvalued({ parts }: UsageBar, measure: Measure, valued: ReadonlySet<SeriesName>): boolean {
  return parts.some(
    (part) => valued.has(part.series) && heldIn(part.coverage) > 0 && part.values[measure] === null,
  );
}

/** A fuel without any price at all is told in words; dots over every column would say nothing. */
function seriesWithValues(bars: readonly UsageBar[], measure: Measure): Set<SeriesName> {
  return new Set(
    bars.flatMap(({ parts }) =>
      parts.filter((part) => part.values[measure] !== null).map((part) => part.series),
    ),
  );
}

function marksOf(bar: UsageBar): Mark[] {
  const coverage = addCoverage(bar.parts.map((part) => part.coverage));
  return MARKS.filter((mark) => coverage[mark] > 0);
}
