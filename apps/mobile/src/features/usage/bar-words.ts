import type { SeriesName } from "../../chart/chart-bar.js";
import { cubicMetres } from "../../words/format.js";
import type { Language } from "../../words/language.js";
import { amountText, exactEnergyText, timesText } from "./amount-text.js";
import { qualityOf, reasonsOf } from "./bar-notes.js";
import { MEASURES, type Measure } from "./measure.js";
import { say, type Voice } from "./say.js";
import { dateOf, type UsageBar, type UsagePart } from "./usage-bars.js";

/** A picked bar in words. */
export interface BarWords {
  readonly title: string;
  /** One for each fuel: how much, what it cost, its carbon. */
  readonly lines: readonly string[];
  /** Why it is as it is, and what happens next. */
  readonly reasons: readonly string[];
}

interface Names {
  readonly series: (name: SeriesName) => string;
  readonly quality: (quality: ReturnType<typeof qualityOf>) => string;
}

export function barWords(
  bar: UsageBar,
  measure: Measure,
  ofHalfHours: boolean,
  voice: Voice,
  names: Names,
): BarWords {
  return {
    title: ofHalfHours
      ? timesText(bar.start, bar.end, voice.language)
      : say({ key: "period.day", values: { date: { as: "date", date: dateOf(bar) } } }, voice),
    lines: bar.parts.map((part) => lineOf(part, ofHalfHours, voice.language, names)),
    reasons: reasonsOf(bar, measure, ofHalfHours).map((reason) => say(reason, voice)),
  };
}

/** The same in one breath, for screen readers. */
export function spokenBar({ title, lines, reasons }: BarWords): string {
  return [title, ...lines, ...reasons].join(". ");
}

function lineOf(part: UsagePart, ofHalfHours: boolean, language: Language, names: Names): string {
  const figures = MEASURES.flatMap((measure) => {
    const value = part.values[measure];
    if (value === null) return [];
    return [
      ofHalfHours && measure === "energy" ? exactEnergyText(value) : amountText(value, measure, language),
    ];
  });
  const volume = part.volumeDm3 === null ? [] : [cubicMetres(part.volumeDm3, 3)];
  const quality = qualityOf(part);
  // A mixed day's half hours are told one kind at a time, in the reasons.
  const trust = quality === "mixed" ? [] : [names.quality(quality).toLowerCase()];
  return `${names.series(part.series)}: ${[...figures, ...volume, ...trust].join(", ")}`;
}
