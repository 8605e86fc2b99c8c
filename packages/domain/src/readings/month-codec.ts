import { FIRST_YEAR, LAST_YEAR, datesOfMonth, type LondonDate } from "../time/calendar.js";
import { settlementDay } from "../time/settlement-day.js";
import type { RegisterUnit } from "../meters/register.js";
import { AdaptiveBit, AdaptiveNumber, classOf } from "./adaptive-number.js";
import { ArithmeticDecoder, ArithmeticEncoder, type BitCoder } from "./arithmetic-coder.js";
import type { DayBlock, HeldValue, MonthBlock } from "./day-block.js";
import { checkBlock } from "./day-codec.js";
import { codeOf, kindOf } from "./kind-runs.js";
import { LARGEST_VALUE, isArrivalId } from "./merge-day.js";

/** Bytes that no `encodeMonth` of this or an earlier version wrote. The message says what is wrong, never what was held. */
export class CorruptMonthBlock extends Error {
  override readonly name = "CorruptMonthBlock";
}

/*
 * Version 1: the version; the month as months since 1990-01 in 15 bits and dm3 in the 16th, 2 bytes, low first; then all
 * days as one run of arithmetic coding (see MonthModel), of which every constant is a part of the format.
 */
const VERSION = 1;
const DM3 = 0x8000;
const HEAD_BYTES = 3;
const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;

/**
 * A month of one register as bytes, about one a half hour of a home: what each value is likely to be is learnt from the
 * month itself, so it takes a fifth less than its days do one by one.
 * Throws RangeError for what is no month: a day of another month or unit, out of order, or one that `encodeDay` refuses.
 */
export function encodeMonth({ month, unit, days }: MonthBlock): Uint8Array {
  const dates = datesOfMonth(month);
  checkDays(days, dates, unit);
  const number = (Number(month.slice(0, 4)) - FIRST_YEAR) * 12 + Number(month.slice(5)) - 1;
  const bytes = [VERSION, number & 0xff, (number | (unit === "dm3" ? DM3 : 0)) >> 8];
  const encoder = new ArithmeticEncoder(bytes);
  const model = new MonthModel(encoder, unit);
  const byDate = new Map(days.map((day) => [day.date, day]));
  for (const date of dates) model.day(date, byDate.get(date) ?? null);
  encoder.end();
  return Uint8Array.from(bytes);
}

