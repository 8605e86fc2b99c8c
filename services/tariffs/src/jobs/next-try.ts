const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** NFR-A-002: five times, 1 s to 60 s apart. */
const QUICK_TRIES = 5;
const LONGEST_PAUSE_MS = 4 * 60 * MINUTE_MS;

/** The next time (UTC milliseconds, after `nowMs`) at which the day's minute comes. */
export function nextDailyMs(nowMs: number, minute: number): number {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS + minute * MINUTE_MS;
  return today > nowMs ? today : today + DAY_MS;
}

/** A minute of the day for a name, so that sources are not asked all at once. */
export function minuteOf(name: string): number {
  return [...name].reduce((minute, letter) => (minute * 31 + letter.charCodeAt(0)) % 1440, 7);
}

/**
 * How long to wait after the try with that number (1 is the first) failed. What may pass by itself is tried again quickly
 * at first; a feed that is wrong is looked at again after half an hour, an hour ... `chance` from 0 up to 1.
 */
export function pauseAfter(
  tries: number,
  { code, retryAfterMs }: { readonly code: string; readonly retryAfterMs: number | null },
  chance: number,
): number {
  const mayPass = code === "not-reached" || code === "slow-down";
  const pause =
    mayPass && tries <= QUICK_TRIES
      ? Math.min(1_000 * 4 ** (tries - 1), MINUTE_MS)
      : Math.min(
          30 * MINUTE_MS * 2 ** Math.min(mayPass ? tries - QUICK_TRIES - 1 : tries - 1, 10),
          LONGEST_PAUSE_MS,
        );
  // Half of it is certain, so that a source is never asked again at once.
  return Math.max(Math.round(pause / 2 + (pause / 2) * chance), 1_000, retryAfterMs ?? 0);
}
