import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import {
  inspectFile,
  inspectInSteps,
  ROW_FAULTS,
  unpackFile,
  type InspectedFile,
} from "@halfhourly/ingestion/files";
import * as fc from "fast-check";
import { ZipFile } from "yazl";
import { mutated } from "./mutations.js";
import { fuzzRuns } from "./runs.js";

const SOURCES = new URL("../../services/ingestion/src/sources/", import.meta.url);
const recordings = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((path) => path.includes("recordings/") && !path.endsWith("expected.json"))
  .sort()
  .map((path) => ({ path, bytes: readFileSync(new URL(path, SOURCES)) }));
assert.ok(recordings.length > 20);

const flags = fc.constantFrom(
  {},
  { fuel: "electricity" as const },
  { fuel: "gas" as const, unit: "m3" as const },
  { fuel: "electricity" as const, unit: "kWh" as const, stamp: "end" as const, zone: "GMT" as const },
  {
    fuel: "electricity" as const,
    unit: "kWh" as const,
    stamp: "start" as const,
    zone: "Europe/London" as const,
    timeColumn: "1",
    valueColumn: "2",
  },
);

test("a file is read, or refused with a code and what to do; each rejected row has its line", () => {
  fc.assert(
    fc.property(mutated(recordings.map(({ bytes }) => bytes)), flags, (bytes, given) => {
      requireOutcome(inspectFile(bytes, given), bytes);
    }),
    fuzzRuns(900),
  );
});

test("a ZIP is unpacked, passed on as it is, or refused; what comes out is read like other files", async () => {
  const zips = [await exported("readings-1-electricity.csv"), await exported("other.csv")];
  await fc.assert(
    fc.asyncProperty(mutated(zips), async (bytes) => {
      const unpacked = await unpackFile(bytes);
      if (unpacked.ok) requireOutcome(inspectFile(unpacked.bytes), unpacked.bytes);
      else requireFault(unpacked.fault.code, unpacked.fault.message);
    }),
    fuzzRuns(150),
  );
});

const WORK: readonly [what: string, text: string][] = [
  [
    "a time with blanks inside, in a table",
    `Consumption (kWh), Start, End\n0.1,2024-01-01${" ".repeat(60_000)}x,y`,
  ],
  [
    "a time with blanks inside, in JSON",
    `[{"consumption":0.1,"interval_start":"2024-01-01${" ".repeat(400_000)}x","interval_end":"2024-01-01T00:30:00Z"}]`,
  ],
  ["an object of many members", `{${Array.from({ length: 400_000 }, (_, i) => `"m${i}":0`).join(",")}}`],
  ["a member named twice and again", `{${'"results":[],'.repeat(100_000)}"a":1}`],
  ["quotation marks", `a,b\n${'"'.repeat(400_000)}`],
  ["quotation marks line by line", `a,b\n${'"x\n'.repeat(400_000)}`],
  ["escapes", `{"a":"${"\\u0041".repeat(400_000)}"}`],
  ["lists in lists", "[".repeat(400_000)],
  ["delimiters", `a,b\n${",".repeat(400_000)}`],
  ["digits", `[{"value":${"9".repeat(400_000)},"timestamp":"2019-01-01 00:00"}]`],
];
for (const [what, text] of WORK) {
  test(`work grows no faster than the file: ${what}`, () => {
    // Nothing is timed: at these sizes work that grows with their square takes minutes, and the run is stopped.
    const bytes = Buffer.from(text);
    requireOutcome(inspectFile(bytes, { fuel: "electricity", unit: "kWh" }), bytes);
  });
}

test("words that every object of the language knows are no directions, units or codes of a file", () => {
  for (const word of ["constructor", "valueOf", "to_string", "__proto__"]) {
    const body = {
      resource: `/2000000000000/electricity/${word}/1`,
      values: [{ timestamp: "2019-01-01 00:30", value: 1 }],
      unit: "kWh",
    };
    const bytes = Buffer.from(JSON.stringify(body));
    requireOutcome(inspectFile(bytes), bytes);
  }
});

test("a server may answer others in between: steps are no more than the rows of the file", () => {
  for (const { bytes, path } of recordings) {
    let steps = 0;
    for (const run = inspectInSteps(bytes); run.next().done !== true;) steps += 1;
    assert.ok(steps <= 2 + bytes.length / 4096, path);
  }
});

function requireOutcome(file: InspectedFile, bytes: Uint8Array): void {
  if (!file.ok) {
    requireFault(file.fault.code, file.fault.message);
    return;
  }
  const { inspection, registers } = file;
  assert.equal(inspection.registers.length, registers.length);
  for (const { line, code, message } of inspection.rejected) {
    assert.ok(Number.isSafeInteger(line) && line >= 1 && line <= bytes.length + 1);
    assert.ok(code in ROW_FAULTS && message.endsWith("."));
  }
  for (const { fuel, direction, unit, readings } of registers) {
    assert.ok(["electricity", "gas"].includes(fuel) && ["import", "export"].includes(direction));
    assert.ok(unit === "Wh" || unit === "dm3");
    assert.ok(readings.length > 0 && readings.length <= bytes.length);
    for (const { value } of readings) assert.ok(Number.isSafeInteger(value) && value >= 0);
  }
}

/** Says what and what to do, and holds no meter number. */
function requireFault(code: string, message: string): void {
  assert.match(code, /^[a-z][a-z0-9-]+$/);
  assert.match(message, /^[A-Z]/);
  assert.match(message, /\.$/);
  assert.doesNotMatch(message, /\d{10,}/);
}

async function exported(name: string): Promise<Buffer> {
  const night = recordings.find(({ path }) => path.includes("halfhourly-export"))!;
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from("{}"), "manifest.json");
  zip.addBuffer(night.bytes, name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
