import type { HeldValue } from "./day-block.js";
import type { ArrivalId, Quality, Source } from "./reading.js";
import { readVarint, writeVarint } from "./varint.js";

/** How a slot is held, apart from its value; null where it is missing. */
export type Kind = Omit<HeldValue, "value"> | null;

export interface Run {
  /** 0 is missing; otherwise 1 + 3 x source + quality, by the orders below. */
  readonly code: number;
  /** 0 where it is not known, and for missing slots. */
  readonly arrival: ArrivalId | 0;
  readonly length: number;
}

// The orders are part of the stored format: append, never reorder.
const QUALITIES: readonly Quality[] = ["actual", "estimated", "suspect"];
const SOURCES: readonly Source[] = ["generated", "live", "supplier", "file", "meter"];
const KINDS: readonly Kind[] = [
  null,
  ...SOURCES.flatMap((source) => QUALITIES.map((quality): Kind => ({ quality, source }))),
];
const CODE = 0x0f;
const TO_THE_END = 0x10;
const ARRIVAL_FOLLOWS = 0x20;
const REST_OF_DAY = 0;

export interface ReadKinds {
  readonly kinds: readonly Kind[];
  readonly next: number;
}

/** The kind that `codeOf` gave as a number; undefined for one that it never gives. */
export function kindOf(code: number): Kind | undefined {
  return KINDS[code];
}

/** Neighbours that are alike but for their values, together. */
export function runsOf(slots: readonly (HeldValue | null)[]): Run[] {
  const runs: { code: number; arrival: ArrivalId | 0; length: number }[] = [];
  let open = { code: -1, arrival: 0, length: 0 };
  let before: HeldValue | null | undefined;
  for (const slot of slots) {
    if (before !== undefined && isAlike(slot, before)) open.length += 1;
    else runs.push((open = { code: codeOf(slot), arrival: slot?.arrival ?? 0, length: 1 }));
    before = slot;
  }
  return runs;
}

function isAlike(slot: HeldValue | null, before: HeldValue | null): boolean {
  if (slot === null || before === null) return slot === before;
  return slot.quality === before.quality && slot.source === before.source && slot.arrival === before.arrival;
}

/** A slot's kind as a number from 0 to 15; its arrival is no part of it. */
export function codeOf(slot: HeldValue | null): number {
  if (slot === null) return 0;
  return 1 + SOURCES.indexOf(slot.source) * QUALITIES.length + QUALITIES.indexOf(slot.quality);
}

/**
 * A run is a byte of code and flags; its length, unless it reaches to the end; its arrival as a varint, where that is not
 * the last named one (0 before the first). Missing slots name none.
 */
export function writeRuns(runs: readonly Run[], into: number[]): void {
  let named = 0;
  runs.forEach(({ code, arrival, length }, i) => {
    const isLast = i === runs.length - 1;
    const names = code !== 0 && arrival !== named;
    into.push(code | (isLast ? TO_THE_END : 0) | (names ? ARRIVAL_FOLLOWS : 0));
    if (!isLast) into.push(length);
    if (names) writeVarint((named = arrival), into);
  });
}

/** The kinds of all `slotCount` slots; null where the runs do not fill the day exactly or name what cannot be. */
export function readRuns(bytes: Uint8Array, at: number, slotCount: number): ReadKinds | null {
  const kinds: Kind[] = [];
  let named = 0;
  for (let next = at; ;) {
    const head = bytes[next++] ?? 0xff;
    const kind = KINDS[head & CODE];
    if (kind === undefined || head > (CODE | TO_THE_END | ARRIVAL_FOLLOWS)) return null;
    const isLast = (head & TO_THE_END) !== 0;
    const until = isLast ? slotCount : kinds.length + (bytes[next++] ?? 0);
    if (kinds.length >= until || until > slotCount) return null;
    if ((head & ARRIVAL_FOLLOWS) !== 0) {
      const arrival = readVarint(bytes, next);
      if (arrival === null || kind === null || arrival.value === named) return null;
      [named, next] = [arrival.value, arrival.next];
    }
    const held = kind === null || named === 0 ? kind : { ...kind, arrival: named };
    while (kinds.length < until) kinds.push(held);
    if (isLast) return { kinds, next };
  }
}

/** As version 1 wrote them: two bytes a run, code and length; the last run's length is 0, "to the end of the day". */
export function readRunsOfVersion1(bytes: Uint8Array, at: number, slotCount: number): ReadKinds | null {
  const kinds: Kind[] = [];
  for (let next = at; ; next += 2) {
    const kind = KINDS[bytes[next] ?? KINDS.length];
    const length = bytes[next + 1];
    if (kind === undefined || length === undefined) return null;
    const until = length === REST_OF_DAY ? slotCount : kinds.length + length;
    if (kinds.length >= until || until > slotCount) return null;
    while (kinds.length < until) kinds.push(kind);
    if (length === REST_OF_DAY) return { kinds, next: next + 2 };
  }
}
