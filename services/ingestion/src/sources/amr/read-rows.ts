import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { registersById } from "../registers-by-id.js";
import type { CsvSource, SourceFile } from "../source.js";
import { unitOfWord } from "../unit-words.js";

const TIME = /^read(ing)? ?(date ?time|time ?stamp)$/i;
const TYPE = /^read(ing)? ?type$/i;

/**
 * Automatic meter reading, one row a reading: `MPR,ReadDatetime,kWh,ReadType`, several meters in one file, a `sep=,` line
 * before the header. The header's unit is the value column. Neither the stamp nor the clock is documented: readers of
 * these files take the time as the end, and each file holds London days of 48.
 */
export const amrRows: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const time = table.column(TIME);
    const value = table.header.findIndex((cell) => isUnit(unitOfWord(cell)));
    if (time === -1 || value === -1) return null;
    const unit = unitOfWord(table.header[value]!);
    const registers = registersById(table, { direction: "import", unit: isUnit(unit) ? unit : null });
    const type = table.column(TYPE);
    return {
      format: "amr-rows",
      stamp: { value: "end", basis: "assumed" },
      zone: { value: "Europe/London", basis: "assumed" },
      stepsTellLength: true,
      *rows() {
        for (const record of table.records()) {
          const cells = cellsAt(record, [value, time, registers.column, type]);
          if (isRejected(cells)) yield cells;
          else {
            const [text, label, id, readType] = cells;
            const quality = /^(e|est)/i.test(readType) ? "estimated" : "actual";
            yield {
              line: record.line,
              register: registers.of(id),
              time: label,
              endTime: null,
              value: text,
              quality,
            };
          }
        }
      },
    };
  },
};

function isUnit<T>(unit: T | "other" | null): unit is Exclude<T, "other" | null> {
  return unit !== "other" && unit !== null;
}
