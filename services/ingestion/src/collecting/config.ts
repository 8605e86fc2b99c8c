import type { DailyWindow } from "../dcc/config.js";

/** How sources are asked. The limits are those of NFR-A-001 to 003. */
export interface CollectingConfig {
  /** When each day's half hours are asked for, spread over homes; yesterday's are to be there by 10:00. */
  readonly window: DailyWindow;
  /** Ranges that are fetched from one source side by side, by one process. */
  readonly fetchesAtOnce: number;
  readonly breaker: { readonly failures: number; readonly halfOpenAfterMs: number };
  /** A call for somebody who waits, and one for a job. */
  readonly apiTimeoutMs: number;
  readonly jobTimeoutMs: number;
  /** HTTP requests to one source at once, and how many may wait for their turn: for people, and for jobs. */
  readonly apiAtOnce: number;
  readonly apiWaiting: number;
  readonly jobsAtOnce: number;
  readonly jobsWaiting: number;
  /** How long what was found at a supplier may wait until it is used. */
  readonly ticketMs: number;
  readonly authoriseMs: number;
  readonly proofsADayOfHousehold: number;
  readonly proofsADayOfAccount: number;
  readonly balanceEveryMs: number;
  readonly liveEveryMs: number;
  /** How long a look at the live page keeps the source asked. */
  readonly liveLookMs: number;
}

const MINUTE_MS = 60_000;

export const collectingDefaults: CollectingConfig = {
  window: { fromMinute: 2 * 60, toMinute: 10 * 60 },
  fetchesAtOnce: 4,
  breaker: { failures: 5, halfOpenAfterMs: MINUTE_MS },
  apiTimeoutMs: 10_000,
  jobTimeoutMs: MINUTE_MS,
  apiAtOnce: 20,
  apiWaiting: 40,
  jobsAtOnce: 8,
  jobsWaiting: 64,
  ticketMs: 15 * MINUTE_MS,
  authoriseMs: 15 * MINUTE_MS,
  proofsADayOfHousehold: 5,
  proofsADayOfAccount: 10,
  balanceEveryMs: 30 * MINUTE_MS,
  liveEveryMs: 30_000,
  liveLookMs: 2 * MINUTE_MS,
};
