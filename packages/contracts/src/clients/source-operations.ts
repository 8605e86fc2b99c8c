import type { Fuel, LondonDate } from "@halfhourly/domain";
import type { SourceName } from "./sources.js";

/** How one source does, for whoever runs the service: figures, and nothing of any household. */
export interface SourceStatus {
  readonly source: SourceName;
  readonly title: string;
  readonly simulated: boolean;
  /** Collections by their state. */
  readonly collections: Readonly<Record<string, number>>;
  /** Calls of the last hour that this process made: how many, and how many of them the source answered. */
  readonly calls: number;
  readonly answered: number;
  /** Of those that were answered; null where there were none. */
  readonly latencyP50Ms: number | null;
  readonly latencyP95Ms: number | null;
  /** How old the newest half hour of a running collection is, by the middle one and by the one at 95 %. */
  readonly freshnessP50Hours: number | null;
  readonly freshnessP95Hours: number | null;
  /** Ranges that are due and not yet fetched, and since when the oldest waits. UTC milliseconds. */
  readonly backlog: number;
  readonly backlogSinceMs: number | null;
  readonly breaker: "closed" | "open" | "half-open";
  /** When an open breaker lets a call through again, or the next range is due. */
  readonly nextTryAtMs: number | null;
  readonly lastFault: { readonly code: string; readonly atMs: number } | null;
  readonly deadLetters: number;
}

/** Work that keeps failing and is not tried again by itself. */
export interface DeadLetter {
  readonly id: string;
  readonly source: SourceName;
  readonly stage: "fetch" | "store" | "balance" | "live";
  /** A stable code. */
  readonly reason: string;
  readonly atMs: number;
  readonly attempts: number;
  /** Of half hours: what was asked for. London dates. */
  readonly from: LondonDate | null;
  readonly to: LondonDate | null;
}

/** A household that waits until somebody has looked at its papers. */
export interface Review {
  /** What the household was told to name. */
  readonly reviewCode: string;
  readonly source: SourceName;
  readonly fuel: Fuel;
  readonly askedAtMs: number;
}

/** What whoever runs the service sees and does. */
export interface SourceOperations {
  sourcesStatus(): Promise<readonly SourceStatus[]>;
  /** The oldest first, at most 200, and how many there are. */
  deadLetters(
    source: SourceName | null,
  ): Promise<{ readonly letters: readonly DeadLetter[]; readonly total: number }>;
  /** Tries them again from the start. @returns how many */
  replay(which: { readonly source: SourceName | null; readonly id: string | null }): Promise<number>;
  reviews(): Promise<readonly Review[]>;
  /** Throws Problem `review-not-found`. `reference`: a case number of whoever looked; never a name. */
  approve(reviewCode: string, reference: string): Promise<void>;
  refuse(reviewCode: string, reference: string): Promise<void>;
}
