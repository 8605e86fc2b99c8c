import type { Eui, GbcsLog, GbcsLogEntry } from "@halfhourly/dcc";
import type { ScenarioBoard } from "./scenario-board.js";
import type { Scenario } from "./scenario.js";

/** What a meter tells in place of its log while scenarios of gaps, corrections, garbled half hours and markers are on. */
export type DistortLog = (log: GbcsLog, device: Eui) => GbcsLog;

export function distortLog(board: ScenarioBoard): DistortLog {
  /** How often each was told wrongly so far. */
  const told = new WeakMap<Scenario, number>();
  /** Whether the log touches those ends and the scenario has not yet been told as often as it says. */
  const isOn = (scenario: Told, log: GbcsLog, { fromMs, toMs }: Ends): boolean => {
    const touches = log.entries.some(({ endMs }) => endMs >= fromMs && endMs <= toMs);
    const count = told.get(scenario) ?? 0;
    if (!touches || count >= (scenario.answers ?? 1)) return false;
    told.set(scenario, count + 1);
    return true;
  };
  return (log, device) => {
    const gaps = board.about("gap", device);
    const corrections = board.about("correction", device).filter((scenario) => isOn(scenario, log, scenario));
    const garbled = new Set(
      board
        .about("garbled", device)
        .filter((one) => log.kind === "half-hours" && isOn(one, log, { fromMs: one.endMs, toMs: one.endMs }))
        .map(({ endMs }) => endMs),
    );
    const markers = new Map(board.about("marker", device).map(({ endMs, value }) => [endMs, value]));
    const entries = log.entries
      .filter(({ endMs }) => !gaps.some((gap) => endMs >= gap.fromMs && endMs <= gap.toMs))
      .map((entry): GbcsLogEntry => {
        const isWrong = corrections.some(({ fromMs, toMs }) => entry.endMs >= fromMs && entry.endMs <= toMs);
        const said = isWrong ? entry.values.map(tooMuch) : entry.values;
        const values = garbled.has(entry.endMs) ? said.map(garble) : said;
        const marker = markers.get(entry.endMs);
        return { ...entry, values: marker === undefined ? values : values.map(() => marker) };
      });
    return { ...log, entries };
  };
}

type Told = Extract<Scenario, { kind: "correction" | "garbled" }>;
type Ends = Pick<Extract<Scenario, { kind: "correction" }>, "fromMs" | "toMs">;

/** A bit that was lost on the way; of 0, one that was gained. */
function garble(value: number): number {
  return value === 0 ? 1 : value & (value - 1);
}

/** Differs from the truth for every value, also for 0. */
function tooMuch(value: number): number {
  return value + 10;
}
