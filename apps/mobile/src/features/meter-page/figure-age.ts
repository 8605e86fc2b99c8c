/** A first figure may be a minute late; a source that measures seldom is given twice its own time. */
const LEAST_SECONDS = 60;

/** Whether a power may be called the one right now. Both in seconds; a figure of unknown age is not. */
export function isStillNow(ageSeconds: number | null, freshWithinSeconds: number): ageSeconds is number {
  return ageSeconds !== null && ageSeconds <= Math.max(LEAST_SECONDS, 2 * freshWithinSeconds);
}

const OLD_AFTER_MS = 24 * 3_600_000;

/** Whether so much may have been used since a balance was read that nobody should rely on it. `at`: an instant. */
export function isOldBalance(at: string, nowMs: number): boolean {
  return nowMs - Date.parse(at) > OLD_AFTER_MS;
}
