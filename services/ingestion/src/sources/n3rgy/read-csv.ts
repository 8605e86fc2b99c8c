import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { registersById } from "../registers-by-id.js";
import type { CsvSource, SourceFile } from "../source.js";
import { requireUnit } from "../unit-words.js";
import { N3RGY_CLOCK, N3RGY_UNITS } from "./documentation.js";

const TIME = /^timestamp(\s*\(utc\))?$/i;
const VALUE = /^energy(consumption|production)\s*\(([^)]+)\)$/i;

/** n3rgy's outputFormat=csv: `timestamp (UTC),energyConsumption (kWh)`. kWh does not tell the fuel, m3 does. */
export const n3rgyCsv: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const time = table.column(TIME);
    const value = table.column(VALUE);
    if (time === -1 || value === -1) return null;
    const [, kind = "", unitWord = ""] = VALUE.exec(table.header[value]!) ?? [];
    const direction = kind.toLowerCase() === "production" ? "export" : "import";
    const registers = registersById(table, { direction, unit: requireUnit(unitWord), unitOf: N3RGY_UNITS });
    return {
      ...N3RGY_CLOCK,
      stepsTellLength: true,
      *rows() {
        for (const record of table.records()) {
          const cells = cellsAt(record, [value, time, registers.column]);
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
  },
};
