import type { SessionList } from "../../data/answers.js";

export type OneSession = SessionList["sessions"][number];

const WEEK_MS = 7 * 86_400_000;

/** This device first, then the one used last. */
export function inOrder(sessions: readonly OneSession[]): readonly OneSession[] {
  return [...sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt),
  );
}

/** Another device that came in within the last seven days: worth a second look. */
export function isFresh(session: OneSession, nowMs: number): boolean {
  return !session.current && nowMs - Date.parse(session.createdAt) < WEEK_MS;
}
