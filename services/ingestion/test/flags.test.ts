import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileFlags } from "@halfhourly/contracts";
import { download, read, recording, refused, rejections, warningCodes } from "./reading.js";

const ROW = "0.1, 2023-06-01T00:00:00+01:00, 2023-06-01T00:30:00+01:00";

const CONTRADICTIONS: readonly [what: string, path: string, flags: FileFlags, code: string][] = [
  ["m3 is gas", "supplier-download/gas-volume.csv", { fuel: "electricity" }, "flag-contradicts-file"],
  ["m3 is not kWh", "supplier-download/gas-volume.csv", { unit: "kWh" }, "flag-contradicts-file"],
  ["m3 is not dm3", "supplier-download/gas-volume.csv", { unit: "dm3" }, "flag-contradicts-file"],
  [
    "kWh is not Wh",
    "supplier-download/electricity-october.csv",
    { fuel: "electricity", unit: "Wh" },
    "flag-contradicts-file",
  ],
  [
    "an offset is an offset",
    "supplier-download/electricity-october.csv",
    { fuel: "electricity", zone: "UTC" },
    "flag-contradicts-file",
  ],
  ["a start is a start", "supplier-download/gas-volume.csv", { stamp: "end" }, "flag-contradicts-file"],
  ["the trial is of electricity", "low-carbon-london/one-year.csv", { fuel: "gas" }, "flag-contradicts-file"],
  ["the trial is in kWh", "low-carbon-london/one-year.csv", { unit: "Wh" }, "flag-contradicts-file"],
  [
    "the link names the fuel",
    "rest-consumption/body-with-links.json",
    { fuel: "gas", unit: "m3" },
    "flag-contradicts-file",
  ],
  [
    "the API gives electricity in kWh",
    "rest-consumption/body-without-links.json",
    { fuel: "electricity", unit: "Wh" },
    "flag-contradicts-file",
  ],
  [
    "ending at is the end",
    "powershaper/download.csv",
    { fuel: "electricity", stamp: "start" },
    "flag-contradicts-file",
  ],
  [
    "electricity has no volume",
    "powershaper/download.csv",
    { fuel: "electricity", unit: "m3" },
    "flag-contradicts-file",
  ],
  ["an MPAN is electricity", "amr/row-a-reading.csv", { fuel: "gas" }, "flag-contradicts-file"],
];

for (const [what, path, flags, code] of CONTRADICTIONS) {
  test(`${what}: ${path} with ${JSON.stringify(flags)} is refused`, () => {
    const fault = refused(recording(path), flags);
    assert.equal(fault.code, code);
    assert.match(fault.message, /leave|correct/);
  });
}

test("flags that say what the file says change nothing", () => {
  const plain = read(recording("supplier-download/gas-volume.csv"));
  const flagged = read(recording("supplier-download/gas-volume.csv"), {
    fuel: "gas",
    unit: "m3",
    stamp: "start",
    zone: "Europe/London",
  });
  assert.deepEqual(flagged, plain);
});

test("a flag overrules documentation with a warning, and an assumption without one", () => {
  const n3rgy = read(recording("n3rgy/version-1.json"), { stamp: "start", zone: "Europe/London" });
  assert.equal(n3rgy.inspection.registers[0]!.first, "2019-01-01T00:30:00Z");
  assert.deepEqual(warningCodes(n3rgy), ["stamp-overrules-documentation", "zone-overrules-documentation"]);
  const amr = read(recording("amr/row-a-reading.csv"), { stamp: "start", zone: "GMT" });
  assert.equal(amr.inspection.registers[0]!.first, "2019-12-03T00:30:00Z");
  assert.deepEqual(warningCodes(amr), []);
});

test("a supplier's times without an offset are taken as London's, with a warning", () => {
  const file = read("Consumption (kWh),Start,End\n0.1,01/06/2023 00:00,01/06/2023 00:30", {
    fuel: "electricity",
  });
  assert.equal(file.inspection.registers[0]!.first, "2023-05-31T23:00:00Z");
  assert.deepEqual(warningCodes(file), ["zone-assumed"]);
  assert.deepEqual(warningCodes(read(download(ROW), { fuel: "electricity" })), []);
});

const GENERIC: FileFlags = {
  fuel: "electricity",
  unit: "kWh",
  stamp: "end",
  zone: "UTC",
  timeColumn: "when",
  valueColumn: "used",
};
const TABLE = "meter,when,used\nA,2023-06-01 00:30,0.1\nB,2023-06-01 00:30,0.3\nA,2023-06-01 01:00,0.2";

test("any table is read by its columns, one register a meter", () => {
  const file = read(TABLE, { ...GENERIC, idColumn: "METER" });
  assert.deepEqual(
    file.inspection.registers.map(({ id, first, last, total }) => [id, first, last, total]),
    [
      ["A", "2023-06-01T00:00:00Z", "2023-06-01T00:30:00Z", 300],
      ["B", "2023-06-01T00:00:00Z", "2023-06-01T00:00:00Z", 300],
    ],
  );
});

