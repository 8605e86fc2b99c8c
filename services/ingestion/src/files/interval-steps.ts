const HALF_HOUR_MINUTES = 30;
/** So many equal longer steps on end are another granularity, not a row of single gaps: half a day of hours. */
const SHORTEST_COARSE_RUN = 12;

export interface StepFindings {
  /** True where the times as a whole do not go by half hours. */
  readonly otherGranularity: boolean;
  /** Minutes of rows inside a long run of hourly (or longer) steps in a file that otherwise goes by half hours. */
  readonly coarseMinutes: ReadonlySet<number>;
}

/**
 * Whether times that are given without their intervals go by half hours. Gaps do not hide that: half hours with gaps still
 * have steps of 30 minutes. A file of hours, days or quarter hours has (almost) none, and every second of its rows would
 * otherwise be read as a half hour. One row alone tells nothing and is believed.
 */
export function findSteps(minutes: Iterable<number>): StepFindings {
  const distinct = Float64Array.from(new Set(minutes)).sort();
  const steps: number[] = [];
  for (let i = 1; i < distinct.length; i++) steps.push(distinct[i]! - distinct[i - 1]!);
  const halfHourly = steps.filter((step) => step === HALF_HOUR_MINUTES).length;
  const finer = steps.filter((step) => step < HALF_HOUR_MINUTES).length;
  const coarser = steps.length - halfHourly - finer;
  // A tenth: a home may be read in bursts with long silence between; an hourly file has half-hour steps only by accident.
  const otherGranularity = steps.length > 0 && (finer > halfHourly || halfHourly * 10 < coarser);
  return { otherGranularity, coarseMinutes: otherGranularity ? new Set() : coarseRuns(distinct, steps) };
}

function coarseRuns(distinct: Float64Array, steps: readonly number[]): Set<number> {
  const found = new Set<number>();
  for (let begin = 0; begin < steps.length;) {
    const step = steps[begin]!;
    let end = begin + 1;
    while (end < steps.length && steps[end] === step) end++;
    if (step > HALF_HOUR_MINUTES && step % HALF_HOUR_MINUTES === 0 && end - begin >= SHORTEST_COARSE_RUN) {
      for (let i = begin; i <= end; i++) found.add(distinct[i]!);
    }
    begin = end;
  }
  return found;
}
