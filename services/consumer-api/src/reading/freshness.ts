import {
  addDays,
  londonClock,
  londonDateAt,
  settlementDay,
  slotContaining,
  slotStartMs,
} from "@halfhourly/domain";
import type { FilledRegister } from "./fill.js";

/** Yesterday's half hours are to be here by 10:00 on the London clock (DR-004). */
const dueMinute = 10 * 60;

export interface FreshnessFound {
  /** UTC end of the newest half hour held; null where none is. */
  readonly dataUpToMs: number | null;
  readonly stale: boolean;
}

export function freshnessOf(filled: readonly FilledRegister[], nowMs: number): FreshnessFound {
  const newest = filled.flatMap(({ newestSlot }) => newestSlot ?? []);
  const imports = filled.filter(({ summary }) => summary.register.direction === "import");
  const dueEndSlot = endOfNewestDueDay(nowMs);
  return {
    dataUpToMs: newest.length === 0 ? null : slotStartMs(Math.max(...newest) + 1),
    stale: imports.some(({ newestSlot }) => newestSlot === null || newestSlot + 1 < dueEndSlot),
  };
}

/** Yesterday's end, or the day before's as long as yesterday is not due. */
function endOfNewestDueDay(nowMs: number): number {
  const isDue = londonClock(slotContaining(nowMs)).minute >= dueMinute;
  return settlementDay(addDays(londonDateAt(nowMs), isDue ? 0 : -1)).firstSlot;
}
