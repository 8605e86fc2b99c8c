import { dateOfDayNumber, dayNumberOf } from "../time/calendar.js";
import type { RegisterUnit } from "../meters/register.js";
import { slotsInDay } from "../time/british-summer-time.js";
import { settlementDay } from "../time/settlement-day.js";
import type { DayBlock, HeldValue } from "./day-block.js";
import { HIGHEST_ORDER, bestOrder, readNumbers, writeNumbers } from "./exp-golomb.js";
import type { HalfHourRun } from "./half-hour-run.js";
import { codeOf, readRuns, readRunsOfVersion1, runsOf, writeRuns, type Run } from "./kind-runs.js";
import { LARGEST_VALUE, isArrivalId } from "./merge-day.js";
import type { ArrivalId } from "./reading.js";
import { readVarint, writeVarint } from "./varint.js";

/** Bytes that no `encodeDay` of this or an earlier version wrote. The message says what is wrong, never what was held. */
export class CorruptDayBlock extends Error {
  override readonly name = "CorruptDayBlock";
}

/*
 * Version 2, byte by byte: version; shape (bits 0-3 order, bit 4 differences, bit 5 dm3); date as days since 1990-01-01,
 * 2 bytes, low first; revision as varint; runs of (quality, source, arrival) or missing (see kind-runs.ts); then the held
 * values in order as Exp-Golomb codes, either themselves or as zigzag differences from the one before, whichever is
 * shorter. Version 1, which is still read, knew no arrivals.
 */
const VERSION = 2;
const RUNS_OF = new Map([
  [1, readRunsOfVersion1],
  [VERSION, readRuns],
]);
const DIFFERENCES = 0x10;
const DM3 = 0x20;
const FIRST_DAY_NUMBER = dayNumberOf("1990-01-01");

/**
 * A day block as bytes, about 60 for a typical day of a home (varints would take 13 more). Self-contained: date, unit and
 * revision are inside.
 * Throws RangeError for a block that is none: wrong number of slots, or a value that is not whole from 0 to 2^30 - 1.
 */
export function encodeDay(block: DayBlock): Uint8Array {
  checkBlock(block);
  let count = 0;
  for (const slot of block.slots) if (slot !== null) heldNumbers[count++] = slot.value;
  const { unit, date, revision, slots } = block;
  return encodeHeld({ unit, dayNumber: dayNumberOf(date), revision, runs: runsOf(slots) }, count);
}

/**
 * `encodeDay` of the day that half hours make where nothing is held of it, without a day block between: the values of a
 * run from `from` on lie on the whole day, whichever of them the run has. `arrival`, where given, is the batch that brought
 * them. Throws RangeError as `newDay` does.
 */
export function encodeDayOfRun(
  { values, quality, source }: Omit<HalfHourRun, "firstSlot">,
  from: number,
  dayNumber: number,
  unit: RegisterUnit,
  arrival?: ArrivalId,
): EncodedDay {
  if (arrival !== undefined && !isArrivalId(arrival))
    throw new RangeError("the arrival of a run is not a whole number from 1");
  const code = codeOf({ value: 0, quality, source });
  const runs: Run[] = [];
  let [count, before, begun] = [0, false, 0];
  const slotCount = slotsInDay(dayNumber);
  for (let index = 0; index < slotCount; index += 1) {
    const value = values[from + index] ?? null;
    if (value !== null) heldNumbers[count++] = checkedValue(value, dayNumber);
    if (index > 0 && (value !== null) !== before) {
      runs.push(runOf(before, code, arrival, index - begun));
      begun = index;
    }
    before = value !== null;
  }
  runs.push(runOf(before, code, arrival, slotCount - begun));
  return {
    halfHours: count,
    bytes: encodeHeld({ unit, dayNumber, revision: count > 0 ? 1 : 0, runs }, count),
  };
}

export interface EncodedDay {
  /** How many half hours it holds. */
  readonly halfHours: number;
  readonly bytes: Uint8Array;
}

function runOf(isHeld: boolean, code: number, arrival: ArrivalId | undefined, length: number): Run {
  return isHeld ? { code, arrival: arrival ?? 0, length } : { code: 0, arrival: 0, length };
}

function checkedValue(value: number, dayNumber: number): number {
  if (!Number.isInteger(value) || value < 0 || value > LARGEST_VALUE)
    throw new RangeError(
      `a reading on ${dateOfDayNumber(dayNumber)} is not a whole number from 0 to ${LARGEST_VALUE}`,
    );
  return value;
}

interface Head {
  readonly unit: RegisterUnit;
  readonly dayNumber: number;
  readonly revision: number;
  readonly runs: readonly Run[];
}

