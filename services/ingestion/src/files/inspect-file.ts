import { londonDateOf, settlementDay, slotStartIso, type Reading } from "@halfhourly/domain";
import type { FileFlags, Inspection } from "@halfhourly/contracts";
import { decodeText } from "./bytes-to-text.js";
import { Refusal, type FileFault } from "./file-fault.js";
import { gatherRows, type GatheredRegister } from "./gather-rows.js";
import type { ReadRegister } from "./read-register.js";
import type { RejectedRow } from "./row-fault.js";
import { recogniseFile } from "./recognise-file.js";
import { Warnings } from "./warnings.js";

export type InspectedFile =
  | { readonly ok: true; readonly inspection: Inspection; readonly registers: readonly ReadRegister[] }
  | { readonly ok: false; readonly fault: FileFault };

/** Later rejected rows are counted in a warning and not listed, so that a hostile file cannot fill the memory. */
export const MOST_REJECTED_LISTED = 10_000;

/**
 * Reads a file of half-hourly readings: finds its kind by its content, brings every row to its slot and unit, names each
 * row that cannot be kept. Pure: nothing is stored, and equal bytes and flags give equal results.
 */
export function inspectFile(bytes: Uint8Array, flags: FileFlags = {}): InspectedFile {
  const steps = inspectInSteps(bytes, flags);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `inspectFile`, with a pause offered every few thousand rows: a server answers others in between. */
export function* inspectInSteps(
  bytes: Uint8Array,
  flags: FileFlags = {},
): Generator<void, InspectedFile, void> {
  const rejected: RejectedRow[] = [];
  try {
    const warnings = new Warnings();
    const { text, encoding } = decodeText(bytes);
    if (encoding === "latin-1") {
      warnings.note(
        "read-as-latin-1",
        "The file is not UTF-8: it was read as latin-1 (windows-1252), as older spreadsheets write it.",
      );
    }
    const file = recogniseFile(text, flags);
    yield;
    const gathered = yield* gatherRows(file, flags, warnings, (row) => void rejected.push(row));
    // Some faults are only known at the end; sort keeps the order of those on one line.
    rejected.sort((a, b) => a.line - b.line);
    return present(file.format, gathered, rejected, warnings);
  } catch (fault) {
    if (fault instanceof Refusal)
      return { ok: false, fault: { code: fault.code, message: fault.message, rejected: listed(rejected) } };
    throw fault;
  }
}

function present(
  format: string,
  gathered: readonly GatheredRegister[],
  rejected: readonly RejectedRow[],
  warnings: Warnings,
): InspectedFile {
  if (rejected.length > MOST_REJECTED_LISTED) {
    const unlisted = rejected.length - MOST_REJECTED_LISTED;
    warnings.note(
      "rejected-list-shortened",
      "So many rows were rejected that only the first are listed; the count is of those left out.",
      unlisted,
    );
  }
  const inspection: Inspection = {
    format,
    registers: gathered.map(describeRegister),
    rejected: listed(rejected),
    warnings: warnings.list(),
  };
  return { ok: true, inspection, registers: gathered.map(({ register }) => register) };
}

function listed(rejected: readonly RejectedRow[]): RejectedRow[] {
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
