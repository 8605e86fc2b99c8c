import type {
  ArrivalId,
  Direction,
  Element,
  Fuel,
  Grant,
  HalfHourRun,
  LondonDate,
  Reading,
  Register,
  RegisterUnit,
} from "@halfhourly/domain";

/** Readings of one register under a live grant, to be sealed for the way through a stream. */
export interface ReadingsToSeal {
  readonly grant: Grant;
  readonly register: Register;
  readonly unit: RegisterUnit;
  readonly readings: HalfHourRun | readonly Reading[];
  /** The batch that brought them all, as `noteArrival` gave it; absent where it is not known. */
  readonly arrival?: ArrivalId;
}

/** One settlement day of a register, sealed with the household's key and bound to the register and the date. */
export interface SealedDay {
  readonly date: LondonDate;
  /** How many half hours it holds, 1 to 50. */
  readonly halfHours: number;
  readonly payload: Buffer;
}

/** What is stored of one register of one household; names no meter point and shows no value. */
export interface SealedReadings {
  readonly household: string;
  readonly meterPointHash: string;
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly element: Element;
  readonly unit: RegisterUnit;
  /** A consent that was given later than this does not cover them. UTC milliseconds. */
  readonly mintedAtMs: number;
  /** The row id of the register, to which the days are bound. */
  readonly registerId: string;
  readonly days: readonly SealedDay[];
}

/** Why readings could not be kept: no consent is live, the register is kept in the other unit, the household was erased. */
export type DropReason = "consent-withdrawn" | "unit-differs" | "household-erased";

export type Sealing =
  | { readonly ok: true; readonly sealed: SealedReadings }
  | { readonly ok: false; readonly reason: DropReason };

/** What became of sealed readings, in half hours. */
export interface StoredReadings {
  readonly stored: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly dropped: DropReason | null;
}
