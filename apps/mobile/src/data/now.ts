import { useSyncExternalStore } from "react";

const MINUTE_MS = 60_000;

let nowMs = Date.now();
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | null = null;

function tick(): void {
  nowMs = Date.now();
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  ticking ??= setInterval(tick, MINUTE_MS);
  return () => {
    listeners.delete(tell);
    if (listeners.size > 0 || ticking === null) return;
    clearInterval(ticking);
    ticking = null;
  };
}

/** The time in UTC milliseconds, to the minute: what is drawn with it is drawn again when "today" becomes "yesterday". */
export function useNow(): number {
  return useSyncExternalStore(listen, currentMinute, currentMinute);
}

/** Refreshed here too, so that a screen opened after a quiet hour does not begin with an old time. */
function currentMinute(): number {
  if (Date.now() - nowMs >= MINUTE_MS) nowMs = Date.now();
  return nowMs;
}
