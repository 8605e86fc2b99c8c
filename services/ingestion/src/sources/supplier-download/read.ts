import type { SourceUnit } from "@halfhourly/domain";
import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { registersById } from "../registers-by-id.js";
import type { CsvSource, SourceFile } from "../source.js";
import { requireUnit } from "../unit-words.js";

const VALUE =
  /^(?:energy |electricity |gas )?(consumption|usage|import|export)(?:\s*[([]\s*([^)\]]*?)\s*[)\]]|\s+(\S+))$/i;
const START = /^(interval[ _])?(start|from)([ _]?(date|time|date ?time|at))?$/i;
const END = /^(interval[ _])?(end|to)([ _]?(date|time|date ?time|at))?$/i;

/**
 * What a supplier's web account lets a home download: "Consumption (kWh), Start, End", the columns in any order and others
 * between them (costs). Times are the ends of each half hour with the local offset. The unit stands in the header; the
 * fuel does not, save that only gas is in m3.
 */
export const supplierDownload: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const value = valueColumn(table);
    const start = table.column(START);
    if (value === null || start === -1) return null;
    const end = table.column(END);
    const registers = registersById(table, { direction: value.direction, unit: value.unit });
    return {
      format: "supplier-download",
      stamp: { value: "start", basis: "stated" },
      zone: { value: "Europe/London", basis: "assumed" },
      stepsTellLength: end === -1,
      *rows() {
        for (const record of table.records()) {
          const cells = cellsAt(record, [value.column, start, end, registers.column]);
          if (isRejected(cells)) yield cells;
          else {
            const [text, time, endTime, id] = cells;
            const register = registers.of(id);
            yield {
              line: record.line,
              register,
              time,
              endTime: end === -1 ? null : endTime,
              value: text,
              quality: "actual",
            };
          }
        }
      },
    };
  },
};

interface ValueColumn {
  readonly column: number;
  readonly direction: "import" | "export";
  readonly unit: SourceUnit | null;
}

/** Of gas given twice, in m3 and in kWh, the volume is what the meter counted. */
function valueColumn(table: CsvTable): ValueColumn | null {
  const found = table.header.flatMap((cell, column): ValueColumn[] => {
    const match = VALUE.exec(cell);
    if (match === null) return [];
    const direction = match[1]!.toLowerCase() === "export" ? "export" : "import";
    return [{ column, direction, unit: requireUnit(match[2] ?? match[3] ?? "") }];
  });
  return found.find(({ unit }) => unit === "m3") ?? found[0] ?? null;
}
