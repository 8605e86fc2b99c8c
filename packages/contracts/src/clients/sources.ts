import type { Direction, Element, Fuel, RegisterUnit } from "@halfhourly/domain";

/** `dcc`, or the name of a supplier or an intermediary as configured, such as `octopus`: `^[a-z][a-z0-9-]{1,30}$`. */
export type SourceName = string;

/** How a home's occupant shows that the meter is theirs. */
export type ProofKind =
  | "display-id"
  | "cin"
  | "supplier-account"
  | /** Somebody at whoever runs the service looks at papers. */ "manual-review";

/** How a household lets us in at a source. `operator`: whoever runs this copy has a key, the household names its meter. */
export type AccessKind = "api-key" | "password" | "authorisation-code" | "operator";

/** What a source can give. What it declares null it cannot give, and the app does not offer it. */
export interface SourceCapabilities {
  readonly source: SourceName;
  /** As people know it. */
  readonly title: string;
  readonly kind: "network" | "supplier" | "intermediary";
  /** Empty where a household needs no account there. */
  readonly accepts: readonly AccessKind[];
  /** True where it speaks with a simulator: then every reading says that it is generated. */
  readonly simulated: boolean;
  readonly intervals: IntervalCapability | null;
  readonly live: LiveCapability | null;
  readonly balance: BalanceCapability | null;
  /** The rates and the switching times that the meter itself holds. */
  readonly meterTariff: { readonly fuels: readonly Fuel[] } | null;
  /** Which devices there are in a home. */
  readonly inventory: true | null;
  readonly proofsOfOccupancy: readonly ProofKind[];
}

/** Power now, beside the half hours. */
export interface LiveCapability {
  readonly fuels: readonly Fuel[];
  /** How old a value is at most when it comes. */
  readonly freshWithinSeconds: number;
  readonly delivery: "push" | "poll";
}

/** What is left on a prepayment meter, and what was put on it. */
export interface BalanceCapability {
  readonly fuels: readonly Fuel[];
  readonly topUps: boolean;
  readonly delivery: "push" | "poll";
}

export interface IntervalCapability {
  readonly registers: readonly {
    readonly fuel: Fuel;
    readonly direction: Direction;
    readonly elements: readonly Element[];
    readonly unit: RegisterUnit;
  }[];
  /** How far back it can be asked, in calendar months. */
  readonly depthMonths: number;
  /** The longest range of one request, in days. */
  readonly longestRangeDays: number;
  /** How often new half hours come. */
  readonly cadence: "daily";
  /** Which end of the half hour its labels name, always in UTC. */
  readonly stamp: "start" | "end";
  /** Whether it sends by itself or has to be asked each time. */
  readonly delivery: "push" | "poll";
}
