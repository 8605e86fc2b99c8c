import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import type { FileFlags, Inspection } from "@halfhourly/contracts";
import { read, recording, refused, rejections, SOURCES, warningCodes } from "./reading.js";

/** One way of reading a recording, as `recordings/expected.json` beside it says. */
interface Expectation {
  readonly recording: string;
  readonly flags: FileFlags;
  /** The fault's code where the file cannot be read so; the rest is then absent. */
  readonly refused?: string;
  readonly format?: string;
  /** Totals are the sums of the values as they stand in the recording; slots follow from the source's stamp and clock. */
  readonly registers?: Inspection["registers"];
  readonly rejected?: readonly [line: number, code: string][];
  readonly warnings?: readonly string[];
}

const sources = readdirSync(SOURCES, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name: source } of sources) {
  for (const expected of expectationsOf(source)) {
    const path = `${source}/${expected.recording}`;
    const flags = JSON.stringify(expected.flags);
    test(`the recording ${path} with ${flags} is ${expected.refused === undefined ? "read" : `refused as ${expected.refused}`}`, () => {
      if (expected.refused === undefined) checkRead(path, expected);
      else checkRefused(path, expected);
    });
  }
}

test("every source of files has a recording that is read; the generic one reads any table, the DCC sends messages", () => {
  const without = sources.filter(
    ({ name }) => !expectationsOf(name).some(({ registers }) => registers !== undefined),
  );
  assert.deepEqual(
    without.map(({ name }) => name),
    ["dcc", "generic-csv"],
  );
});

test("what a source marks as estimated is kept as estimated", () => {
  const qualities = (path: string) =>
    read(recording(path)).registers[0]!.readings.map(({ quality }) => quality);
  assert.deepEqual(qualities("amr/row-a-reading.csv"), ["actual", "estimated", "actual"]);
  assert.deepEqual(qualities("perse/history.json").slice(0, 4), [
    "estimated",
    "estimated",
    "estimated",
    "actual",
  ]);
  assert.equal(qualities("amr/row-a-day.csv").filter((quality) => quality === "estimated").length, 48);
});

test("two equal values in the repeated October hour are two half hours, told by the order of the rows", () => {
  const [electricity] = read(recording("ovo/october-night.json")).registers;
  assert.deepEqual(
    electricity!.readings.map(({ value }) => value),
    [98, 200, 200, 200, 300, 400],
  );
});

function expectationsOf(source: string): readonly Expectation[] {
  const path = new URL(`${source}/recordings/expected.json`, SOURCES);
  if (!existsSync(path)) return [];
  const expectations: readonly Expectation[] = JSON.parse(readFileSync(path, "utf8"));
  return expectations;
}

function checkRead(path: string, { flags, format, registers, rejected, warnings }: Expectation): void {
  const file = read(recording(path), flags);
  assert.equal(file.inspection.format, format);
  assert.deepEqual(file.inspection.registers, registers);
  assert.deepEqual(rejections(file), rejected);
  assert.deepEqual(warningCodes(file), warnings);
}

function checkRefused(path: string, { flags, refused: code }: Expectation): void {
  const fault = refused(recording(path), flags);
  assert.equal(fault.code, code);
  const flagNamed = /^(fuel|unit)-needed$/.exec(fault.code)?.[1];
  if (flagNamed !== undefined) assert.match(fault.message, new RegExp(`add --${flagNamed}`));
}
