import { exportPersonalColumns, type ExportPersonalData } from "@halfhourly/contracts";
import { csvRow } from "./csv-row.js";

/** Spreadsheets take a file for UTF-8 only where it begins with this. */
const byteOrderMark = "\uFEFF";

/** personal-data.json once more, a fact a row: `meters,1,name,Electricity`. */
export function* personalDataAsCsv({ sections }: ExportPersonalData): Generator<string> {
  yield byteOrderMark + csvRow(exportPersonalColumns);
  for (const [section, { entries }] of Object.entries(sections))
    for (const [i, entry] of entries.entries())
      for (const [fact, value] of factsOf("", entry)) yield csvRow([section, i + 1, fact, value]);
}

type Cell = string | number | boolean | null;

function* factsOf(path: string, value: unknown): Generator<readonly [string, Cell]> {
  if (typeof value === "object" && value !== null) {
    for (const [name, part] of Object.entries(value))
      yield* factsOf(path === "" ? name : `${path}.${name}`, part);
  } else yield [path, asCell(value)];
}

function asCell(value: unknown): Cell {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
