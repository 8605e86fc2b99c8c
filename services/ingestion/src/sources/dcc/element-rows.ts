import type { GbcsLog, Smets1Log } from "@halfhourly/dcc";
import {
  readValue,
  readWholeValue,
  settleRows,
  type Element,
  type Reading,
  type ReadValue,
  type Slot,
  type Source,
} from "@halfhourly/domain";
import type { GatheredRegister } from "../../files/gather-rows.js";
import { rejectRow, VALUE_FAULTS, type RejectedRow } from "../../files/row-fault.js";

interface Row extends Reading {
  readonly line: number;
}

/** The entries of one element, settled into one register. */
export class ElementRows {
  readonly #rows: Row[] = [];

  constructor(
    readonly log: GbcsLog | Smets1Log,
    readonly element: Element,
    /** For who only looks: what storing would hold for review is kept, as suspect. */
    readonly keepsHeld = false,
  ) {}

  /** `value` is whole Wh or dm3 as the meter sent it, markers included; undefined where the entry has none. */
  add(line: number, slot: Slot, value: number | undefined, source: Source, rejected: RejectedRow[]): void {
    if (value === undefined) return void rejected.push(rejectRow(line, "missing-value"));
    const read = readMeterValue(value, this.log);
    if (!read.ok && read.code === "held-for-review" && this.keepsHeld)
      return void this.#rows.push({ line, slot, value, quality: "suspect", source });
    if (!read.ok) return void rejected.push(rejectRow(line, VALUE_FAULTS[read.code]));
    this.#rows.push({ line, slot, value: read.value, quality: read.suspect ? "suspect" : "actual", source });
  }

  /** Empty where no entry was kept. */
  settle(rejected: RejectedRow[]): GatheredRegister[] {
    if (this.#rows.length === 0) return [];
    const { fuel, direction, unit } = this.log;
    const settled = settleRows(this.#rows);
    for (const { line } of settled.rejected) rejected.push(rejectRow(line, "conflict"));
    const readings = settled.kept
      .map(({ slot, value, quality, source }): Reading => ({ slot, value, quality, source }))
      .sort((a, b) => a.slot - b.slot);
    const register = { id: null, fuel, direction, element: this.element, unit, readings };
    return [{ register, duplicates: settled.duplicates.length, conflicts: settled.conflictSlots.size }];
  }
}

/** Every marker is above this: the smallest vendor code is 4295.084 kWh or m3. */
const BELOW_ALL_MARKERS = 4_000_000;

/** Large values are read in kWh or m3, where vendors' codes are known too, each within 0.001. */
function readMeterValue(value: number, { unit, fuel }: GbcsLog | Smets1Log): ReadValue {
  if (value < BELOW_ALL_MARKERS) return readWholeValue(value, unit, fuel);
  return readValue(value / 1000, unit === "Wh" ? "kWh" : "m3", fuel);
}
