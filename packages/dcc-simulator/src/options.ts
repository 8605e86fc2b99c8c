import type { Scenario } from "./scenarios/scenario.js";

export interface SimulatorOptions {
  /** Where its identities and schedules are kept; made where it is absent. Two simulators never share one. */
  readonly folder: string;
  /** Of homes, half hours and devices' keys. */
  readonly seed?: number;
  /** Generated homes beside the four of the demonstration. */
  readonly homes?: number;
  /** On 127.0.0.1; 0 is any free one. */
  readonly port?: number;
  /** The user's endpoint for answers and alerts; it can also be told later. Until then answers wait. */
  readonly pushTo?: string;
  /** UTC milliseconds at which a clock that the caller drives begins; without it the clock is this machine's. */
  readonly startMs?: number;
  /** A request for more days than this is refused. */
  readonly longestRangeDays?: number;
  /** How long a device takes to answer. */
  readonly answerAfterMs?: number;
  /** Path of a copy of the DUIS 5.4 schema, with those that it imports beside it: requests are then checked against it. */
  readonly duisXsd?: string;
  /** Played from the start. */
  readonly scenarios?: readonly Scenario[];
}

export const DEFAULT_OPTIONS = {
  seed: 1,
  homes: 0,
  port: 0,
  longestRangeDays: 31,
  answerAfterMs: 0,
  scenarios: [],
} as const;

/** With everything that has a default said. */
export type WholeOptions = SimulatorOptions & Required<Pick<SimulatorOptions, keyof typeof DEFAULT_OPTIONS>>;
