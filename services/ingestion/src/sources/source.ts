import type { Direction, Element, Fuel, Quality, SourceUnit } from "@halfhourly/domain";
import type { CsvTable } from "../files/csv-table.js";
import type { JsonValue } from "../files/json-document.js";
import type { Zone } from "../files/local-clock.js";
import type { Stamp } from "../files/row-clock.js";
import type { RejectedRow } from "../files/row-fault.js";

/** What a source's words say of a register, before any flag. One object a register: rows refer to it. */
export interface RegisterWords {
  /** As in the file; null where the file names no meter. */
  readonly id: string | null;
  readonly direction: Direction;
  readonly element: Element;
  /** Null where neither the file nor the source's definition tells. */
  readonly fuel: Fuel | null;
  readonly unit: SourceUnit | null;
  /** What the unit is, once the fuel is known, by the source's documentation. */
  readonly unitOf?: Readonly<Partial<Record<Fuel, SourceUnit>>>;
}

/** One half hour as the source writes it. */
export interface SourceRow {
  readonly line: number;
  readonly register: RegisterWords;
  /** A time label, read by the file's clock habit; or, from a source that counts settlement periods, the slot itself. */
  readonly time: string | number;
  /** The second label of a row that gives both its start and its end. */
  readonly endTime: string | null;
  /** As written; null where the source gives no value. */
  readonly value: string | null;
  /** As the source states it; what a meter cannot have counted becomes suspect, whatever it says. */
  readonly quality: Quality;
}

/** How firmly something is known. A flag may overrule "documented" (with a warning) and "assumed", never "stated". */
export type Basis = "stated" | "documented" | "assumed";

export interface Habit<T> {
  readonly value: T;
  readonly basis: Basis;
}

/** A file that a source has recognised as its own. */
export interface SourceFile {
  readonly format: string;
  /** Which end of the half hour a label names; null where only a flag can tell. */
  readonly stamp: Habit<Stamp> | null;
  /** Whose clock labels without an offset follow; null where only a flag can tell. */
  readonly zone: Habit<Zone> | null;
  /** True where only one label a row is given, so that the length of an interval shows in the steps between them alone. */
  readonly stepsTellLength: boolean;
  /** In file order. May add warnings while it is read. */
  rows(note: NoteWarning): Iterable<SourceRow | RejectedRow>;
}

/** Counts one more of something that is worth knowing and is no fault; the message may say what to do. */
export type NoteWarning = (code: string, message: string) => void;

/** A kind of delimited file, known by its header. */
export interface CsvSource {
  /** Null where the header is not this source's. Header cells are trimmed. */
  recognise(table: CsvTable): SourceFile | null;
}

/** A kind of JSON, known by its members. */
export interface JsonSource {
  /** Null where the document is not this source's. */
  recognise(document: JsonValue): SourceFile | null;
}
