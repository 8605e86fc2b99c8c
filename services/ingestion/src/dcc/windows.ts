import { createHash } from "node:crypto";
import type { DailyWindow } from "./config.js";

const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** The UTC minute of the day at which a home's turn comes: spread over the window by a hash, and always the same. */
export function minuteOf(window: DailyWindow, key: string): number {
  const place = createHash("sha256").update(key).digest().readUInt32BE(0) % lengthOf(window);
  return (window.fromMinute + place) % DAY_MINUTES;
}

/** The next instant of that minute; now, where the window is open and the minute is over. UTC milliseconds. */
export function nextTurnMs(window: DailyWindow, key: string, nowMs: number): number {
  const dayStartMs = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const turnMs = dayStartMs + minuteOf(window, key) * MINUTE_MS;
  if (turnMs >= nowMs) return turnMs;
  return isOpen(window, nowMs) ? nowMs : turnMs + DAY_MS;
}

/** `nowMs` is UTC milliseconds. */
export function isOpen(window: DailyWindow, nowMs: number): boolean {
  const minute = Math.floor((nowMs % DAY_MS) / MINUTE_MS);
  return (minute - window.fromMinute + DAY_MINUTES) % DAY_MINUTES < lengthOf(window);
}

function lengthOf({ fromMinute, toMinute }: DailyWindow): number {
  const length = (toMinute - fromMinute + DAY_MINUTES) % DAY_MINUTES;
  return length === 0 ? DAY_MINUTES : length;
}

/** True from `graceMinutes` after the window's end until it opens again. */
export function isPast(window: DailyWindow, graceMinutes: number, nowMs: number): boolean {
  const minute = Math.floor((nowMs % DAY_MS) / MINUTE_MS);
  return (minute - window.fromMinute + DAY_MINUTES) % DAY_MINUTES >= lengthOf(window) + graceMinutes;
}
