import { rectangle } from "./plot.js";

/** How a bar is told apart, with and without colour. */
export type RankLook = "cheaper" | "dearer" | "today" | "plain";

export interface RankBar {
  readonly key: string;
  /** Written before it: a place, or whose it is. */
  readonly name: string;
  /** In any unit; below 0 the bar begins at the line of nothing all the same and is drawn to the left. */
  readonly value: number;
  /** The value in words, written after it. */
  readonly text: string;
  readonly look: RankLook;
}

export interface RankPlot {
  /** Px from the left at which nothing lies. */
  readonly zero: number;
  readonly bars: readonly { readonly bar: RankBar; readonly path: string }[];
  /** Px from the left of a value. */
  x(value: number): number;
}

/** Lays bars out from one common line of nothing, so that their lengths compare; the longest fills the width. */
export function rankPlot(bars: readonly RankBar[], size: { width: number; barHeight: number }): RankPlot {
  const low = Math.min(0, ...bars.map(({ value }) => value));
  const high = Math.max(0, ...bars.map(({ value }) => value));
  const scale = size.width / (high - low || 1);
  const x = (value: number) => (value - low) * scale;
  return {
    zero: x(0),
    bars: bars.map((bar) => {
      const left = Math.min(x(0), x(bar.value));
      const width = Math.max(Math.abs(x(bar.value) - x(0)), 1.5);
      const inset = bar.look === "today" ? 1 : 0;
      return {
        bar,
        path: rectangle(left + inset, inset, width - 2 * inset, size.barHeight - 2 * inset),
      };
    }),
    x,
  };
}
