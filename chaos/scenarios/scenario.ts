export interface Played {
  readonly outcome: "passed" | "failed" | "skipped";
  /** Of what was skipped or failed. */
  readonly why?: string;
  readonly figures?: Readonly<Record<string, number>>;
}

export interface ScenarioResult extends Played {
  readonly name: string;
  readonly seconds: number;
}

/** Something else than a kill that goes wrong. */
export interface Scenario {
  readonly name: string;
  /** Rejects where it is not met as it should be; what cannot be played on this machine is skipped with the reason. */
  play(seed: number): Promise<Played>;
}
