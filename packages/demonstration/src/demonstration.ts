import type { NewAgreement } from "@halfhourly/contracts";
import type {
  Direction,
  Element,
  Fuel,
  LondonDate,
  Reading,
  Register,
  RegisterUnit,
  Slot,
} from "@halfhourly/domain";

export type HomeName = "family" | "economy7" | "prepayment" | "solar";

/** Everything the demonstration stores, made up from a seed. All of it is to be shown as generated. */
export interface Demonstration {
  /** First and last London date of the history; the last is yesterday. */
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly homes: readonly DemonstrationHome[];
  /** In the order in which they arrive: storing them in this order leaves the corrections in place. */
  readonly batches: readonly Batch[];
  /** One series for each region that a home lies in. */
  readonly intensities: readonly GeneratedIntensities[];
}

export interface DemonstrationHome {
  readonly home: HomeName;
  /** The account holder's made-up name, the same in English and Welsh. */
  readonly displayName: string;
  readonly email: string;
  readonly meters: readonly DemonstrationMeter[];
}

export interface DemonstrationMeter {
  readonly fuel: Fuel;
  /** An MPAN core or MPRN with a right check digit that no home is likely to have (see README.md). */
  readonly meterPoint: string;
  readonly payment: "credit" | "prepayment";
  /** GSP group of the MPAN's distributor; null for gas. */
  readonly region: string | null;
  readonly registers: readonly {
    readonly direction: Direction;
    readonly element: Element;
    readonly unit: RegisterUnit;
  }[];
  /** Without gaps for each direction, from before the history's first day to beyond its last; `origin` says "generated". */
  readonly agreements: readonly NewAgreement[];
}

/** Some readings of one register as they reach us together, in slot order, every one of source "generated". */
export interface Batch {
  readonly home: HomeName;
  readonly register: Register;
  readonly unit: RegisterUnit;
  readonly readings: readonly Reading[];
}

/** Made-up carbon intensity of one region's electricity, for every half hour of the history. */
export interface GeneratedIntensities {
  readonly origin: "generated";
  /** GSP group, such as "_B". */
  readonly region: string;
  readonly firstSlot: Slot;
  /** Whole g CO2 a kWh, one a slot. */
  readonly gramsPerKwh: readonly number[];
}
