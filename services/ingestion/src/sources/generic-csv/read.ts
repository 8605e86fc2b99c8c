import type { FileFlags } from "@halfhourly/contracts";
import { readClockLabel } from "../../files/clock-label.js";
import { CsvTable, cellsAt, isRejected } from "../../files/csv-table.js";
import { Refusal } from "../../files/file-fault.js";
import type { Stamp } from "../../files/row-clock.js";
import { registersInColumn } from "../registers-by-id.js";
import type { Habit, SourceFile } from "../source.js";
import { unitOfWord } from "../unit-words.js";

export interface NamedColumns {
  readonly time: number;
  readonly value: number;
  readonly id: number;
}

/** True where the flags say how to read a delimited file, whatever its kind. */
export function namesColumns(flags: FileFlags): boolean {
  return flags.timeColumn !== undefined || flags.valueColumn !== undefined;
}

/**
 * Any delimited file, read by --time-column and --value-column (a header, or a number counted from 1). A unit in the value
 * column's header and "start" or "end" in the time column's are statements of the file. Throws Refusal where a column
 * flag is missing or names no column.
 */
export function readByColumns(tables: Iterable<CsvTable>, flags: FileFlags): SourceFile {
  const { timeColumn, valueColumn, idColumn } = flags;
  if (timeColumn === undefined || valueColumn === undefined) {
    const missing = timeColumn === undefined ? "--time-column" : "--value-column";
    throw new Refusal("columns-needed", `Two columns are needed to read the file: add ${missing} NAME too.`);
  }
  let first: CsvTable | null = null;
  for (const table of tables) {
    first ??= table;
    const columns = {
      time: columnOf(table, timeColumn),
      value: columnOf(table, valueColumn),
      id: columnOf(table, idColumn),
    };
    if (columns.time !== -1 && columns.value !== -1 && (columns.id !== -1 || idColumn === undefined))
      return fileOf(table, columns);
  }
  throw new Refusal(
    "column-not-found",
    `No line of the file's beginning has these columns. ${columnsOf(first)}`,
  );
}

function columnOf(table: CsvTable, wanted: string | undefined): number {
  if (wanted === undefined) return -1;
  const name = wanted.trim().toLowerCase();
  const named = table.header.findIndex((cell) => cell.toLowerCase() === name);
  if (named !== -1 || !/^[1-9]\d?$/.test(name)) return named;
  // A number counts columns, once the line has more than one.
  return table.header.length > 1 && Number(name) <= table.header.length ? Number(name) - 1 : -1;
}

function fileOf(table: CsvTable, columns: NamedColumns): SourceFile {
  const value = table.header[columns.value]!;
  const unit = unitOfWord(/[([]([^)\]]+)[)\]]\s*$/.exec(value)?.[1] ?? value);
  const registers = registersInColumn(table, columns.id, {
    direction: "import",
    unit: unit === "other" ? null : unit,
  });
  return {
    format: "generic-csv",
    stamp: stampStatedBy(table.header[columns.time]!),
    zone: /\b(utc|gmt)\b/i.test(table.header[columns.time]!) ? { value: "UTC", basis: "stated" } : null,
    stepsTellLength: true,
    *rows() {
      for (const record of withHeaderIfData(table, columns.time).records()) {
        const cells = cellsAt(record, [columns.value, columns.time, columns.id]);
        if (isRejected(cells)) yield cells;
        else {
          const [text, label, id] = cells;
          yield {
            line: record.line,
            register: registers.of(id),
            time: label,
            endTime: null,
            value: text,
            quality: "actual",
          };
        }
      }
    },
  };
}

/** A file without a header, read by column numbers, begins with a row like the others. */
function withHeaderIfData(table: CsvTable, time: number): CsvTable {
  if (typeof readClockLabel(table.header[time]!) === "string") return table;
  const aboveFirst = { line: 0, fields: [], unclosedQuote: false };
  return new CsvTable(table.text, table.delimiter, aboveFirst, []);
}

function stampStatedBy(header: string): Habit<Stamp> | null {
  if (/\b(start|starting|begin|beginning|from)\b/i.test(header.replaceAll("_", " ")))
    return { value: "start", basis: "stated" };
  if (/\b(end|ending|to)\b/i.test(header.replaceAll("_", " "))) return { value: "end", basis: "stated" };
  return null;
}

/** For messages: the header that stands first. Headers are no personal data; a first row that is data is not shown. */
export function columnsOf(table: CsvTable | null): string {
  if (table === null || table.header.some((cell) => /\d{4}/.test(cell)))
    return "Its columns can be named by number, counted from 1.";
  return `Its columns are: ${table.header
    .map((cell) => (cell === "" ? "(unnamed)" : cell))
    .join(", ")
    .slice(0, 300)}.`;
}
