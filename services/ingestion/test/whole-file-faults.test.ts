import assert from "node:assert/strict";
import { test } from "node:test";
import { LARGEST_FILE_BYTES } from "../src/files/index.js";
import { bytesOf, download, read, refused, warningCodes } from "./reading.js";

const ROW = "0.1, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z";
const zip = (name: string) =>
  Uint8Array.from([0x50, 0x4b, 3, 4, ...bytesOf(`..........................${name}`)]);

const UNREADABLE: readonly [what: string, bytes: Uint8Array | string, code: string][] = [
  ["no bytes", "", "empty-file"],
  ["blank space", " \r\n\t", "empty-file"],
  ["a byte order mark alone", "\uFEFF", "empty-file"],
  ["gzip", Uint8Array.from([0x1f, 0x8b, 8, 0, 0]), "compressed-file"],
  ["zip", zip("readings.csv"), "compressed-file"],
  ["an Excel workbook", zip("[Content_Types].xml"), "spreadsheet-file"],
  ["an old Excel workbook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "spreadsheet-file"],
  ["a PDF", "%PDF-1.7", "pdf-file"],
  ["bytes that are no text", Uint8Array.from([1, 2, 3, 0, 255, 254, 7]), "binary-file"],
  ["a page", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "html-page"],
  ["a page without a doctype", "\n <html lang=en>", "html-page"],
  ["XML", '<?xml version="1.0"?><feed/>', "xml-file"],
  ["JSON that is cut off", '{"results":[{"consumption":0.1,"interval_st', "truncated-json"],
  ["JSON that is cut off between items", '{"results":[{"consumption":0.1},', "truncated-json"],
  ["JSON that is broken", '{\n"results": [}\n', "invalid-json"],
  ["a header without rows", "Consumption (kWh), Start, End\n", "no-half-hourly-readings"],
  ["an empty list", "[]", "no-half-hourly-readings"],
  ["an account", '{"properties":[{"electricity_meter_points":[]}]}', "no-half-hourly-readings"],
  ["prices", "value_exc_vat,value_inc_vat,valid_from,valid_to\n1,2,3,4", "no-half-hourly-readings"],
  [
    "an error answer",
    '{"detail":"Authentication credentials were not provided."}',
    "no-half-hourly-readings",
  ],
  ["prose", "Dear Sir or Madam", "format-unknown"],
  ["a table of something", "a,b,c\n1,2,3", "format-unknown"],
  [
    "monthly readings",
    '{"dates":["2021-01-22T00:00"],"electricity":{"2021-01-22T00:00":"1"}}',
    "no-half-hourly-readings",
  ],
];

for (const [what, bytes, code] of UNREADABLE) {
  test(`${what} is refused as ${code}, with what to do`, () => {
    const fault = refused(bytes, { fuel: "electricity" });
    assert.equal(fault.code, code);
    assert.match(fault.message, /^[A-Z].*\.$/);
  });
}

test("broken JSON names its line", () => {
  assert.match(refused('{\n"a": 1,\n"b": !}').message, /Line 3/);
});

test("a file over 64 MB is refused before it is decoded", () => {
  assert.equal(refused(new Uint8Array(LARGEST_FILE_BYTES + 1)).code, "file-too-large");
});

test("a table of a kind we do not know shows its columns and the flags that read it", () => {
  const { message } = refused("when,how much\nx,y");
  assert.match(message, /when, how much/);
  assert.match(message, /--time-column.*--value-column/);
});

test("UTF-8 and UTF-16 with a byte order mark, and latin-1, are read alike", () => {
  const text = `Consumption (m³), Start, End\n${ROW}`;
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  const bigEndian = Buffer.from(utf16).swap16();
  for (const bytes of [
    bytesOf(text),
    bytesOf(`\uFEFF${text}`),
    utf16,
    bigEndian,
    Buffer.from(text, "latin1"),
  ]) {
    const file = read(bytes);
    assert.deepEqual([file.inspection.registers[0]!.unit, file.inspection.registers[0]!.total], ["dm3", 100]);
  }
  assert.deepEqual(warningCodes(read(Buffer.from(text, "latin1"))), ["read-as-latin-1"]);
});

test("m3 is known by every spelling that its superscript is left with", () => {
  for (const unit of ["m3", "m³", "m^3", "mÂ³", "mÃ‚Â³", "m\uFFFD", "m?", "M3", "cubic metres"]) {
    assert.equal(
      read(`Consumption (${unit}), Start, End\n${ROW}`).inspection.registers[0]!.unit,
      "dm3",
      unit,
    );
  }
  assert.equal(refused(`Consumption (m²), Start, End\n${ROW}`).code, "unit-not-supported");
  assert.equal(refused(`Consumption (ft3), Start, End\n${ROW}`).code, "unit-not-supported");
});

test("header cells may stand in any order, case, spacing, delimiter and quotation", () => {
  const shapes = [
    `Start,End,Consumption (kwh)\n2023-06-01T00:00:00Z,2023-06-01T00:30:00Z,0.1`,
    `"Consumption (kWh)"; "Start"; "End"\n"0.1";"2023-06-01T00:00:00Z";"2023-06-01T00:30:00Z"`,
    `CONSUMPTION(KWH)\tSTART\tEND\n0.1\t2023-06-01T00:00:00Z\t2023-06-01T00:30:00Z`,
    `My readings\nConsumption (kWh), Start, End\n${ROW}`,
    `Consumption (kWh), Start, End\r${ROW}\r`,
  ];
  for (const text of shapes)
    assert.equal(read(text, { fuel: "electricity" }).inspection.registers[0]!.total, 100, text);
});

test("no source takes another's file: each recording is recognised by exactly one", async () => {
  const { CSV_SOURCES, JSON_SOURCES } = await import("../src/sources/index.js");
  const { possibleTables } = await import("../src/files/csv-table.js");
  const { readJson } = await import("../src/files/json-document.js");
  const { readdirSync, readFileSync } = await import("node:fs");
  const sources = new URL("../src/sources/", import.meta.url);
  const paths = readdirSync(sources, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.includes("recordings/") && !path.endsWith("expected.json"),
  );
  assert.ok(paths.length > 20);
  for (const path of paths) {
    const text = readFileSync(new URL(path, sources), path.includes("latin-1") ? "latin1" : "utf8").replace(
      /^\uFEFF/,
      "",
    );
    const takers = path.endsWith(".json")
      ? JSON_SOURCES.filter((source) => source.recognise(readJson(text)) !== null)
      : CSV_SOURCES.filter((source) =>
          [...possibleTables(text)].some((table) => source.recognise(table) !== null),
        );
    assert.equal(takers.length, 1, path);
  }
});

test("equal bytes and flags give equal results", () => {
  const once = read(download(ROW), { fuel: "electricity" });
  assert.deepEqual(read(download(ROW), { fuel: "electricity" }), once);
});
