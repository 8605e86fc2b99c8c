import type { Direction, Fuel, LondonDate, Slot } from "@halfhourly/domain";

/** An invented home as a supplier, or an intermediary, has it in its books. */
export interface SupplierHome {
  /** Of a demonstration home its name; otherwise `home-` and its number. */
  readonly name: string;
  readonly accountNumber: string;
  readonly login: string;
  readonly password: string;
  readonly apiKey: string;
  readonly postcode: string;
  readonly movedIn: LondonDate;
  readonly meterPoints: readonly SupplierMeterPoint[];
  /** What its prepayment meter and its account say of money; null for a home that pays by credit. */
  readonly prepayment: Prepayment | null;
}

export interface SupplierMeterPoint {
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly generation: "SMETS1" | "SMETS2";
  readonly payment: "credit" | "prepayment";
  /** What its half hours are told in: gas of a SMETS1 meter in kWh, of a SMETS2 meter in m3. */
  readonly unit: "kWh" | "m3";
  /** In order; one follows the other where the meter was exchanged. */
  readonly meters: readonly SupplierMeter[];
  /**
   * What all its meters together counted, from `first` up to but not including `before`: whole Wh, or dm3 where the unit
   * is m3; null where nothing is known (yet).
   */
  halfHours(first: Slot, before: Slot, nowMs: number): readonly SupplierHalfHour[];
}

export interface SupplierHalfHour {
  readonly slot: Slot;
  readonly value: number | null;
}

export interface SupplierMeter {
  readonly serialNumber: string;
  /** Eight bytes in pairs with hyphens, such as 00-11-22-33-44-55-66-77. */
  readonly deviceId: string;
  /** From which half hour it counts; null from the beginning. */
  readonly firstSlot: Slot | null;
  /** Up to which it counted; null while it stands. */
  readonly beforeSlot: Slot | null;
}

/** Whole pence; below zero where it is owed. */
export interface Prepayment {
  readonly creditPence: number;
  readonly emergencyLimitPence: number;
  readonly emergencyUsedPence: number;
  readonly debtPence: number;
  readonly debtPerWeekPence: number;
  /** Newest first. */
  readonly topUps: readonly { readonly atMs: number; readonly pence: number }[];
}
