import { MARKS, type ChartBar, type SeriesName } from "../../chart/chart-bar.js";
import type { LegendItem } from "../../chart/Legend.js";
import { hasManyMissing, type MapDay } from "../../chart/year-map.js";
import { classesOf } from "../../chart/value-classes.js";
import { hasCutBar } from "../../chart/plot.js";
import type { Measure } from "./measure.js";

type LegendWord =
  | "electricity"
  | "gas"
  | "gasOnTop"
  | "export"
  | "estimated"
  | "gap"
  | "unvalued"
  | "unvaluedCarbon"
  | "suspect"
  | "suspectCut"
  | "provisional"
  | "corrected";

/** The looks that a bar chart has, each once. A single fuel needs no key of its own. */
export function barLegend(
  bars: readonly ChartBar[],
  measure: Measure,
  words: (word: LegendWord) => string,
): LegendItem[] {
  const seen = new Set(bars.flatMap(({ parts }) => parts.map(({ series }) => series)));
  const outlined = bars.flatMap(({ parts }) => parts).find(({ estimated }) => estimated);
  const series = (["electricity", "gas", "export"] as const).filter((name) => seen.has(name));
  const marks = MARKS.filter((mark) => bars.some((bar) => bar.marks.includes(mark)));
  const fills = [
    ...(bars.some(({ gap }) => gap > 0) ? (["gap"] as const) : []),
    ...(bars.some(({ unvalued }) => unvalued) ? (["unvalued"] as const) : []),
  ];
  return [
    ...(series.length > 1 ? series : []).map((name): LegendItem => ({
      key: name,
      look: { kind: "filled", series: name },
      // Where the two stand on each other, the place tells them apart without colour.
      words: words(name === "gas" && seen.has("electricity") ? "gasOnTop" : name),
    })),
    ...(outlined
      ? [
          {
            key: "estimated",
            look: { kind: "outlined", series: outlined.series },
            words: words("estimated"),
          } as const,
        ]
      : []),
    ...fills.map((fill): LegendItem => ({
      key: fill,
      look: { kind: fill },
      words: words(fill === "unvalued" && measure === "carbon" ? "unvaluedCarbon" : fill),
    })),
    ...marks.map((mark): LegendItem => ({
      key: mark,
      look: { kind: mark },
      words: words(mark === "suspect" && hasCutBar(bars) ? "suspectCut" : mark),
    })),
  ];
}

interface ClassWords {
  readonly below: (to: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly above: (from: string) => string;
  readonly gap: () => string;
  /** The limits between the classes, as they are read. */
  readonly limits: (values: readonly number[]) => readonly string[];
}

/** The classes of a year's map with their limits, and the hatching where days have gaps. */
export function mapLegend(days: readonly MapDay[], colour: string, words: ClassWords): LegendItem[] {
  const classes = classesOf(days.flatMap(({ value }) => (value === null ? [] : [value])));
  const limits = words.limits(classes.map(({ from }) => from));
  const saying = (nth: number) => {
    const [from = "", to] = [limits[nth], limits[nth + 1]];
    if (to === undefined) return words.above(from);
    return nth === 0 ? words.below(to) : words.between(from, to);
  };
  return [
    ...classes.map((_, nth): LegendItem => ({
      key: String(nth),
      look: { kind: "class", colour, nth },
      words: saying(nth),
    })),
    ...(days.some(hasManyMissing)
      ? [{ key: "gap", look: { kind: "gap" }, words: words.gap() } as const]
      : []),
  ];
}

/** The one series that a map is of, or null where it holds both fuels. */
export function onlySeries(names: readonly SeriesName[]): SeriesName | null {
  const used = [...new Set(names.filter((name) => name !== "export"))];
  return used.length === 1 ? (used[0] ?? null) : null;
}
