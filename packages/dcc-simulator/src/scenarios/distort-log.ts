import type { Eui, GbcsLog, GbcsLogEntry } from "@halfhourly/dcc";
import type { ScenarioBoard } from "./scenario-board.js";
import type { Scenario } from "./scenario.js";

/** What a meter tells in place of its log while scenarios of gaps, corrections and markers are on. */
export type DistortLog = (log: GbcsLog, device: Eui) => GbcsLog;

export function distortLog(board: ScenarioBoard): DistortLog {
  /** How often each correction was told wrongly so far. */
  const told = new WeakMap<Scenario, number>();
  return (log, device) => {
    const gaps = board.about("gap", device);
    const corrections = board.about("correction", device).filter((scenario) => {
      const touches = log.entries.some(({ endMs }) => endMs >= scenario.fromMs && endMs <= scenario.toMs);
      const count = told.get(scenario) ?? 0;
      if (!touches || count >= (scenario.answers ?? 1)) return false;
      told.set(scenario, count + 1);
      return true;
    });
    const markers = new Map(board.about("marker", device).map(({ endMs, value }) => [endMs, value]));
    const entries = log.entries
      .filter(({ endMs }) => !gaps.some((gap) => endMs >= gap.fromMs && endMs <= gap.toMs))
      .map((entry): GbcsLogEntry => {
        const isWrong = corrections.some(({ fromMs, toMs }) => entry.endMs >= fromMs && entry.endMs <= toMs);
        const values = isWrong ? entry.values.map(tooMuch) : entry.values;
        const marker = markers.get(entry.endMs);
        return { ...entry, values: marker === undefined ? values : values.map(() => marker) };
      });
    return { ...log, entries };
  };
}

/** Differs from the truth for every value, also for 0. */
function tooMuch(value: number): number {
  return value + 10;
}
