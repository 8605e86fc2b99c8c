import { DelimitedReader, type DelimitedRecord } from "./delimited-text.js";
import { rejectRow, type RejectedRow } from "./row-fault.js";

/** A delimited file from its header on. */
export class CsvTable {
  /** Trimmed. */
  readonly header: readonly string[];

  constructor(
    readonly text: string,
    readonly delimiter: string,
    headerRecord: DelimitedRecord,
    /** The records before the header: titles, report facts. */
    readonly preamble: readonly DelimitedRecord[],
  ) {
    this.header = headerRecord.fields.map((field) => field.trim());
    this.#headerLine = headerRecord.line;
  }

  readonly #headerLine: number;

  /** The first column whose header matches, or -1. */
  column(name: RegExp): number {
    return this.header.findIndex((cell) => name.test(cell));
  }

  /** Every record after the header but those of blank cells, and a header that stands again (files put one after another). */
  *records(): Generator<DelimitedRecord> {
    const reader = new DelimitedReader(this.text, this.delimiter);
    for (let record = reader.next(); record !== null; record = reader.next()) {
      if (record.line <= this.#headerLine || isBlank(record) || this.#isHeaderAgain(record)) continue;
      yield record;
    }
  }

  #isHeaderAgain({ fields }: DelimitedRecord): boolean {
    return (
      fields.length === this.header.length && fields.every((field, i) => field.trim() === this.header[i])
    );
  }
}

/** As spreadsheets leave them below a table. */
function isBlank({ fields }: DelimitedRecord): boolean {
  return fields.every((field) => field.trim() === "");
}

/** The record's trimmed cells at `columns` (-1: an empty cell), or why the record cannot be read. */
export function cellsAt<const T extends readonly number[]>(
  record: DelimitedRecord,
  columns: T,
): { readonly [K in keyof T]: string } | RejectedRow;
export function cellsAt(
  record: DelimitedRecord,
  columns: readonly number[],
): readonly string[] | RejectedRow {
  if (record.unclosedQuote) return rejectRow(record.line, "unclosed-quote");
  const cells: string[] = [];
  for (const column of columns) {
    const cell = column === -1 ? "" : record.fields[column];
    if (cell === undefined) return rejectRow(record.line, "columns-missing");
    cells.push(cell.trim());
  }
  return cells;
}

export function isRejected(cells: readonly string[] | RejectedRow): cells is RejectedRow {
  return !Array.isArray(cells);
}

const DELIMITERS = [",", ";", "\t", "|"];
/** Reports put titles and facts above their header; nothing that we know of puts more. */
const MOST_LINES_ABOVE_HEADER = 30;
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?$/i;

/** Every way to read the first lines of a text as a header: each delimiter, each line. The likeliest come first. */
export function* possibleTables(text: string): Generator<CsvTable> {
  const stated = SEPARATOR_LINE.exec(text.slice(0, 12).split(/\r|\n/)[0] ?? "")?.[1];
  for (const delimiter of stated === undefined ? DELIMITERS : [stated]) {
    const reader = new DelimitedReader(text, delimiter);
    const above: DelimitedRecord[] = [];
    for (
      let record = reader.next();
      record !== null && above.length < MOST_LINES_ABOVE_HEADER;
      record = reader.next()
    ) {
      yield new CsvTable(text, delimiter, record, [...above]);
      above.push(record);
    }
  }
}
