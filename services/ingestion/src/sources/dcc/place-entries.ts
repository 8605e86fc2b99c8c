import { londonDateAt, SLOT_MS, type Slot } from "@halfhourly/domain";
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
  try {
    return londonDateAt(slot * SLOT_MS) >= "1991";
  } catch {
    return false;
  }
}
