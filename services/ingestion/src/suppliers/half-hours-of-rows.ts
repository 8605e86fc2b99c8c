import type { Direction, Fuel, Reading, Source, SourceUnit } from "@halfhourly/domain";
import { Refusal } from "../files/file-fault.js";
import { gatherRows } from "../files/gather-rows.js";
import type { RejectedRow } from "../files/row-fault.js";
import { Warnings } from "../files/warnings.js";
import type { SourceFile } from "../sources/source.js";
import type { ReadPage, SlotRange } from "./port.js";
import { SourceFault } from "./source-fault.js";

export interface AskedRegister {
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly unit: SourceUnit;
}

/**
 * The rows of an answer by the rules that files are read by: slots, markers, suspects, what cannot be kept. Half hours outside
 * the range that was asked for are left out. An answer without rows is a page without registers. Throws SourceFault
 * `not-understood` for one that contradicts what was asked, or does not go by half hours.
 */
export function halfHoursOfRows(
  rows: SourceFile,
  asked: AskedRegister,
  range: SlotRange,
  source: Source,
): ReadPage {
  const rejected: RejectedRow[] = [];
  try {
    const flags = { fuel: asked.fuel, unit: asked.unit };
    const gathering = gatherRows(rows, flags, new Warnings(), (row) => void rejected.push(row));
    let step = gathering.next();
    while (step.done !== true) step = gathering.next();
    const registers = step.value.flatMap(({ register }) => {
      const readings = readingsIn(register.readings, range, source);
      return readings.length === 0 ? [] : [{ ...register, direction: asked.direction, readings }];
    });
    return { registers, rejected: rejected.toSorted((a, b) => a.line - b.line) };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    if (fault.code === "no-half-hourly-readings") return { registers: [], rejected };
    throw new SourceFault("not-understood", CONTRADICTIONS[fault.code] ?? OTHER);
  }
}

const OTHER = "The source's half hours cannot be read: they are not in its documented form.";
const CONTRADICTIONS: Readonly<Partial<Record<Refusal["code"], string>>> = {
  "not-half-hourly": "The source's answer does not go by half hours, which is what it was asked for.",
  "flag-contradicts-file":
    "The source's answer states another fuel or unit than its own account of the meter.",
  "unit-needed": "The source does not state the unit of its values.",
};

function readingsIn(readings: readonly Reading[], { first, before }: SlotRange, source: Source): Reading[] {
  return readings
    .filter(({ slot }) => slot >= first && slot < before)
    .map(({ slot, value, quality }) => ({ slot, value, quality, source }));
}