// A day that is being encoded: its held values in order, and their differences. Nothing waits between, so one serves all.
const mostSlots = 50;
const heldNumbers = new Int32Array(mostSlots);
const heldDifferences = new Int32Array(mostSlots);

function encodeHeld({ unit, dayNumber, revision, runs }: Head, count: number): Uint8Array {
  fillDifferences(count);
  const [plain, different] = [bestOrder(heldNumbers, count), bestOrder(heldDifferences, count)];
  const asDifferences = different.bits < plain.bits;
  const { order, bits } = asDifferences ? different : plain;
  const head = [VERSION, order | (asDifferences ? DIFFERENCES : 0) | (unit === "dm3" ? DM3 : 0)];
  const day = dayNumber - FIRST_DAY_NUMBER;
  head.push(day & 0xff, day >> 8);
  writeVarint(revision, head);
  writeRuns(runs, head);
  const bytes = new Uint8Array(head.length + Math.ceil(bits / 8));
  for (let i = 0; i < head.length; i += 1) bytes[i] = head[i]!;
  writeNumbers(asDifferences ? heldDifferences : heldNumbers, count, order, bytes, head.length);
  return bytes;
}

/** Reads what `encodeDay` wrote. Throws CorruptDayBlock for anything else: nothing is guessed, no byte is ignored. */
export function decodeDay(bytes: Uint8Array): DayBlock {
  const runsOfVersion = RUNS_OF.get(bytes[0] ?? 0);
  if (runsOfVersion === undefined)
    throw new CorruptDayBlock(`unknown version of a day block: ${bytes[0] ?? "(none)"}`);
  const shape = bytes[1] ?? 0xff;
  if (shape > (DM3 | DIFFERENCES | HIGHEST_ORDER)) throw new CorruptDayBlock("unknown shape of a day block");
  const date = readDate(bytes);
  const revision = readVarint(bytes, 4);
  if (revision === null) throw new CorruptDayBlock("the revision of a day block cannot be read");
  const { slotCount } = settlementDay(date);
  const runs = runsOfVersion(bytes, revision.next, slotCount);
  if (runs === null) throw new CorruptDayBlock("the qualities of a day block cannot be read");
  const count = runs.kinds.filter((kind) => kind !== null).length;
  const values = readValues(bytes, runs.next, count, shape);
  let next = 0;
  const slots = runs.kinds.map((kind): HeldValue | null => kind && { value: values[next++]!, ...kind });
  return { date, unit: (shape & DM3) === 0 ? "Wh" : "dm3", slots, revision: revision.value };
}

function readValues(bytes: Uint8Array, at: number, count: number, shape: number): number[] {
  const numbers = readNumbers(bytes, at, count, shape & HIGHEST_ORDER);
  const values = numbers === null || (shape & DIFFERENCES) === 0 ? numbers : valuesOf(numbers);
  if (values === null || values.some((value) => value < 0 || value > LARGEST_VALUE)) {
    throw new CorruptDayBlock("the values of a day block cannot be read");
  }
  return values;
}

function readDate(bytes: Uint8Array): string {
  const day = (bytes[2] ?? 0) + (bytes[3] ?? 0xff) * 256;
  try {
    return dateOfDayNumber(FIRST_DAY_NUMBER + day);
  } catch {
    throw new CorruptDayBlock("the date of a day block cannot be read");
  }
}

/** @throws RangeError for a block that is none, as `encodeDay` says. */
export function checkBlock({ date, slots, revision }: DayBlock): void {
  const { slotCount } = settlementDay(date);
  if (slots.length !== slotCount)
    throw new RangeError(`${date} has ${slotCount} half hours, not ${slots.length}`);
  if (!Number.isSafeInteger(revision) || revision < 0)
    throw new RangeError("a revision is a whole number, 0 or more");
  for (const slot of slots) {
    if (slot !== null && !(Number.isInteger(slot.value) && slot.value >= 0 && slot.value <= LARGEST_VALUE)) {
      throw new RangeError(`a value on ${date} is not a whole number from 0 to ${LARGEST_VALUE}`);
    }
    if (slot?.arrival !== undefined && !isArrivalId(slot.arrival))
      throw new RangeError(`an arrival on ${date} is not a whole number from 1`);
  }
}

/** The first value, then zigzag differences: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
function fillDifferences(count: number): void {
  let before = 0;
  for (let i = 0; i < count; i += 1) {
    const difference = heldNumbers[i]! - before;
    before = heldNumbers[i]!;
    heldDifferences[i] = difference < 0 ? -2 * difference - 1 : 2 * difference;
  }
}

function valuesOf(differences: readonly number[]): number[] {
  let value = 0;
  return differences.map((zigzag) => (value += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2));
}
