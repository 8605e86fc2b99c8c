import type { LondonDate } from "@halfhourly/domain";
import type { DayDocument } from "./plan.js";

/** One half hour as its sender stated it, or as the store gives it. */
export interface HalfHour {
  readonly value: number;
  readonly quality: string;
}

export type Day = readonly (HalfHour | null)[];

/** What was acknowledged of one day of a register: its documents in the order in which they came. */
export interface AcknowledgedDay {
  readonly date: LondonDate;
  readonly slotCount: number;
  readonly documents: readonly DayDocument[];
}

/** All that the store gives of a register. */
export interface HeldRegister {
  readonly days: readonly { readonly date: LondonDate; readonly slots: Day }[];
  /** How often a value was replaced, by date and place within the day, as `placeOf` writes it. */
  readonly replaced: ReadonlyMap<string, number>;
  /** Half hours that the store counted as new, in all. */
  readonly countedAsNew: number;
}

export type FaultKind =
  | "missing"
  | "another value"
  | "correction not kept"
  | "held twice"
  | "corrected too often"
  | "never sent"
  | "counted twice";

/** Where something is not as it was acknowledged; never what it holds. */
export interface LedgerFault {
  readonly kind: FaultKind;
  readonly register: string;
  readonly date: LondonDate | null;
  readonly index: number | null;
  readonly halfHours: number;
}

export interface Verdict {
  /** Half hours that were acknowledged; one that was stated anew counts each time. */
  readonly acknowledged: number;
  readonly lost: number;
  readonly wrongValues: number;
  readonly doubled: number;
  readonly faults: readonly LedgerFault[];
}

const LOST: ReadonlySet<FaultKind> = new Set(["missing", "another value", "correction not kept"]);

export const placeOf = (date: LondonDate, index: number) => `${date} ${index}`;

/** Holds what the store gives of one register against what was acknowledged of it. */
export function checkRegister(
  register: string,
  acknowledged: readonly AcknowledgedDay[],
  held: HeldRegister,
): Verdict {
  const faults: LedgerFault[] = [];
  const tell = (kind: FaultKind, date: LondonDate | null, index: number | null, halfHours = 1) =>
    faults.push({ kind, register, date, index, halfHours });
  const heldDays = new Map<LondonDate, Day>();
  for (const { date, slots } of held.days) {
    if (heldDays.has(date)) tell("held twice", date, null, slots.filter(isThere).length);
    else heldDays.set(date, slots);
  }
  let distinct = 0;
  for (const day of acknowledged) {
    const { slots, corrections } = statedDay(day);
    const found = heldDays.get(day.date) ?? [];
    heldDays.delete(day.date);
    distinct += slots.filter(isThere).length;
    for (let index = 0; index < Math.max(slots.length, found.length); index += 1) {
      const kind = compare(slots[index] ?? null, found[index] ?? null);
      if (kind !== null) tell(kind, day.date, index);
      const times = (held.replaced.get(placeOf(day.date, index)) ?? 0) - corrections[index]!;
      if (times > 0) tell("corrected too often", day.date, index, times);
      if (times < 0) tell("correction not kept", day.date, index, -times);
    }
  }
  for (const [date, slots] of heldDays) tell("never sent", date, null, slots.filter(isThere).length);
  if (held.countedAsNew > distinct) tell("counted twice", null, null, held.countedAsNew - distinct);
  return verdictOf(acknowledged, faults);
}

/** One verdict over many registers. */
export function sumOf(verdicts: Iterable<Verdict>): Verdict {
  const sum = { acknowledged: 0, lost: 0, wrongValues: 0, doubled: 0 };
  const faults: LedgerFault[] = [];
  for (const one of verdicts) {
    for (const name of ["acknowledged", "lost", "wrongValues", "doubled"] as const) sum[name] += one[name];
    faults.push(...one.faults);
  }
  return { ...sum, faults };
}

/** For whoever has to find the cause: where, and no value. */
export function describeFault({ kind, register, date, index, halfHours }: LedgerFault): string {
  const place = [register, date, index === null ? null : `half hour ${index + 1}`];
  return `${kind}: ${place.filter((part) => part !== null).join(", ")} (${halfHours})`;
}

/** Half hours that a document states. */
export const statedIn = ({ values }: DayDocument) => values.filter((value) => value !== null).length;

/**
 * What a day holds after its documents, by the rule that the product promises, written down here a second time: a better
 * quality or another value of the same quality replaces, anything else changes nothing.
 */
function statedDay({ slotCount, documents }: AcknowledgedDay): {
  slots: Day;
  corrections: readonly number[];
} {
  const slots: (HalfHour | null)[] = Array.from({ length: slotCount }, () => null);
  const corrections = slots.map(() => 0);
  for (const { firstIndex, values, quality } of documents)
    for (const [offset, value] of values.entries()) {
      const index = firstIndex + offset;
      const before = slots[index] ?? null;
      if (value === null || (before !== null && !takesThePlace({ value, quality }, before))) continue;
      if (before !== null) corrections[index]! += 1;
      slots[index] = { value, quality };
    }
  return { slots, corrections };
}

function takesThePlace(incoming: HalfHour, held: HalfHour): boolean {
  if (incoming.quality === held.quality) return incoming.value !== held.value;
  return incoming.quality === "actual";
}

function compare(stated: HalfHour | null, found: HalfHour | null): FaultKind | null {
  if (stated === null) return found === null ? null : "never sent";
  if (found === null) return "missing";
  return stated.value === found.value && stated.quality === found.quality ? null : "another value";
}

function verdictOf(acknowledged: readonly AcknowledgedDay[], faults: readonly LedgerFault[]): Verdict {
  const count = (is: (kind: FaultKind) => boolean) =>
    faults.filter(({ kind }) => is(kind)).reduce((sum, { halfHours }) => sum + halfHours, 0);
  return {
    acknowledged: acknowledged.reduce(
      (sum, { documents }) => sum + documents.reduce((half, one) => half + statedIn(one), 0),
      0,
    ),
    lost: count((kind) => LOST.has(kind)),
    wrongValues: count((kind) => kind === "another value"),
    doubled: count((kind) => !LOST.has(kind)),
    faults,
  };
}

function isThere(slot: HalfHour | null): slot is HalfHour {
  return slot !== null;
}
