/** A half hour on the London clock, as the domain's `londonClock` tells it. */
export interface ClockReading {
  /** Minutes after midnight by the clock on the wall. */
  readonly minute: number;
  /** 0 in winter, 60 in summer. */
  readonly offsetMinutes: number;
}

export interface AxisLabel {
  /** The bar that the label belongs to. */
  readonly index: number;
  /** A time stands where its bar begins, a day in the middle of its bar. */
  readonly at: "edge" | "middle";
  readonly text: string;
  /** 0 stands on the axis; 1 and 2 hang lower, each on a line of its own, so that neighbours never overlap. */
  readonly row: 0 | 1 | 2;
}

const HOUR_STEPS = [1, 2, 3, 4, 6, 12] as const;

/**
 * The hours under a day's bars by the clock on the wall. On the day that the clocks go back both one o'clocks are named,
 * with BST and GMT; on the day that they go forward the hour after the jump is named.
 * @param clocks one for each bar, in order (46, 48 or 50)
 * @param barPx width of one bar's column
 * @param labelPx width that one label needs, its space included
 */
export function hourLabels(clocks: readonly ClockReading[], barPx: number, labelPx: number): AxisLabel[] {
  const step = HOUR_STEPS.find((hours) => hours * 2 * barPx >= labelPx) ?? 24;
  const changeAt = clocks.findIndex(
    (clock, index) => index > 0 && clock.offsetMinutes !== clocks[index - 1]?.offsetMinutes,
  );
  const changed = changeAt < 0 ? [] : changeLabels(clocks, changeAt);
  // The line that leads down to a lower label must not cross a word.
  const leader = changed[0] ? changed[0].index * barPx : Infinity;
  const labels: AxisLabel[] = [];
  let free = -Infinity;
  clocks.forEach(({ minute }, index) => {
    const x = index * barPx;
    const besideChange = changed.some((label) => Math.abs(label.index - index) < 2);
    if (minute % (step * 60) !== 0 || besideChange || x < free || Math.abs(x - leader) < labelPx / 3) return;
    labels.push({ index, at: "edge", text: clockText(minute), row: 0 });
    free = x + labelPx;
  });
  return [...labels, ...changed];
}

function changeLabels(clocks: readonly ClockReading[], changeAt: number): AxisLabel[] {
  const after = clocks[changeAt] as ClockReading;
  const isRepeat = after.offsetMinutes === 0;
  const named = (index: number, row: 1 | 2): AxisLabel => {
    const clock = clocks[index] as ClockReading;
    return { index, at: "edge", text: `${clockText(clock.minute)} ${zoneName(clock)}`, row };
  };
  const first = clocks.findIndex((clock) => clock.minute === after.minute);
  return isRepeat ? [named(first, 1), named(changeAt, 2)] : [named(changeAt, 1)];
}

/** `HH:MM` for minutes after midnight, 0 to 1440. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** GB's two clocks by the names that people and radio use, in either language. */
export function zoneName(clock: ClockReading): "BST" | "GMT" {
  return clock.offsetMinutes === 0 ? "GMT" : "BST";
}

/**
 * Which bars of a row of days get a label, so that none touches the next: always the first, then evenly.
 * @param count number of bars
 * @param barPx width of one bar's column
 * @param labelPx width that one label needs, its space included
 */
export function everyNth(count: number, barPx: number, labelPx: number): number[] {
  const atLeast = Math.max(1, Math.ceil(labelPx / barPx));
  const step = [1, 2, 5, 7, 10, 14].find((size) => size >= atLeast) ?? atLeast;
  return Array.from({ length: Math.ceil(count / step) }, (_, nth) => nth * step);
}
