import type { FileFlags } from "@halfhourly/contracts";
import { columnsOf, namesColumns, readByColumns } from "../sources/generic-csv/read.js";
import { CSV_SOURCES, JSON_SOURCES } from "../sources/index.js";
import { refuseOtherCsv, refuseOtherJson } from "../sources/other-contents.js";
import type { SourceFile } from "../sources/source.js";
import { possibleTables } from "./csv-table.js";
import { Refusal } from "./file-fault.js";
import { readJson } from "./json-document.js";

/** Finds a text's kind by its content, never by a name. Throws Refusal for a kind that holds no readings or is not known. */
export function recogniseFile(text: string, flags: FileFlags): SourceFile {
  const first = text.trimStart()[0];
  if (first === "<") throw refuseMarkup(text);
  return first === "{" || first === "[" ? recogniseJson(text) : recogniseCsv(text, flags);
}

function recogniseJson(text: string): SourceFile {
  const document = readJson(text);
  for (const source of JSON_SOURCES) {
    const file = source.recognise(document);
    if (file !== null) return file;
  }
  throw refuseOtherJson(document);
}

function recogniseCsv(text: string, flags: FileFlags): SourceFile {
  if (namesColumns(flags)) return readByColumns(possibleTables(text), flags);
  for (const table of possibleTables(text)) {
    for (const source of CSV_SOURCES) {
      const file = source.recognise(table);
      if (file !== null) return file;
    }
  }
  for (const table of possibleTables(text)) refuseOtherCsv(table);
  const widest = [...possibleTables(text)].find((table) => table.header.length > 1) ?? null;
  const advice =
    "Where it holds half-hourly readings, say which columns: --time-column, --value-column, --fuel, --unit, --stamp, --zone.";
  throw new Refusal(
    "format-unknown",
    `The file is not of a kind we know. ${widest === null ? "" : `${columnsOf(widest)} `}${advice}`,
  );
}

function refuseMarkup(text: string): Refusal {
  return /<(!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2000))
    ? new Refusal(
        "html-page",
        "The file is a web page, often an error or a sign-in page in place of a download: sign in and download it again.",
      )
    : new Refusal("xml-file", "The file is XML, which is not read: download the readings as CSV or JSON.");
}
