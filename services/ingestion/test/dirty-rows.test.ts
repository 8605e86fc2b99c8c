import assert from "node:assert/strict";
import { test } from "node:test";
import { ROW_FAULTS } from "../src/files/index.js";
import { download, read, refused, rejections, warningCodes } from "./reading.js";

const GOOD = "0.100, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z";
const second = (value: string) => `${value}, 2023-06-01T00:30:00Z, 2023-06-01T01:00:00Z`;

// Each dirt stands on line 3, between two good rows that must be kept.
const DIRTS: readonly [what: string, row: string, code: string][] = [
  ["a blank value", second(""), "missing-value"],
  ["the word Null", second("Null"), "missing-value"],
  ["NaN", second("NaN"), "missing-value"],
  ["a dash", second("-"), "missing-value"],
  ["a word", second("broken"), "value-unreadable"],
  ["a value with its unit", second("0.1 kWh"), "value-unreadable"],
  ["a thousands separator", second('"1,234.5"'), "value-unreadable"],
  ["a value below zero", second("-0.2"), "negative-value"],
  ["the gas marker of 24 ones, as a vendor's code in kWh", second("8590.017"), "invalid-marker"],
  ["the marker of 32 ones", second("4294967.295"), "invalid-marker"],
  ["more than 100 kWh in a half hour", second("100.001"), "held-for-review"],
  ["a number beyond all counting", second("99999999999999999999"), "held-for-review"],
  ["no time", "0.2, , 2023-06-01T01:00:00Z", "time-missing"],
  ["no end", "0.2, 2023-06-01T00:30:00Z, ", "time-missing"],
  ["a time that is none", "0.2, yesterday, 2023-06-01T01:00:00Z", "time-unreadable"],
  ["a 30th of February", "0.2, 2023-02-30T00:30:00Z, 2023-02-30T01:00:00Z", "time-unreadable"],
  ["a year before meters", "0.2, 1970-01-01T00:00:00Z, 1970-01-01T00:30:00Z", "time-out-of-range"],
  ["a start off the half hour", "0.2, 2023-06-01T00:35:00Z, 2023-06-01T01:05:00Z", "not-half-hourly"],
  ["an hour", "0.2, 2023-06-01T00:30:00Z, 2023-06-01T01:30:00Z", "not-half-hourly"],
  ["a quarter of an hour", "0.2, 2023-06-01T00:30:00Z, 2023-06-01T00:45:00Z", "not-half-hourly"],
  ["a day", "0.2, 2023-06-01, 2023-06-02", "not-half-hourly"],
  ["a month", "0.2, 2023-06-01T00:00:00Z, 2023-07-01T00:00:00Z", "not-half-hourly"],
  ["an end before the start", "0.2, 2023-06-01T01:00:00Z, 2023-06-01T00:30:00Z", "not-half-hourly"],
  ["a row that is cut off", "0.2, 2023-06-01T00", "columns-missing"],
  [
    "a quotation mark that is never closed",
    '0.2, "2023-06-01T00:30:00Z, 2023-06-01T01:00:00Z',
    "unclosed-quote",
  ],
];

for (const [what, row, code] of DIRTS) {
  test(`${what} is rejected as ${code} on its line, and the rows around it are kept`, () => {
    const file = read(download(GOOD, row, "0.300, 2023-06-01T01:00:00Z, 2023-06-01T01:30:00Z"), {
      fuel: "electricity",
    });
    assert.deepEqual(rejections(file), [[3, code]]);
    const [register] = file.inspection.registers;
    assert.deepEqual([register!.readings, register!.total, register!.missing], [2, 400, 1]);
  });
}

test("a rejected row says what to do, and never repeats its value", () => {
  const file = read(download(GOOD, second("7777.123"), second("-7777.123"), second("7777,123")), {
    fuel: "electricity",
  });
  assert.equal(file.inspection.rejected.length, 3);
  for (const { message } of file.inspection.rejected) assert.doesNotMatch(message, /7777/);
  for (const message of Object.values(ROW_FAULTS)) assert.match(message, /^[A-Z].*: .*\.$/);
});

test("zero is a reading, and so is minus zero", () => {
  const file = read(download(GOOD, second("0"), "-0.000, 2023-06-01T01:00:00Z, 2023-06-01T01:30:00Z"), {
    fuel: "electricity",
  });
  assert.deepEqual(
    file.registers[0]!.readings.map(({ value }) => value),
    [100, 0, 0],
  );
});

