import { dateOfDayNumber } from "./calendar.js";

/**
 * A half hour, told by the number of half hours since 1970-01-01T00:00:00Z at which it starts.
 * Slot 0 is 1970-01-01T00:00Z to 00:30Z. GB's energy market counts in these (BSC Section X, "Settlement Period").
 */
export type Slot = number;

/** The length of every slot in milliseconds. */
export const SLOT_MS = 1_800_000;

const SLOTS_A_UTC_DAY = 48;

const START_OF_DAY_SUFFIXES = Array.from({ length: SLOTS_A_UTC_DAY }, (_, half) => {
  const hour = String(Math.floor(half / 2)).padStart(2, "0");
  return `T${hour}:${half % 2 === 0 ? "00" : "30"}:00Z`;
});

/** The slot that starts at `ms` (UTC milliseconds). Throws RangeError unless that instant is on a half hour. */
export function slotAt(ms: number): Slot {
  const slot = ms / SLOT_MS;
  if (!Number.isSafeInteger(slot)) throw new RangeError(`${ms} ms is not the start of a half hour`);
  return slot;
}

/** The slot that holds the instant `ms` (UTC milliseconds); a slot holds its start and not its end. */
export function slotContaining(ms: number): Slot {
  if (!Number.isFinite(ms)) throw new RangeError(`${ms} is not an instant`);
  return Math.floor(ms / SLOT_MS);
}

/** UTC milliseconds at which the slot starts. */
export function slotStartMs(slot: Slot): number {
  return slot * SLOT_MS;
}

/** UTC start as `YYYY-MM-DDTHH:MM:SSZ`. Throws RangeError outside the years 1990 to 2099. */
export function slotStartIso(slot: Slot): string {
  requireSlot(slot);
  const day = Math.floor(slot / SLOTS_A_UTC_DAY);
  return dateOfDayNumber(day) + START_OF_DAY_SUFFIXES[slot - day * SLOTS_A_UTC_DAY]!;
}

export function requireSlot(slot: Slot): void {
  if (!Number.isInteger(slot))
    throw new RangeError(`${slot} is not a slot: slots are whole numbers of half hours`);
}
