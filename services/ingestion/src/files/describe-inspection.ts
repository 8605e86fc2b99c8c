import type { Inspection } from "@halfhourly/contracts";
import { londonDateOf, settlementDay, slotStartIso, type Reading } from "@halfhourly/domain";
import type { GatheredRegister } from "./gather-rows.js";
import type { RejectedRow } from "./row-fault.js";
import type { Warnings } from "./warnings.js";

/** Later rejected rows are counted in a warning and not listed, so that a hostile file cannot fill the memory. */
export const MOST_REJECTED_LISTED = 10_000;

/** What was read, described: the same words for a file and for an answer of the network. */
export function describeInspection(
  format: string,
  gathered: readonly GatheredRegister[],
  rejected: readonly RejectedRow[],
  warnings: Warnings,
): Inspection {
  if (rejected.length > MOST_REJECTED_LISTED) {
    const unlisted = rejected.length - MOST_REJECTED_LISTED;
    warnings.note(
      "rejected-list-shortened",
      "So many rows were rejected that only the first are listed; the count is of those left out.",
      unlisted,
    );
  }
  return {
    format,
    registers: gathered.map(describeRegister),
    rejected: listed(rejected),
    warnings: warnings.list(),
  };
}

export function listed(rejected: readonly RejectedRow[]): RejectedRow[] {
  return rejected.slice(0, MOST_REJECTED_LISTED);
}

function describeRegister({
  register,
  duplicates,
  conflicts,
}: GatheredRegister): Inspection["registers"][number] {
  const { readings, ...facts } = register;
  const first = readings[0]!.slot;
  const last = readings.at(-1)!.slot;
  return {
    ...facts,
    first: slotStartIso(first),
    last: slotStartIso(last),
    readings: readings.length,
    total: readings.reduce((sum, { value }) => sum + value, 0),
    missing: last - first + 1 - readings.length,
    duplicates,
    conflicts,
    suspect: readings.filter(({ quality }) => quality === "suspect").length,
    days: daysByLength(readings),
  };
}

/** London dates that hold a reading, by how many half hours the calendar gives them. */
function daysByLength(readings: readonly Reading[]): Record<string, number> {
  const dates = new Set(readings.map(({ slot }) => londonDateOf(slot)));
  const days: Record<string, number> = {};
  for (const date of dates) {
    const { slotCount } = settlementDay(date);
    days[slotCount] = (days[slotCount] ?? 0) + 1;
  }
  return days;
}
