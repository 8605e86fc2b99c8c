import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { registersById } from "../registers-by-id.js";
import type { CsvSource, SourceFile } from "../source.js";
import { REST_CLOCK, REST_UNITS } from "./documentation.js";

/** The rows of a REST answer saved as CSV: consumption, interval_start, interval_end, newest first. */
export const restConsumptionCsv: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const value = table.column(/^consumption$/i);
    const start = table.column(/^interval[ _]?start$/i);
    const end = table.column(/^interval[ _]?end$/i);
    if (value === -1 || start === -1) return null;
    const registers = registersById(table, { direction: "import", unit: null, unitOf: REST_UNITS });
    return {
      ...REST_CLOCK,
      stepsTellLength: end === -1,
      *rows() {
        for (const record of table.records()) {
          const cells = cellsAt(record, [value, start, end, registers.column]);
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
