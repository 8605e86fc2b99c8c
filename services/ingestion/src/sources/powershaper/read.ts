import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { registersById } from "../registers-by-id.js";
import type { CsvSource, SourceFile } from "../source.js";
import { requireUnit } from "../unit-words.js";

const TIME = /^half[ -]?hour ending( at)?$/i;
const VALUE = /^(usage|consumption|energy)(?:\s*[([]\s*([^)\]]*?)\s*[)\]])?$/i;

/**
 * PowerShaper's download: `halfhour ending at,usage`. The header states the end of each half hour; fuel and unit it leaves
 * out. Its readings come from n3rgy, whose stamps are UTC, so stamps without an offset are taken as UTC. Electricity is in
 * kWh there; gas may be in m3 or kWh.
 */
export const powerShaper: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const time = table.column(TIME);
    const value = table.column(VALUE);
    if (time === -1 || value === -1) return null;
    const unit = requireUnit(VALUE.exec(table.header[value]!)?.[2] ?? "");
    const registers = registersById(table, { direction: "import", unit, unitOf: { electricity: "kWh" } });
    return {
      format: "powershaper",
      stamp: { value: "end", basis: "stated" },
      zone: { value: "UTC", basis: "assumed" },
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
