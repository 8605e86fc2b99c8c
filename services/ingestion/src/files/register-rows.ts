import { readValue, settleRows, type Quality, type Reading, type Slot } from "@halfhourly/domain";
import type { SourceRow } from "../sources/source.js";
import { isMissingWord } from "./clock-label.js";
import { findSteps } from "./interval-steps.js";
import type { Placement } from "./row-clock.js";
import { rejectRow, VALUE_FAULTS, type RejectedRow, type RowFaultCode } from "./row-fault.js";
import { tellByRunOrder } from "./run-order.js";
import type { RegisterFacts } from "./statements.js";

const MINUTE_MS = 60_000;

/** A row whose label was read. Its value is null where the row was refused already: its place in the order still counts. */
interface PlacedRow {
  readonly line: number;
  readonly slots: readonly Slot[];
  readonly wallMinute: number;
  readonly aboutMinute: number;
  readonly value: number | null;
  readonly quality: Quality;
}

interface SettledRow extends Reading {
  readonly line: number;
}

export interface SettledRegister {
  /** One a slot, in order of slot. */
  readonly readings: readonly Reading[];
  readonly duplicates: number;
  readonly conflicts: number;
  /** Values more than 0.01 of a unit away from the whole number they were rounded to. */
  readonly roundedFar: number;
  /** True where the rows as a whole are hourly, daily or finer than half-hourly: there are then no readings. */
  readonly otherGranularity: boolean;
}

/** The rows of one register, gathered in file order and settled at the end. */
export class RegisterRows {
  readonly #rows: PlacedRow[] = [];
  #roundedFar = 0;

  constructor(
    readonly facts: RegisterFacts,
    readonly reject: (row: RejectedRow) => void,
  ) {}

  add(row: SourceRow, place: Placement): void {
    // A day's row with a column for each clock time leaves those blank that March skips: nothing is wrong with it.
    if (place.fault === "no-such-local-time" && hasNoValue(row)) return;
    if (place.fault !== null) this.reject(rejectRow(row.line, place.fault));
    if (Number.isNaN(place.wallMs)) return;
    const value = place.fault === null ? this.#valueOf(row) : null;
    this.#rows.push({
      line: row.line,
      slots: place.slots,
      wallMinute: place.wallMs / MINUTE_MS,
      aboutMinute: place.aboutMs / MINUTE_MS,
      value: value?.whole ?? null,
      quality: value?.suspect === true ? "suspect" : row.quality,
    });
  }

  settle(stepsTellLength: boolean): SettledRegister {
    const { otherGranularity, coarseMinutes } = findSteps(
      stepsTellLength ? this.#rows.map((row) => row.aboutMinute) : [],
    );
    if (otherGranularity) {
      for (const row of this.#rows)
        if (row.value !== null) this.reject(rejectRow(row.line, "not-half-hourly"));
      return { readings: [], duplicates: 0, conflicts: 0, roundedFar: 0, otherGranularity };
    }
    const { kept, duplicates, rejected, conflictSlots } = settleRows(this.#slotted(coarseMinutes));
    for (const { line } of rejected) this.reject(rejectRow(line, "conflict"));
    return {
      readings: kept.map(withoutLine).sort((a, b) => a.slot - b.slot),
      duplicates: duplicates.length,
      conflicts: conflictSlots.size,
      roundedFar: this.#roundedFar,
      otherGranularity,
    };
  }

  #slotted(coarseMinutes: ReadonlySet<number>): SettledRow[] {
    const placed = this.#rows.filter((row) => row.slots.length > 0);
    const told = tellByRunOrder(placed);
    const slotted: SettledRow[] = [];
    placed.forEach(({ line, value, quality, aboutMinute }, i) => {
      const slot = told[i] ?? null;
      if (value === null) return;
      if (coarseMinutes.has(aboutMinute)) this.reject(rejectRow(line, "not-half-hourly"));
      else if (slot === null) this.reject(rejectRow(line, "ambiguous-hour"));
      else slotted.push({ line, slot, value, quality, source: "file" });
    });
    return slotted;
  }

  #valueOf(row: SourceRow): { readonly whole: number; readonly suspect: boolean } | null {
    if (hasNoValue(row)) return this.#refuse(row, "missing-value");
    const read = readValue(row.value ?? "", this.facts.sourceUnit, this.facts.fuel);
    if (!read.ok) return this.#refuse(row, VALUE_FAULTS[read.code]);
    if (read.offByMoreThanHundredth) this.#roundedFar++;
    return { whole: read.value, suspect: read.suspect };
  }

  #refuse(row: SourceRow, code: RowFaultCode): null {
    this.reject(rejectRow(row.line, code));
    return null;
  }
}

function hasNoValue({ value }: SourceRow): boolean {
  return value === null || isMissingWord(value);
}

function withoutLine({ slot, value, quality, source }: SettledRow): Reading {
  return { slot, value, quality, source };
}
