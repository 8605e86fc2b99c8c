import type { LondonDate } from "../time/calendar.js";
import type { RegisterUnit } from "../meters/register.js";
import type { Quality, Reading, Source } from "./reading.js";

/** What one slot of a day holds; null where the half hour is missing. */
export interface HeldValue {
  readonly value: number;
  readonly quality: Quality;
  readonly source: Source;
}

/** One register's settlement day: 46, 48 or 50 slots in order, the unit stored and compared as one record. */
export interface DayBlock {
  readonly date: LondonDate;
  readonly unit: RegisterUnit;
  readonly slots: readonly (HeldValue | null)[];
  /** Rises by one with each change of content; 1 when first stored. */
  readonly revision: number;
}

/** A value that a better one replaced; kept for ever beside the block. */
export interface ReplacedValue {
  readonly replaced: Reading;
  readonly by: Reading;
  /** UTC milliseconds. */
  readonly atMs: number;
}
