import type { FileFlags, Inspection } from "@halfhourly/contracts";
import { decodeText } from "./bytes-to-text.js";
import { Refusal, type FileFault } from "./file-fault.js";
import { describeInspection, listed } from "./describe-inspection.js";
import { gatherRows } from "./gather-rows.js";
import type { ReadRegister } from "./read-register.js";
import type { RejectedRow } from "./row-fault.js";
import { recogniseFile } from "./recognise-file.js";
import { Warnings } from "./warnings.js";

export type InspectedFile =
  | { readonly ok: true; readonly inspection: Inspection; readonly registers: readonly ReadRegister[] }
  | { readonly ok: false; readonly fault: FileFault };

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
    const inspection = describeInspection(file.format, gathered, rejected, warnings);
    return { ok: true, inspection, registers: gathered.map(({ register }) => register) };
  } catch (fault) {
    if (fault instanceof Refusal)
      return { ok: false, fault: { code: fault.code, message: fault.message, rejected: listed(rejected) } };
    throw fault;
  }
}
