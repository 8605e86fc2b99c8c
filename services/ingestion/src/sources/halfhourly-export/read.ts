import { exportReadingColumns, type ExportReadingColumn } from "@halfhourly/contracts";
import type { Quality } from "@halfhourly/domain";
import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { rejectRow, type RejectedRow } from "../../files/row-fault.js";
import type { CsvSource, RegisterWords, SourceFile, SourceRow } from "../source.js";

/**
 * Our own export's `readings-<n>-<fuel>.csv`: every half hour states its register, its start in UTC, its unit and its
 * quality. Rows of missing half hours say so and are no fault. Where a value once came from is not taken over: what a
 * file says of itself is worth as much as a file.
 */
export const halfhourlyExport: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const { header } = table;
    if (header.length !== exportReadingColumns.length) return null;
    if (!exportReadingColumns.every((name, i) => header[i]?.toLowerCase() === name.toLowerCase()))
      return null;
    return {
      format: "halfhourly-export",
      stamp: { value: "start", basis: "stated" },
      zone: { value: "UTC", basis: "stated" },
      stepsTellLength: false,
      rows: () => rowsOf(table),
    };
  },
};

const columns = {
  meterPoint: at("meter point"),
  fuel: at("fuel"),
  direction: at("direction"),
  element: at("element"),
  start: at("slot start UTC"),
  value: at("value"),
  unit: at("unit"),
  quality: at("quality"),
};

function* rowsOf(table: CsvTable): Generator<SourceRow | RejectedRow> {
  const registers = new Map<string, RegisterWords | null>();
  for (const record of table.records()) {
    const cells = cellsAt(record, [
      columns.start,
      columns.value,
      columns.quality,
      columns.meterPoint,
      columns.fuel,
      columns.direction,
      columns.element,
      columns.unit,
    ]);
    if (isRejected(cells)) {
      yield cells;
      continue;
    }
    const [time, value, quality, ...words] = cells;
    const key = words.join("\n");
    const register = registers.get(key) ?? registerOf(words);
    registers.set(key, register);
    if (register === null || !isQuality(quality)) {
      yield rejectRow(record.line, "words-unknown");
      continue;
    }
    if (quality === "missing") {
      if (value !== "") yield rejectRow(record.line, "missing-with-value");
      continue;
    }
    yield { line: record.line, register, time, endTime: null, value, quality };
  }
}

function registerOf([id = "", fuel, direction, element, unit]: readonly string[]): RegisterWords | null {
  if (id === "" || (fuel !== "electricity" && fuel !== "gas")) return null;
  if (direction !== "import" && direction !== "export") return null;
  if ((element !== "1" && element !== "2") || (unit !== "Wh" && unit !== "dm3")) return null;
  return { id, fuel, direction, element: element === "2" ? 2 : 1, unit };
}

function isQuality(word: string): word is Quality | "missing" {
  return word === "actual" || word === "estimated" || word === "suspect" || word === "missing";
}

function at(name: ExportReadingColumn): number {
  return exportReadingColumns.indexOf(name);
}
