/** What a colour means in every chart of the app. */
export type SeriesName = "electricity" | "gas" | "export";

/** One colour's share of a bar. */
export interface BarPart {
  readonly series: SeriesName;
  /** In the chart's unit; below zero it is drawn below the line (export, or a negative price). */
  readonly value: number;
  /** Estimated values are outlined, never filled. */
  readonly estimated: boolean;
}

/** A sign above the bar; its words are in the legend and in the bar's detail. */
export type Mark = "suspect" | "provisional" | "corrected";
export const MARKS: readonly Mark[] = ["suspect", "provisional", "corrected"];

/** One column of a chart. No parts and no gap: the readings are not here yet. */
export interface ChartBar {
  /** UTC instant at which it starts: what tells bars apart. */
  readonly start: string;
  readonly parts: readonly BarPart[];
  /** The share of its readings that are missing, 0 to 1. */
  readonly gap: number;
  /** Readings are held, but not in this unit: no tariff, no carbon figure. */
  readonly unvalued: boolean;
  readonly marks: readonly Mark[];
}

/** The height of the stack above the line, and its depth below (0 or less). */
export function reachOf(bar: ChartBar): { readonly above: number; readonly below: number } {
  let above = 0;
  let below = 0;
  for (const part of bar.parts) {
    if (part.value > 0) above += part.value;
    else below += part.value;
  }
  return { above, below };
}