test("columns may be numbers, in a file without a header too", () => {
  const flags = { ...GENERIC, timeColumn: "2", valueColumn: "3", idColumn: "1" };
  assert.equal(read(TABLE, flags).inspection.registers.length, 2);
  const headless = read(TABLE.slice(TABLE.indexOf("\n") + 1), flags);
  assert.deepEqual(
    headless.inspection.registers.map(({ total }) => total),
    [300, 300],
  );
});

test("the zone flag moves the slots, the stamp flag by one", () => {
  const first = (flags: FileFlags) =>
    read("when,used\n2023-06-01 00:30,0.1", { ...GENERIC, ...flags }).inspection.registers[0]!.first;
  assert.equal(first({ zone: "UTC", stamp: "end" }), "2023-06-01T00:00:00Z");
  assert.equal(first({ zone: "GMT", stamp: "start" }), "2023-06-01T00:30:00Z");
  assert.equal(first({ zone: "Europe/London", stamp: "end" }), "2023-05-31T23:00:00Z");
  assert.equal(first({ zone: "Europe/London", stamp: "start" }), "2023-05-31T23:30:00Z");
});

const NEEDED: readonly [without: keyof FileFlags, code: string, named: RegExp][] = [
  ["fuel", "fuel-needed", /--fuel/],
  ["unit", "unit-needed", /--unit/],
  ["stamp", "stamp-needed", /--stamp/],
  ["zone", "zone-needed", /--zone/],
  ["timeColumn", "columns-needed", /--time-column/],
  ["valueColumn", "columns-needed", /--value-column/],
];

for (const [without, code, named] of NEEDED) {
  test(`a table read by columns without ${without} is refused, naming the flag to add`, () => {
    const { [without]: _left, ...flags } = GENERIC;
    const fault = refused(TABLE, flags);
    assert.equal(fault.code, code);
    assert.match(fault.message, named);
  });
}

test("what the table's own headers state need not be flagged and may not be contradicted", () => {
  const text = "period start (UTC),used (m³)\n2023-06-01 00:30,0.1";
  const columns: FileFlags = { timeColumn: "period start (UTC)", valueColumn: "used (m³)" };
  const [register] = read(text, columns).inspection.registers;
  assert.deepEqual(
    [register!.fuel, register!.unit, register!.first, register!.total],
    ["gas", "dm3", "2023-06-01T00:30:00Z", 100],
  );
  for (const flags of [{ stamp: "end" }, { zone: "Europe/London" }, { unit: "kWh" }] as const) {
    assert.equal(refused(text, { ...columns, ...flags }).code, "flag-contradicts-file");
  }
});

test("a column that is not there is named with those that are", () => {
  const fault = refused(TABLE, { ...GENERIC, valueColumn: "usage" });
  assert.equal(fault.code, "column-not-found");
  assert.match(fault.message, /meter, when, used/);
});

test("volume by flag alone is gas, and electricity in volume contradicts itself", () => {
  const { fuel: _left, ...flags } = GENERIC;
  assert.equal(read(TABLE, { ...flags, unit: "m3" }).inspection.registers[0]!.fuel, "gas");
  assert.equal(refused(TABLE, { ...GENERIC, unit: "m3" }).code, "flags-contradict");
});

test("gas in kWh stays energy in Wh, as the source stated it", () => {
  const [register] = read(download(ROW), { fuel: "gas" }).inspection.registers;
  assert.deepEqual([register!.fuel, register!.unit, register!.total], ["gas", "Wh", 100]);
});

const LABELS: readonly [zone: FileFlags["zone"], labels: readonly string[]][] = [
  [
    undefined,
    [
      "2023-06-01T00:30:00Z",
      "2023-06-01T01:30:00+01:00",
      "2023-06-01T01:30+0100",
      "2023-06-01 01:30:00.000 BST",
    ],
  ],
  [
    "UTC",
    [
      "2023-06-01 00:30:00.0000000",
      "2023/06/01 00:30",
      "01/06/2023 00:30:00",
      "1/6/23 00:30",
      "01-06-2023 00:30",
      "01 Jun 2023 00:30:00",
      "1-June-2023 12:30 AM",
      "202306010030",
    ],
  ],
  ["Europe/London", ["2023-06-01 01:30", "01/06/2023 1:30 am", "2023-06-01T01:30:00+01:00"]],
];

for (const [zone, labels] of LABELS) {
  test(`every clock label that files are written with is read (zone ${zone ?? "in the label"})`, () => {
    const { zone: _left, ...flags } = GENERIC;
    const text = ["when,used", ...labels.map((label) => `${label},0.1`)].join("\n");
    const file = read(text, { ...flags, stamp: "start", ...(zone === undefined ? {} : { zone }) });
    const [register] = file.inspection.registers;
    assert.deepEqual(rejections(file), []);
    assert.deepEqual(
      [register!.first, register!.readings, register!.duplicates],
      ["2023-06-01T00:30:00Z", 1, labels.length - 1],
    );
  });
}

test("24:00 is the midnight that ends the day, and there is no 24:30", () => {
  const file = read("when,used\n2023-05-31 24:00,0.1\n2023-05-31 24:30,0.1", { ...GENERIC, stamp: "start" });
  assert.equal(file.inspection.registers[0]!.first, "2023-06-01T00:00:00Z");
  assert.deepEqual(rejections(file), [[3, "time-unreadable"]]);
});
