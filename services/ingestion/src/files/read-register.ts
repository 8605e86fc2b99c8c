import type { Direction, Element, Fuel, Reading, RegisterUnit } from "@halfhourly/domain";

/** A register of a file with its readings. */
export interface ReadRegister {
  /** As in the file; null where the file names no meter. */
  readonly id: string | null;
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly element: Element;
  readonly unit: RegisterUnit;
  /** One a slot, in order of slot. */
  readonly readings: readonly Reading[];
}
