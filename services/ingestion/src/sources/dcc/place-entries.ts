import { SLOT_MS, slotContaining, type Slot } from "@halfhourly/domain";
import type { Stamp } from "../../files/row-clock.js";
import type { RowFaultCode } from "../../files/row-fault.js";

/** Both slots included. */
export interface AskedSlots {
  readonly first: Slot;
  readonly last: Slot;
}

export type PlacedEntry = Slot | "not-asked" | Extract<RowFaultCode, "not-half-hourly" | "time-out-of-range">;

/** The half hour that an entry tells of. `atMs` is UTC milliseconds; a meter's clock may be off the half hour. */
export function placeEntry(atMs: number, stamp: Stamp, asked: AskedSlots | undefined): PlacedEntry {
  if (atMs % SLOT_MS !== 0) return "not-half-hourly";
  const slot = atMs / SLOT_MS - (stamp === "end" ? 1 : 0);
  if (!isInCalendar(slot)) return "time-out-of-range";
  return asked !== undefined && (slot < asked.first || slot > asked.last) ? "not-asked" : slot;
}

/** A meter whose clock was never set counts from 2000; one with a broken clock may be anywhere. */
function isInCalendar(slot: Slot): boolean {
  return slot >= FIRST_SLOT && slot < END_SLOT;
}

const FIRST_SLOT = slotContaining(Date.UTC(1991, 0, 1));
/** The last year that a date of four digits can have. */
const END_SLOT = slotContaining(Date.UTC(9999, 11, 31));
