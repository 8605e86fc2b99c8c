import { dateOfDayNumber, settlementDay, slotsOfLocalTime, type Slot } from "@halfhourly/domain";

/** Whose clock shows a time that is written without an offset. GMT is UTC. */
export type Zone = "UTC" | "Europe/London";

const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;
const NORMAL_DAY = 48;

/**
 * The slots that start when a clock in `zone` shows a half hour (`wallMs`, as if UTC): one, or in London none in the hour
 * that March skips and two in the hour that October repeats. `wallMs` must lie on a half hour.
 */
export function slotsShownAt(wallMs: number, zone: Zone): readonly Slot[] {
  if (zone === "UTC") return [wallMs / HALF_HOUR_MS];
  const dayNumber = Math.floor(wallMs / DAY_MS);
  const half = (wallMs - dayNumber * DAY_MS) / HALF_HOUR_MS;
  const date = dateOfDayNumber(dayNumber);
  const { firstSlot, slotCount } = settlementDay(date);
  return slotCount === NORMAL_DAY ? [firstSlot + half] : slotsOfLocalTime(date, half * 30);
}

export function isOnHalfHour(ms: number): boolean {
  return ms % HALF_HOUR_MS === 0;
}

export { HALF_HOUR_MS };