/** Reads what `encodeMonth` wrote. Throws CorruptMonthBlock for anything else: no byte is ignored. */
export function decodeMonth(bytes: Uint8Array): MonthBlock {
  if (bytes[0] !== VERSION)
    throw new CorruptMonthBlock(`unknown version of a month block: ${bytes[0] ?? "(none)"}`);
  const head = (bytes[1] ?? 0) + (bytes[2] ?? 0xff) * 0x100;
  const number = head % DM3;
  if (number >= MONTHS) throw new CorruptMonthBlock("the month of a month block cannot be read");
  const month = `${FIRST_YEAR + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
  const unit = head < DM3 ? "Wh" : "dm3";
  const decoder = new ArithmeticDecoder(bytes, HEAD_BYTES);
  const model = new MonthModel(decoder, unit);
  const days = datesOfMonth(month).map((date) => model.day(date, null));
  if (!decoder.isAtEnd) throw new CorruptMonthBlock("a month block does not end where its days do");
  return { month, unit, days: days.filter((day) => day !== null) };
}

const REVISION_DIGITS = 53;
const ARRIVAL_DIGITS = 53;
const KIND_DIGITS = 4;
const VALUE_DIGITS = 30;
const CLASSES_OF_VALUES = 64;

/**
 * The order in which a month is gone through, the same for writing and reading. A day: whether it holds anything, its
 * revision, its slots. A slot: whether it is held as the one before was (kind and arrival), if not how, then its value in
 * the context of the value before. What was before goes on from day to day.
 */
class MonthModel {
  readonly #isHeld = new AdaptiveBit(1);
  readonly #revision = new AdaptiveNumber(REVISION_DIGITS, 1);
  readonly #isAsBefore = new AdaptiveBit(2);
  readonly #kind = new AdaptiveNumber(KIND_DIGITS, 1);
  readonly #arrivalStep = new AdaptiveNumber(ARRIVAL_DIGITS, 1);
  readonly #isEarlier = new AdaptiveBit(1);
  readonly #value = new AdaptiveNumber(VALUE_DIGITS, CLASSES_OF_VALUES);
  #lastKind = 0;
  /** Of the last held value that differed in it; 0 before any is named. */
  #lastArrival = 0;
  #lastClass = 0;

  constructor(
    readonly coder: BitCoder,
    readonly unit: RegisterUnit,
  ) {}

  /** Writes a day, null where nothing is held, or reads one; gives what was written or read. */
  day(date: LondonDate, day: DayBlock | null): DayBlock | null {
    if (this.#isHeld.code(this.coder, 0, day === null ? 0 : 1) === 0) return null;
    const revision = this.#revision.code(this.coder, 0, day?.revision ?? 0);
    if (!Number.isSafeInteger(revision))
      throw new CorruptMonthBlock("a revision in a month block cannot be read");
    const slots = Array.from({ length: settlementDay(date).slotCount }, (_, i) =>
      this.#slot(day?.slots[i] ?? null, i === 0),
    );
    return { date, unit: this.unit, slots, revision };
  }

  #slot(slot: HeldValue | null, isFirst: boolean): HeldValue | null {
    this.#held(slot, isFirst);
    const kind = kindOf(this.#lastKind);
    if (kind === null || kind === undefined) return null;
    const value = this.#value.code(this.coder, this.#lastClass, slot?.value ?? 0);
    if (value > LARGEST_VALUE) throw new CorruptMonthBlock("a value in a month block cannot be read");
    this.#lastClass = classOf(value);
    return this.#lastArrival === 0 ? { value, ...kind } : { value, ...kind, arrival: this.#lastArrival };
  }

  /** Kind and arrival of a slot; missing ones have no arrival. */
  #held(slot: HeldValue | null, isFirst: boolean): void {
    const kind = codeOf(slot);
    const arrival = slot === null ? this.#lastArrival : (slot.arrival ?? 0);
    const isAsBefore = kind === this.#lastKind && arrival === this.#lastArrival;
    if (this.#isAsBefore.code(this.coder, isFirst ? 1 : 0, isAsBefore ? 1 : 0) === 1) return;
    const [kindBefore, arrivalBefore] = [this.#lastKind, this.#lastArrival];
    this.#lastKind = this.#kind.code(this.coder, 0, kind);
    if (this.#lastKind !== 0) this.#lastArrival += this.#step(arrival - arrivalBefore);
    if (this.#lastKind === kindBefore && this.#lastArrival === arrivalBefore)
      throw new CorruptMonthBlock("a month block tells a half hour in two ways");
    if (this.#lastArrival !== 0 && !isArrivalId(this.#lastArrival))
      throw new CorruptMonthBlock("an arrival in a month block cannot be read");
  }

  /** A difference of arrivals: mostly later, as batches come. */
  #step(wanted: number): number {
    const step = this.#arrivalStep.code(this.coder, 0, Math.abs(wanted));
    if (step === 0) return 0;
    return this.#isEarlier.code(this.coder, 0, wanted < 0 ? 1 : 0) === 1 ? -step : step;
  }
}

function checkDays(days: readonly DayBlock[], dates: readonly LondonDate[], unit: RegisterUnit): void {
  let last = "";
  for (const day of days) {
    checkBlock(day);
    if (day.date <= last || !dates.includes(day.date) || day.unit !== unit)
      throw new RangeError(`${day.date} in ${day.unit} does not follow in a month of ${dates[0]} in ${unit}`);
    last = day.date;
  }
}
