import type { RegisterUnit } from "../meters/register.js";
import type { LondonDate } from "../time/calendar.js";
import { settlementDay, type SettlementDay } from "../time/settlement-day.js";
import type { DayBlock, HeldValue, ReplacedValue } from "./day-block.js";
import { beats } from "./precedence.js";
import type { ArrivalId, Reading } from "./reading.js";

/** Values of one half hour above this are refused: a gigawatt-hour is no home's. Keeps the codec's arithmetic in 32 bits. */
export const LARGEST_VALUE = 2 ** 30 - 1;

export interface MergedDay {
  /** The very object passed as `current` where nothing changed. */
  readonly block: DayBlock;
  /** Half hours that held nothing before. */
  readonly stored: number;
  /** In order of slot. */
  readonly replaced: readonly ReplacedValue[];
  /** Incoming readings that changed nothing: equal, outranked, or outranked within the batch. */
  readonly unchanged: number;
}

/**
 * Merges readings into one register's settlement day by `beats`.
 *
 * Of several readings of one slot the batch counts as its best (among equals the last value), so the order in which batches
 * arrive matters only for corrections, merging a batch twice is merging it once, and any split of a batch into smaller
 * ones in the same order ends with the same values. A slot names the arrival whose reading took it; the same value again
 * changes nothing, not even that. `revision` rises by one where anything changed; a day that was never
 * stored and gets nothing has revision 0.
 *
 * `current` is null where the day holds nothing; `atMs` (UTC milliseconds) is noted with replaced values. Throws
 * RangeError for a reading outside the day, a value that is not a whole number from 0 to 2^30 - 1, or another unit.
 */
export function mergeDay(
  current: DayBlock | null,
  date: LondonDate,
  unit: RegisterUnit,
  incoming: readonly Reading[],
  atMs: number,
): MergedDay {
  const day = settlementDay(date);
  const block = current ?? emptyDay(date, unit);
  if (block.date !== date || block.unit !== unit) {
    throw new RangeError(
      `the day held is ${block.date} in ${block.unit}, the readings are for ${date} in ${unit}`,
    );
  }
  const slots = [...block.slots];
  const replaced: ReplacedValue[] = [];
  let stored = 0;
  for (const reading of bestOfEachSlot(day, incoming)) {
    const index = reading.slot - day.firstSlot;
    const held = slots[index] ?? null;
    if (held !== null && !beats(reading, held)) continue;
    slots[index] = heldValueOf(reading);
    if (held === null) stored += 1;
    else replaced.push({ replaced: { slot: reading.slot, ...held }, by: reading, atMs });
  }
  const changed = stored + replaced.length;
  const unchanged = incoming.length - changed;
  if (changed === 0) return { block, stored, replaced, unchanged };
  return { block: { ...block, slots, revision: block.revision + 1 }, stored, replaced, unchanged };
}

/**
 * The day that readings make where nothing is held of it: the block of `mergeDay(null, ...)`, in one pass. `arrival`, where
 * given, is the batch that brought them all. Throws RangeError as `mergeDay` does.
 */
export function newDay(
  date: LondonDate,
  unit: RegisterUnit,
  readings: readonly Reading[],
  arrival?: ArrivalId,
): DayBlock {
  const day = settlementDay(date);
  const slots: (HeldValue | null)[] = Array.from({ length: day.slotCount }, nothing);
  for (const reading of readings) {
    const index = indexIn(day, reading);
    const held = slots[index] ?? null;
    if (held === null || beats(reading, held)) slots[index] = heldValueOf(reading, arrival);
  }
  return { date, unit, slots, revision: readings.length > 0 ? 1 : 0 };
}

function nothing(): null {
  return null;
}

/** A day that holds nothing yet: every half hour missing, revision 0. */
export function emptyDay(date: LondonDate, unit: RegisterUnit): DayBlock {
  const { slotCount } = settlementDay(date);
  return { date, unit, slots: Array.from({ length: slotCount }, nothing), revision: 0 };
}

/** Whether a number can be the id of a batch. */
export function isArrivalId(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

/** In order of slot. */
function bestOfEachSlot(day: SettlementDay, incoming: readonly Reading[]): Reading[] {
  const best: (Reading | undefined)[] = Array.from({ length: day.slotCount });
  for (const reading of incoming) {
    const index = indexIn(day, reading);
    const other = best[index];
    if (other === undefined || beats(reading, other)) best[index] = reading;
  }
  return best.filter((reading) => reading !== undefined);
}

function indexIn(day: SettlementDay, { slot, value, arrival }: Reading): number {
  const index = slot - day.firstSlot;
  if (!Number.isInteger(index) || index < 0 || index >= day.slotCount) {
    throw new RangeError(`slot ${slot} does not lie on ${day.date}`);
  }
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_VALUE) {
    throw new RangeError(`a reading on ${day.date} is not a whole number from 0 to ${LARGEST_VALUE}`);
  }
  if (arrival !== undefined && !isArrivalId(arrival)) {
    throw new RangeError(`the arrival of a reading on ${day.date} is not a whole number from 1`);
  }
  return index;
}

function heldValueOf({ value, quality, source, arrival: own }: Reading, arrival = own): HeldValue {
  const whole = value === 0 ? 0 : value;
  return arrival === undefined
    ? { value: whole, quality, source }
    : { value: whole, quality, source, arrival };
}
