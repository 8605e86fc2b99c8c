export const idleMostMs = 30 * 60_000;
export const absoluteMostMs = 12 * 3_600_000;
export const rotateAfterMs = 5 * 60_000;
/** How long a token stays good after its successor was first used: a second tab may have a request under way. */
export const previousGoodForMs = 30_000;
/** A handed-out successor that nobody used within this time was lost on the way, so another is handed out. */
export const successorLostAfterMs = 30_000;
/** The last use is written down at most this often. */
export const useNotedEveryMs = 60_000;

export interface SessionTimes {
  readonly createdAtMs: number;
  readonly usedAtMs: number;
}

/** NFR-SEC-001: 30 minutes idle, 12 hours at most. */
export function hasEnded({ createdAtMs, usedAtMs }: SessionTimes, nowMs: number): boolean {
  return nowMs - usedAtMs >= idleMostMs || nowMs - createdAtMs >= absoluteMostMs;
}

/** A new token is due every 5 minutes, unless one was handed out a moment ago and may still arrive. */
export function rotationIsDue(tokenSinceMs: number, nextSinceMs: number | null, nowMs: number): boolean {
  if (nowMs - tokenSinceMs < rotateAfterMs) return false;
  return nextSinceMs === null || nowMs - nextSinceMs >= successorLostAfterMs;
}

/** A serious act needs a sign-in that is not older than this. */
export const provedGoodForMs = 10 * 60_000;
