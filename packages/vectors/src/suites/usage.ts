import type { DayBlock, Quality, Reading } from "@halfhourly/domain";
import type { Implementation } from "../suite.js";

/** So many equal half hours from a UTC instant. */
export interface Run {
  readonly from: string;
  readonly halfHours: number;
  readonly wh: number;
  readonly quality?: Quality;
}

/** The settlement days that hold the runs, in order. */
export function daysOf(of: Implementation, runs: readonly Run[]): DayBlock[] {
  const byDate = new Map<string, Reading[]>();
  for (const reading of runs.flatMap((run) => readingsOf(of, run))) {
    const date = of.londonDateOf(reading.slot);
    const readings = byDate.get(date) ?? [];
    readings.push(reading);
    byDate.set(date, readings);
  }
  return [...byDate].map(([date, readings]) => of.mergeDay(null, date, "Wh", readings, 0).block);
}

function readingsOf(of: Implementation, { from, halfHours, wh, quality = "actual" }: Run): Reading[] {
  const first = of.slotAt(Date.parse(from));
  return Array.from({ length: halfHours }, (_, i) => ({
    slot: first + i,
    value: wh,
    quality,
    source: "file",
  }));
}
