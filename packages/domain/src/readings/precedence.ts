import type { Quality, Source } from "./reading.js";

/** What decides between two values of one slot. */
export interface Standing {
  readonly value: number;
  readonly quality: Quality;
  readonly source: Source;
}

/**
 * Worst first. Suspect stands below estimated: a suspect value is one we hold to be wrong (physically impossible, or
 * contradicted by its own file) and do not cost, while an estimate is a figure the supplier stands by and bills. So an
 * estimate takes a suspect's place, the suspect is kept among the replaced values, and an actual reading replaces both.
 */
const QUALITIES: readonly Quality[] = ["suspect", "estimated", "actual"];
/** Lowest first; argued where `Source` is declared. */
const SOURCES: readonly Source[] = ["generated", "live", "supplier", "file", "meter"];

/**
 * Whether an incoming value takes the place of the held one:
 * better quality does, worse never; at equal quality the source of higher precedence does, a lower never; from the same
 * source at the same quality a different value is a correction and does; an equal one changes nothing.
 */
export function beats(incoming: Standing, held: Standing): boolean {
  const rank = rankOf(incoming) - rankOf(held);
  return rank === 0 ? incoming.value !== held.value : rank > 0;
}

/** One number that orders by quality, then by source. */
export function rankOf(standing: Standing): number {
  return QUALITIES.indexOf(standing.quality) * SOURCES.length + SOURCES.indexOf(standing.source);
}
