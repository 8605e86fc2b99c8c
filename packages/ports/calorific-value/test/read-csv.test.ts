import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { GAS_ZONES } from "@halfhourly/domain";
import { readNationalGasCsv, UnreadableValues } from "../src/national-gas/read-csv.js";
import { csvOf } from "./national-gas-server.js";

const HEADER = "Applicable At,Applicable For,Data Item,Value,Generated Time,Quality Indicator";
const row = (day: string, value: string, item = "Calorific Value, LDZ(SC)") =>
  `x,${day},"${item}",${value},y,`;
const one = (line: string) => readNationalGasCsv(`${HEADER}\r\n${line}\r\n`);

test("values are whole hundredths, half-up; the columns may stand in any order", () => {
  for (const [written, value] of [
    ["39.3", 3930],
    ["39", 3900],
    ["39.25", 3925],
    ["39.254", 3925],
    ["39.255", 3926],
    ["39.3000", 3930],
  ] as const)
    assert.deepEqual(one(row("30/03/2024", written)).values, [{ zone: "SC", gasDay: "2024-03-30", value }]);
  const moved = readNationalGasCsv(
    'Value,Data Item,Applicable For\n39.3,"Calorific Value, LDZ(EA)",01/02/2024',
  );
  assert.deepEqual(moved.values, [{ zone: "EA", gasDay: "2024-02-01", value: 3930 }]);
});

test("bad rows are named by line and left out; others' items and rows without a value are passed over", () => {
  const { values, badRows } = readNationalGasCsv(
    [
      HEADER,
      row("30/03/2024", "39.3"),
      row("31/02/2024", "39.3"),
      row("2024-03-30", "39.3"),
      row("30/03/2024", "n/a"),
      row("30/03/2024", "-39.3"),
      row("30/03/2024", "0.0"),
      row("30/03/2024", "99.9"),
      "cut off",
      'x,30/03/2024,"Calorific Value, LDZ(SC),39.3',
      row("30/03/2024", ""),
      row("30/03/2024", "39.3", "Calorific Value, LDZ(XX)"),
      row("30/03/2024", "39.3", "Demand, LDZ(SC)"),
    ].join("\n"),
  );
  assert.equal(values.length, 1);
  assert.deepEqual(
    badRows.map(({ line, fault }) => `${line} ${fault}`),
    [
      "3 date-unreadable",
      "4 date-unreadable",
      "5 value-unreadable",
      "6 value-unreadable",
      "7 value-unreadable",
      "8 value-out-of-range",
      "9 columns-missing",
      "10 columns-missing",
    ],
  );
});

test("an answer of nothing is no fault; another text is, and says where", () => {
  assert.deepEqual(readNationalGasCsv("").values, []);
  assert.deepEqual(readNationalGasCsv(`${HEADER}\n`).values, []);
  assert.throws(() => readNationalGasCsv("<html>"), /Line 1/);
  assert.throws(() => readNationalGasCsv("x\n".repeat(80_001)), UnreadableValues);
});

test("whatever was published is read back, value by value", () => {
  const days = fc
    .integer({ min: 0, max: 4000 })
    .map((day) => new Date(Date.UTC(2016, 0, 1 + day)).toISOString().slice(0, 10));
  const known = fc.dictionary(
    fc.constantFrom(...GAS_ZONES),
    fc.dictionary(days, fc.integer({ min: 3000, max: 4500 })),
  );
  fc.assert(
    fc.property(known, (published) => {
      const { values, badRows } = readNationalGasCsv(csvOf(published));
      assert.deepEqual(badRows, []);
      const read = Object.fromEntries(values.map(({ zone, gasDay, value }) => [`${zone} ${gasDay}`, value]));
      const told = Object.entries(published).flatMap(([zone, byDay]) =>
        Object.entries(byDay).map(([day, value]) => [`${zone} ${day}`, value]),
      );
      assert.deepEqual(read, Object.fromEntries(told));
    }),
    { numRuns: 60 },
  );
});
