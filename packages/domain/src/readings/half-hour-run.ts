import type { RegisterUnit } from "../meters/register.js";
import { dateOfDayNumber, type LondonDate } from "../time/calendar.js";
import { londonDayNumberOf } from "../time/london.js";
import { firstSlotOfDayNumber } from "../time/settlement-day.js";
import type { Slot } from "../time/slot.js";
import { encodeDayOfRun, type EncodedDay } from "./day-codec.js";
import type { ArrivalId, Quality, Reading, Source } from "./reading.js";

/**
 * Half hours of one register that follow one another and are all of one quality and source: what most documents of a day
 * hold. Where they come in by the million, an object for each reading costs more than everything else done with it.
 */
export interface HalfHourRun {
  readonly firstSlot: Slot;
  /** Whole Wh or dm3, as the register's unit says; null where the half hour is missing. */
  readonly values: readonly (number | null)[];
  readonly quality: Quality;
  readonly source: Source;
}

/** The same half hours, each by itself. */
export function readingsOfRun({ firstSlot, values, quality, source }: HalfHourRun): Reading[] {
  return values.flatMap((value, at) =>
    value === null ? [] : [{ slot: firstSlot + at, value, quality, source }],
  );
}

/** A day of a run, encoded as `encodeDay` encodes it where nothing is held of it. */
export interface EncodedDayOfRun extends EncodedDay {
  readonly date: LondonDate;
}

/**
 * The settlement days that a run makes where nothing is held of them; days that it has no value of are absent. `arrival`,
 * where given, is the batch that brought it. Throws RangeError as `newDay` does.
 */
export function encodedDaysOf(run: HalfHourRun, unit: RegisterUnit, arrival?: ArrivalId): EncodedDayOfRun[] {
  const { firstSlot, values } = run;
  const days: EncodedDayOfRun[] = [];
  let dayNumber = londonDayNumberOf(firstSlot);
  for (let from = firstSlotOfDayNumber(dayNumber) - firstSlot; from < values.length;) {
    const { halfHours, bytes } = encodeDayOfRun(run, from, dayNumber, unit, arrival);
    if (halfHours > 0) days.push({ date: dateOfDayNumber(dayNumber), halfHours, bytes });
    dayNumber += 1;
    from = firstSlotOfDayNumber(dayNumber) - firstSlot;
  }
  return days;
}
