import { slotStartIso, type Fuel, type Slot } from "@halfhourly/domain";
import type { SlotRange } from "../port.js";

/**
 * `start` and `end` name the ends of half hours, in UTC. Whether `start` itself is in the range is not documented: the end of
 * the half hour before the first is asked for, which is left out again where it comes.
 */
export function readingsPath(
  mpxn: string,
  fuel: Fuel,
  readingType: string,
  { first, before }: SlotRange,
): string {
  const query = new URLSearchParams({
    start: stampOf(first - 1),
    end: stampOf(before - 1),
    granularity: "halfhour",
    outputFormat: "json",
  });
  return `/mpxn/${mpxn}/utility/${fuel}/readingtype/${readingType}?${query}`;
}

/** The end of a half hour as YYYYMMDDHHMM. */
function stampOf(slot: Slot): string {
  return slotStartIso(slot + 1)
    .replace(/[-:TZ]/g, "")
    .slice(0, 12);
}

/** The half hour that ends then; null for a text that is no such stamp. */
export function slotOfStamp(stamp: string): Slot | null {
  const [, year, month, day, hour, minute] = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(stamp) ?? [];
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(ms) ? null : Math.floor(ms / 1_800_000) - 1;
}
