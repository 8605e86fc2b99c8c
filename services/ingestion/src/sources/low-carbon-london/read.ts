import { cellsAt, isRejected, type CsvTable } from "../../files/csv-table.js";
import { registersInColumn } from "../registers-by-id.js";
import type { CsvSource, SourceFile } from "../source.js";

const VALUE = /^(energy\s*\(kwh\/hh\)|kwhh|kwh\/hh(\s*\(per half hour\))?)$/i;
const TIME = /^(tstp|datetime|date ?time|timestamp)$/i;
const ID = /^(lclid|mac)$/i;

/**
 * Low Carbon London, the trial of 2011-14 (UK Power Networks, London Datastore), in the shapes in which it goes round:
 * `LCLid,tstp,energy(kWh/hh)`; `LCLid,stdorToU,DateTime,KWH/hh (per half hour),...`; an index column before
 * `mac,datetime,kwhh`; and one home's `,KWH/hh (per half hour)` with the time in the unnamed column.
 * Electricity, kWh a half hour, GMT all year. Whether the time is a half hour's start or end is not documented; the end
 * is taken, as meters stamp (SMETS, GBCS).
 */
export const lowCarbonLondon: CsvSource = {
  recognise(table: CsvTable): SourceFile | null {
    const value = table.column(VALUE);
    if (value === -1) return null;
    const named = table.column(TIME);
    const time = named === -1 && table.header[0] === "" ? 0 : named;
    if (time === -1) return null;
    const registers = registersInColumn(table, table.column(ID), {
      direction: "import",
      fuel: "electricity",
      unit: "kWh",
    });
    return {
      format: "low-carbon-london",
      stamp: { value: "end", basis: "assumed" },
      zone: { value: "UTC", basis: "documented" },
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
