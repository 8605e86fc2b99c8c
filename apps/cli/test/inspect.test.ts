import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { InspectionSchema } from "@halfhourly/contracts";
import { Value } from "typebox/value";
import { main } from "../src/index.js";
import { fakeTerminal, type FakeWorld } from "./fake-terminal.js";

const DOWNLOAD = [
  "Consumption (kWh), Start, End",
  "0.100, 2024-01-01T00:00:00Z, 2024-01-01T00:30:00Z",
  "Null, 2024-01-01T00:30:00Z, 2024-01-01T01:00:00Z",
].join("\n");

async function run(args: readonly string[], world: FakeWorld = { files: { "a.csv": DOWNLOAD } }) {
  const { terminal, written } = fakeTerminal(world);
  return { exitCode: await main(args, terminal), ...written };
}

test("--json of one file prints one object of the published shape", async () => {
  const { exitCode, out, err } = await run(["inspect", "a.csv", "--json", "--fuel", "electricity"]);
  const printed: unknown = JSON.parse(out);
  assert.equal(exitCode, 0);
  assert.equal(err, "");
  assert.ok(Value.Check(InspectionSchema, printed));
  assert.deepEqual(printed.registers[0], {
    id: null,
    fuel: "electricity",
    direction: "import",
    element: 1,
    unit: "Wh",
    first: "2024-01-01T00:00:00Z",
    last: "2024-01-01T00:00:00Z",
    readings: 1,
    total: 100,
    missing: 0,
    duplicates: 0,
    conflicts: 0,
    suspect: 0,
    days: { 48: 1 },
  });
  assert.deepEqual(
    printed.rejected.map(({ line, code }) => [line, code]),
    [[3, "missing-value"]],
  );
});

test("for people it says the register, its total in kWh and each rejected row", async () => {
  const { exitCode, out } = await run(["inspect", "a.csv", "--fuel=electricity"]);
  assert.equal(exitCode, 0);
  assert.match(out, /electricity import \(no meter named\): 1 half hour, 0\.100 kWh/);
  assert.match(out, /line 3: missing-value: /);
});

test("a dash reads standard input, whatever it is called", async () => {
  const { exitCode, out } = await run(["inspect", "-", "--json", "--fuel", "gas"], { input: DOWNLOAD });
  assert.equal(exitCode, 0);
  assert.equal(JSON.parse(out).registers[0].fuel, "gas");
});

test("several files are one object, and one that is unusable spoils only the exit code", async () => {
  const files = { "a.csv": DOWNLOAD, "b.csv": "<html>" };
  const { exitCode, out, err } = await run(["inspect", "a.csv", "b.csv", "--json", "--fuel", "gas"], {
    files,
  });
  const printed = JSON.parse(out);
  assert.equal(exitCode, 2);
  assert.deepEqual(
    printed.files.map((file: { file: string }) => file.file),
    ["a.csv", "b.csv"],
  );
  assert.equal(printed.files[1].error.code, "html-page");
  assert.match(err, /b\.csv: html-page/);
});

const UNUSABLE: readonly [args: string[], code: string, message: RegExp][] = [
  [["inspect"], "file-needed", /inspect FILE/],
  [["inspect", "none.csv"], "file-not-found", /none\.csv/],
  [["inspect", "folder"], "file-is-folder", /files in it/],
  [["inspect", "locked.csv"], "file-unreadable", /permissions/],
  [["inspect", "huge.csv"], "file-too-large", /64 MB/],
  [["inspect", "a.csv"], "fuel-needed", /--fuel electricity/],
  [
    ["inspect", "a.csv", "--fuel", "electricity", "--unit", "Wh"],
    "flag-contradicts-file",
    /leave --unit out/,
  ],
  [["inspect", "a.csv", "--feul", "gas"], "unknown-flag", /Did you mean --fuel\?/],
  [["inspect", "a.csv", "--time-colum", "x"], "unknown-flag", /Did you mean --time-column\?/],
  [["inspect", "a.csv", "--quite-another-thing"], "unknown-flag", /--help/],
  [["inspect", "a.csv", "--fuel"], "flag-needs-value", /--fuel needs/],
  [["inspect", "a.csv", "--fuel", "--unit", "kWh"], "flag-needs-value", /--fuel needs/],
  [["inspect", "a.csv", "--fuel", "water"], "flag-value-unknown", /electricity, gas/],
  [["inspect", "a.csv", "--zone", "Europe/Lodnon"], "flag-value-unknown", /Did you mean Europe\/London\?/],
  [["inspekt", "a.csv"], "unknown-command", /Did you mean inspect\?/],
  [["import", "a.csv"], "meter-needed", /--meter ID/],
  [["import", "--meter", "1"], "file-needed", /import FILE/],
];

for (const [args, code, message] of UNUSABLE) {
  test(`halfhourly ${args.join(" ")} is refused as ${code}, in words and as JSON`, async () => {
    const files = {
      "a.csv": DOWNLOAD,
      folder: "folder",
      "locked.csv": "unreadable",
      "huge.csv": "too-large",
    } as const;
    const plain = await run(args, { files });
    assert.equal(plain.exitCode, 2);
    assert.equal(plain.out, "");
    assert.match(plain.err, new RegExp(`^${code}: `));
    assert.match(plain.err, message);
    const { exitCode, out } = await run([...args, "--json"], { files });
    assert.equal(exitCode, 2);
    if (code !== "flag-needs-value") assert.deepEqual(JSON.parse(out).error.code, code);
  });
}

test("units are taken in any case, and m³ as people write it", async () => {
  assert.equal((await run(["inspect", "a.csv", "--fuel", "ELECTRICITY", "--unit", "KWH"])).exitCode, 0);
  const text = "when,used\n2024-01-01 00:00,0.1";
  const args = [
    "inspect",
    "-",
    "--json",
    "--unit",
    "m³",
    "--stamp",
    "start",
    "--zone",
    "utc",
    "--time-column",
    "when",
    "--value-column",
    "used",
  ];
  assert.equal(JSON.parse((await run(args, { input: text })).out).registers[0].unit, "dm3");
});

test("help and version need nothing", async () => {
  assert.match((await run(["--help"])).out, /inspect FILE/);
  assert.match((await run(["inspect", "--help"])).out, /--value-column/);
  assert.match((await run(["import", "-h"])).out, /HALFHOURLY_DATA/);
  assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
  const nothing = await run([]);
  assert.equal(nothing.exitCode, 2);
  assert.match(nothing.err, /inspect FILE/);
});

test("conformance runs the public vectors and passes", async () => {
  const { exitCode, out } = await run(["conformance"]);
  assert.equal(exitCode, 0);
  assert.match(out, /^total +\d+ +0$/m);
});

test("the program itself: exit code, standard output and standard error apart", () => {
  const program = fileURLToPath(new URL("../bin/halfhourly.mjs", import.meta.url));
  const halfhourly = (...args: string[]) =>
    spawnSync(process.execPath, [program, ...args], { encoding: "utf8", input: DOWNLOAD });
  const good = halfhourly("inspect", "-", "--json", "--fuel", "electricity");
  assert.equal(good.status, 0, good.stderr);
  assert.equal(JSON.parse(good.stdout).registers[0].total, 100);
  const bad = halfhourly("inspect", "-");
  assert.equal(bad.status, 2);
  assert.equal(bad.stdout, "");
  assert.match(bad.stderr, /fuel-needed/);
});
