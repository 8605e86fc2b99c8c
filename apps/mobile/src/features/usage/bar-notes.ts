import type { Coverage } from "../../data/answers.js";
import type { SeriesName } from "../../chart/chart-bar.js";
import { changeOf, remarkOf } from "./corrections.js";
import type { Finding } from "./finding.js";
import type { Measure } from "./measure.js";
import { counted, coverageFindings } from "./sentences.js";
import { addCoverage, heldIn, type UsageBar, type UsagePart } from "./usage-bars.js";

export const STATES = ["missing", "estimated", "suspect", "provisional", "corrected", "notYet"] as const;
export type State = (typeof STATES)[number];

/** What a row says beside its figures; a column without notes is actual throughout. */
export interface BarNote {
  /** null where it is true of every fuel of the column. */
  readonly series: SeriesName | null;
  readonly state: State;
  /** Half hours; null where it is the whole column. */
  readonly count: number | null;
  /** What changed, where the column is one half hour of one meter. */
  readonly change?: Finding;
}

/** The notes of a column, each fuel by itself where they differ. */
export function notesOf({ parts }: UsageBar): BarNote[] {
  const ofParts = parts.map((part) => statesOf(part));
  const first = JSON.stringify(ofParts[0]);
  if (ofParts.every((states) => JSON.stringify(states) === first)) {
    return (ofParts[0] ?? []).map((state) => ({ series: null, ...state }));
  }
  return parts.flatMap(({ series }, index) => (ofParts[index] ?? []).map((state) => ({ series, ...state })));
}

function statesOf({ coverage, corrections }: UsagePart): Omit<BarNote, "series">[] {
  return STATES.flatMap((state) => {
    const count = coverage[state];
    if (!(count > 0)) return [];
    const change = state === "corrected" ? remarkOf(corrections) : null;
    return [
      { state, count: count === coverage.expected ? null : count, ...(change === null ? {} : { change }) },
    ];
  });
}

/** The one word for how far a part can be trusted, as the catalogue `energy:quality` names it. */
export function qualityOf({
  coverage,
}: UsagePart): "actual" | "provisional" | "estimated" | "suspect" | "missing" | "not-yet" | "mixed" {
  if (coverage.expected === 0) return "mixed";
  if (coverage.provisional > 0) return coverage.provisional === coverage.expected ? "provisional" : "mixed";
  if (coverage.notYet === coverage.expected) return "not-yet";
  for (const state of ["actual", "estimated", "suspect", "missing"] as const) {
    if (coverage[state] === coverage.expected) return state;
  }
  return "mixed";
}

/** Why a picked column is as it is and what happens next, in sentences. */
export function reasonsOf(bar: UsageBar, measure: Measure, ofHalfHours: boolean): Finding[] {
  const coverage = addCoverage(bar.parts.map((part) => part.coverage));
  if (coverage.expected === 0) return [{ key: "detail.before" }];
  const reasons: Finding[] = ofHalfHours
    ? [...bar.parts.flatMap(({ corrections }) => corrections.map(changeOf)), ...halfHourReasons(coverage)]
    : [
        ...coverageFindings(coverage),
        ...(coverage.notYet > 0 ? [counted("stillToCome", coverage.notYet)] : []),
      ];
  return unvalued(bar, measure)
    ? [...reasons, { key: measure === "cost" ? "detail.notPriced" : "detail.notCarbon" }]
    : reasons;
}

function halfHourReasons(coverage: Coverage): Finding[] {
  return (["missing", "estimated", "suspect", "provisional", "notYet"] as const)
    .filter((state) => coverage[state] > 0)
    .map((state) => ({ key: `detail.${state}` }));
}

/** Held and believed, but without a value in the measure. Export has no carbon figure of its own. */
function unvalued(bar: UsageBar, measure: Measure): boolean {
  return bar.parts.some(
    (part) =>
      measure !== "energy" &&
      part.values[measure] === null &&
      heldIn(part.coverage) > part.coverage.suspect &&
      !(measure === "carbon" && part.series === "export"),
  );
}
