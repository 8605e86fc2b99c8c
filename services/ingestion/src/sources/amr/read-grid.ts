import { isMissingWord } from "../../files/clock-label.js";
import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import type { DelimitedRecord } from "../../files/delimited-text.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import type { Fuel } from "@halfhourly/domain";
import { registersInColumn, type RegistersById } from "../registers-by-id.js";
import type { CsvSource, NoteWarning, SourceFile, SourceRow } from "../source.js";
import { unitOfWord } from "../unit-words.js";

const CLOCK_TIME = /^\[?(\d{1,2}:\d{2})(:00)?\]?$/;
const DATE = /^(read(ing)? ?)?date$/i;
const ID = /^(mpan|mprn|mpr|mpxn|meter ?point( (reference|number))?)$/i;
const HALF_HOURS = 48;

/**
 * Automatic meter reading, one row a day: a column for each half hour of the clock ("Meter Sequential" reports). The
 * columns state the stamp: from 00:00 to 23:30 they name starts, from 00:30 to 00:00 (or 24:00) ends. Local London time,
 * as the report's last line says. The 48 columns cannot hold the long day of October: its repeated hour is ambiguous.
 */
export const amrGrid: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const grid = gridOf(table);
    if (grid === null) return null;
    return {
      format: "amr-grid",
      stamp: { value: grid.times[0] === "00:00" ? "start" : "end", basis: "stated" },
      zone: { value: "Europe/London", basis: "documented" },
      stepsTellLength: false,
      *rows(note) {
        for (const record of table.records()) yield* dayRows(record, grid, note);
      },
    };
  },
};

interface Grid {
  readonly date: number;
  readonly type: number;
  readonly estimate: number;
  readonly first: number;
  /** The clock time of each column from `first` on, as 05:30. */
  readonly times: readonly string[];
  readonly registers: RegistersById;
}

function gridOf(table: CsvTable): Grid | null {
  const clocks = table.header.map((cell) => CLOCK_TIME.exec(cell)?.[1]?.padStart(5, "0") ?? null);
  const first = clocks.findIndex((clock) => clock !== null);
  const times = first === -1 ? [] : clocks.slice(first, first + HALF_HOURS).filter((clock) => clock !== null);
  const date = table.column(DATE);
  if (times.length !== HALF_HOURS || date === -1) return null;
  const title = table.preamble.flatMap(({ fields }) => fields).join(" ");
  const fuel: Fuel | null = /\bgas\b/i.test(title)
    ? "gas"
    : /\belectricity\b/i.test(title)
      ? "electricity"
      : null;
  const known = {
    direction: "import",
    unit: /\bkwh\b/i.test(title) ? "kWh" : null,
    ...(fuel === null ? {} : { fuel }),
  } as const;
  return {
    date,
    type: table.column(/^(type|units?)$/i),
    estimate: table.column(/^(est|estimated?|read ?type)$/i),
    first,
    times,
    registers: registersInColumn(table, table.column(ID), known),
  };
}

function* dayRows(
  record: DelimitedRecord,
  grid: Grid,
  note: NoteWarning,
): Generator<SourceRow | RejectedRow> {
  // The report's closing line has one cell.
  if (!record.unclosedQuote && record.fields.length === 1) return;
  const cells = cellsAt(record, [grid.date, grid.registers.column, grid.type, grid.estimate]);
  if (isRejected(cells)) return yield cells;
  const [date, id, type, estimate] = cells;
  if (unitOfWord(type) === "other") {
    return note(
      "other-quantity-skipped",
      "Days of other quantities than energy, such as kVArh, were left out.",
    );
  }
  const register = grid.registers.of(id);
  for (const [i, clock] of grid.times.entries()) {
    const value = record.fields[grid.first + i]?.trim();
    if (value === undefined) return yield rejectRow(record.line, "columns-missing");
    // The clock skips an hour in March: its columns are rightly blank, and a blank says no more elsewhere.
    const endsTheDay = clock === "00:00" && i === HALF_HOURS - 1;
    const time = `${date} ${endsTheDay ? "24:00" : clock}`;
    yield {
      line: record.line,
      register,
      time,
      endTime: null,
      value: isMissingWord(value) ? null : value,
      quality: /^e/i.test(estimate) ? "estimated" : "actual",
    };
  }
}
