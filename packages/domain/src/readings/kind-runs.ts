import type { HeldValue } from "./day-block.js";
import type { Quality, Source } from "./reading.js";

/** How a slot is held, apart from its value; null where it is missing. */
export type Kind = Omit<HeldValue, "value"> | null;

export interface Run {
  /** 0 is missing; otherwise 1 + 3 x source + quality, by the orders below. */
  readonly code: number;
  readonly length: number;
}

// The orders are part of the stored format: append, never reorder.
const QUALITIES: readonly Quality[] = ["actual", "estimated", "suspect"];
const SOURCES: readonly Source[] = ["generated", "live", "supplier", "file", "meter"];
const KINDS: readonly Kind[] = [
  null,
  ...SOURCES.flatMap((source) => QUALITIES.map((quality): Kind => ({ quality, source }))),
];
const REST_OF_DAY = 0;

export function kindOf(slot: HeldValue | null): number {
  if (slot === null) return 0;
  return 1 + SOURCES.indexOf(slot.source) * QUALITIES.length + QUALITIES.indexOf(slot.quality);
}

export function runsOf(codes: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const code of codes) {
    const last = runs.at(-1);
    if (last?.code === code) runs[runs.length - 1] = { code, length: last.length + 1 };
    else runs.push({ code, length: 1 });
  }
  return runs;
}

/** Two bytes a run, code and length; the last run's length is 0, "to the end of the day". */
export function writeRuns(runs: readonly Run[], into: number[]): void {
  runs.forEach(({ code, length }, i) => into.push(code, i === runs.length - 1 ? REST_OF_DAY : length));
}

/** The kinds of all `slotCount` slots; null where the runs do not fill the day exactly or name an unknown kind. */
export function readRuns(
  bytes: Uint8Array,
  at: number,
  slotCount: number,
): { kinds: Kind[]; next: number } | null {
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
