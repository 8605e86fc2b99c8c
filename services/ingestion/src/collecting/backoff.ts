import type { SourceFaultCode } from "../suppliers/source-fault.js";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** NFR-A-002: five times, 1 s to 60 s apart. */
const QUICK_TRIES = 5;
/** An outage that goes on is nobody's fault of form: it is asked for two days more, in pauses of up to an hour. */
const OUTAGE_TRIES = 50;

/**
 * How long to wait after the attempt with that number (1 is the first) failed; null where it is given up and becomes a dead
 * letter. `chance` from 0 to 1 spreads the tries of many homes.
 */
export function pauseAfter(
  attempt: number,
  fault: { readonly code: SourceFaultCode | "unexpected"; readonly retryAfterMs: number | null },
  chance: number,
): number | null {
  if (fault.code === "access-refused" || fault.code === "account-unknown") return null;
  const isOutage = fault.code === "not-reached" || fault.code === "slow-down";
  if (attempt > (isOutage ? OUTAGE_TRIES : QUICK_TRIES)) return null;
  const doubled =
    attempt <= QUICK_TRIES
      ? Math.min(SECOND_MS * 4 ** (attempt - 1), MINUTE_MS)
      : Math.min(5 * MINUTE_MS * 2 ** (attempt - QUICK_TRIES - 1), HOUR_MS);
  // Half of it is certain, so that a source is never asked again at once.
  const jittered = Math.round(doubled / 2 + (doubled / 2) * chance);
  return Math.max(jittered, SECOND_MS, fault.retryAfterMs ?? 0);
}

/** Days until a day that stays incomplete is asked for again: 1, 2, 4, 8 ... */
export function daysUntilNextTry(tries: number): number {
  return 2 ** Math.max(0, Math.min(tries, 10) - 1);
}
