import { parseMpan, type Direction, type Fuel, type SourceUnit } from "@halfhourly/domain";
import type { CsvTable } from "../files/csv-table.js";
import type { RegisterWords } from "./source.js";

const MPAN = /^mpan( core)?$/i;
const MPRN = /^mprn$/i;
const EITHER = /^(mpr|mpxn|meter ?point( (reference|number))?)$/i;

export interface RegistersById {
  /** Where the meter point stands; -1 where the file names none. */
  readonly column: number;
  of(id: string): RegisterWords;
}

interface Known {
  readonly direction: Direction;
  readonly unit: SourceUnit | null;
  readonly fuel?: Fuel | null;
  readonly unitOf?: RegisterWords["unitOf"];
}

/**
 * The registers of a table that may name its meter points in a column. An MPAN column tells electricity, an MPRN column
 * gas; a column for either tells electricity where the number is 13 digits that pass the MPAN's check.
 */
export function registersById(table: CsvTable, known: Known): RegistersById {
  const column = [MPAN, MPRN, EITHER].map((name) => table.column(name)).find((found) => found !== -1) ?? -1;
  return registersInColumn(table, column, known);
}

/** As `registersById`, with the column given; -1 for none. */
export function registersInColumn(table: CsvTable, column: number, known: Known): RegistersById {
  const header = column === -1 ? "" : table.header[column]!;
  const registers = new Map<string, RegisterWords>();
  return {
    column,
    of(id) {
      let words = registers.get(id);
      if (words === undefined) {
        words = { element: 1, ...known, id: id === "" ? null : id, fuel: known.fuel ?? fuelOf(header, id) };
        registers.set(id, words);
      }
      return words;
    },
  };
}

function fuelOf(header: string, id: string): Fuel | null {
  if (MPAN.test(header)) return "electricity";
  if (MPRN.test(header)) return "gas";
  return EITHER.test(header) && parseMpan(id).ok ? "electricity" : null;
}