test("an implausible value is kept as suspect and counted in the total", () => {
  const file = read(download(GOOD, second("38.001")), { fuel: "electricity" });
  const [register] = file.inspection.registers;
  assert.deepEqual([register!.suspect, register!.total, register!.readings], [1, 38_101, 2]);
  assert.equal(file.registers[0]!.readings[1]!.quality, "suspect");
});

test("gas over 8 m3 in a half hour is suspect; the marker of 24 ones is rejected before any conversion", () => {
  const rows = [
    "Consumption (m³), Start, End",
    "8.001, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z",
    "16777.215, 2023-06-01T00:30:00Z, 2023-06-01T01:00:00Z",
  ];
  const file = read(rows.join("\n"));
  assert.equal(file.inspection.registers[0]!.suspect, 1);
  assert.deepEqual(rejections(file), [[3, "invalid-marker"]]);
});

test("a row that repeats a half hour with an equal value is a duplicate and no fault", () => {
  const file = read(download(GOOD, second("0.2"), second("0.200"), GOOD), { fuel: "electricity" });
  const [register] = file.inspection.registers;
  assert.deepEqual(
    [register!.readings, register!.duplicates, register!.conflicts, register!.total],
    [2, 2, 0, 300],
  );
  assert.deepEqual(rejections(file), []);
});

test("of several values of a half hour the first row is kept as suspect and the others are rejected as conflict", () => {
  const file = read(download(GOOD, second("0.2"), second("0.3"), second("0.2"), second("0.4")), {
    fuel: "electricity",
  });
  const [register] = file.inspection.registers;
  assert.deepEqual(
    [register!.readings, register!.duplicates, register!.conflicts, register!.suspect],
    [2, 1, 1, 1],
  );
  assert.equal(register!.total, 300);
  assert.deepEqual(rejections(file), [
    [4, "conflict"],
    [6, "conflict"],
  ]);
});

test("a marker does not conflict with the value that was sent again for its half hour", () => {
  const file = read(download(GOOD, second("8590.017"), second("0.2")), { fuel: "electricity" });
  assert.equal(file.inspection.registers[0]!.conflicts, 0);
  assert.deepEqual(rejections(file), [[3, "invalid-marker"]]);
});

test("decimal text is read exactly and each reading rounded half-up before summing", () => {
  const file = read(
    download("0.0005, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z", second("1.00049999999999999999999")),
    { fuel: "electricity" },
  );
  assert.equal(file.inspection.registers[0]!.total, 1 + 1000);
  assert.deepEqual(
    file.inspection.warnings.map(({ code, count }) => [code, count]),
    [["rounded", 2]],
  );
  const within = read(download("0.00001, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z", second("1e-3")), {
    fuel: "electricity",
  });
  assert.deepEqual(warningCodes(within), []);
});

test("line numbers are physical: blank lines, sep lines, quoted line ends and carriage returns do not shift them", () => {
  const text =
    'Consumption (kWh),Note,Start,End\r\n\r\n0.1,"two\r\nlines",2023-06-01T00:00:00Z,2023-06-01T00:30:00Z\r\n,,2023-06-01T00:30:00Z,2023-06-01T01:00:00Z\r\n';
  assert.deepEqual(rejections(read(text, { fuel: "electricity" })), [[5, "missing-value"]]);
  const stray =
    'sep=,\nConsumption (kWh),Note,Start,End\n0.1,"Normal\r",2023-06-01T00:00:00Z,2023-06-01T00:30:00Z\n,x,2023-06-01T00:30:00Z,2023-06-01T01:00:00Z';
  assert.deepEqual(rejections(read(stray, { fuel: "electricity" })), [[4, "missing-value"]]);
});

test("header again, blank cells below the table and columns beyond the header are passed over", () => {
  const file = read(download(GOOD, "Consumption (kWh), Start, End", `${second("0.2")},extra`, ",,", ", ,"), {
    fuel: "electricity",
  });
  assert.deepEqual(rejections(file), []);
  assert.equal(file.inspection.registers[0]!.readings, 2);
});

test("a file of which nothing can be kept is refused with its commonest fault, and lists the rows", () => {
  const fault = refused(download("Null, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z", second("Null")), {
    fuel: "electricity",
  });
  assert.equal(fault.code, "no-half-hourly-readings");
  assert.match(fault.message, /missing-value/);
  assert.deepEqual(
    fault.rejected.map(({ line }) => line),
    [2, 3],
  );
});
