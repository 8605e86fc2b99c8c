import type { GasZone, LondonDate } from "@halfhourly/domain";

/** What is known of how much energy gas held. Answers from what is held already: it never waits for a network, and never fails. */
export interface CalorificValues {
  /**
   * The values of a zone in whole 10^-2 MJ/m3, by gas day, for the gas days from `from` to `to`, both included. A day whose
   * value is not known is left out: the domain's named fallback stands in, and is counted.
   */
  of(zone: GasZone, from: LondonDate, to: LondonDate): ReadonlyMap<LondonDate, number>;
  /** The same as long as every answer is. */
  readonly revision: string;
}

/** Values that are fetched from somewhere, between `start` and `stop`. */
export interface RefreshedCalorificValues extends CalorificValues {
  /** Begins to fetch what is missing, at once and then day by day. */
  start(): void;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}
