import type { LondonDate, LondonMonth } from "../time/calendar.js";
import type { RegisterUnit } from "../meters/register.js";
import type { ArrivalId, Quality, Reading, Source } from "./reading.js";

/** What one slot of a day holds; null where the half hour is missing. */
export interface HeldValue {
  readonly value: number;
  readonly quality: Quality;
  readonly source: Source;
  /** Which batch brought it; lineage only, never a reason to prefer one value to another. */
  readonly arrival?: ArrivalId;
}

/** One register's settlement day: 46, 48 or 50 slots in order, the unit stored and compared as one record. */
export interface DayBlock {
  readonly date: LondonDate;
  readonly unit: RegisterUnit;
  readonly slots: readonly (HeldValue | null)[];
  /** Rises by one with each change of content; 1 when first stored. */
  readonly revision: number;
}

/** The days of one register in one month that hold something, in order of date, all in the same unit. */
export interface MonthBlock {
  readonly month: LondonMonth;
  readonly unit: RegisterUnit;
  readonly days: readonly DayBlock[];
}

/** A value that a better one replaced; kept for ever beside the block. */
export interface ReplacedValue {
  readonly replaced: Reading;
  readonly by: Reading;
  /** UTC milliseconds. */
  readonly atMs: number;
}
