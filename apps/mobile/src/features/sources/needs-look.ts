import type { ShownSourcesStatus } from "../../data/answers.js";

export type SourceFigures = ShownSourcesStatus["sources"][number];

/** Fewer answers than this share of the last hour's calls is more than an odd lost one. */
const LEAST_ANSWERED = 0.95;

/** Whether somebody should look: it is not asked, answers too seldom, or something of it was given up. */
export function needsLook({ breaker, successRate, deadLetters }: SourceFigures): boolean {
  return breaker !== "closed" || (successRate !== null && successRate < LEAST_ANSWERED) || deadLetters > 0;
}

/** What needs a look stands first; otherwise the order stays. */
export function needyFirst(sources: readonly SourceFigures[]): readonly SourceFigures[] {
  return [...sources.filter(needsLook), ...sources.filter((source) => !needsLook(source))];
}
