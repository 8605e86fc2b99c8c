import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { median, quantile } from "../figures.js";

const folder = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a bench at its smallest: what it prints is held here, what it measures is not. */
async function run(name: string, ...flags: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", `bench/${name}.ts`, "--json", ...flags],
    { cwd: folder, env: { ...process.env, BENCH_SMALL: "1" } },
  );
  assert.equal(stdout.trimEnd().split("\n").length, 1, "one line, one object");
  const printed: Record<string, unknown> = JSON.parse(stdout);
  assert.equal(printed["name"], name);
  expectNumbers(printed, ["cpuSeconds", "loadAverageBefore"]);
  expectNumbers(printed["machine"], ["cores", "memoryGigabytes"]);
  return printed;
}

function expectNumbers(value: unknown, names: readonly string[]): void {
  const figures = new Map(Object.entries(value ?? {}));
  for (const name of names) assert.ok(Number.isFinite(figures.get(name)), `${name} is a number`);
}

// The benches api and start begin the whole product several times: too slow for every test run, so they are left out.
test("storage and ingest print one object with every figure", async () => {
  const [storage, ingest] = await Promise.all([run("storage"), run("ingest")]);
  expectNumbers(storage, ["hotBytesPerReading", "compactedBytesPerReading"]);
  expectNumbers(storage, ["plainBytesPerReading", "ratioToPlainTable", "compactedRatioToPlainTable"]);
  for (const tier of ["hot", "compacted"])
    expectNumbers(storage[tier], ["indexBytesPerReading", "payloadBytesPerReading"]);
  for (const read of ["yearRead", "compactedYearRead"])
    expectNumbers(storage[read], ["p50Milliseconds", "plainP50Milliseconds", "ratioToPlainTable"]);
  assert.deepEqual([storage["comparable"], storage["everyValueReadBackEqual"]], [false, true]);
  assert.ok(Number(storage["compactedBytesPerReading"]) < Number(storage["hotBytesPerReading"]));
  const eachHome = storage["eachHome"];
  assert.ok(Array.isArray(eachHome) && eachHome.length === storage["series"]);
  for (const home of eachHome)
    expectNumbers(home, ["readings", "hotBytesPerReading", "compactedBytesPerReading"]);
  const projections = storage["projections"];
  assert.ok(Array.isArray(projections));
  assert.deepEqual(
    projections.map(({ registers }) => registers),
    [2_080_000, 10_000_000, 30_000_000],
  );
  expectNumbers(ingest, ["readingsPerSecondPerCore", "ackP50Milliseconds", "ackP99Milliseconds"]);
  assert.equal(ingest["fsync"], "on");
  expectNumbers(ingest["file"], ["megabytesPerSecond", "rowsPerSecond", "ratioToBareSplit"]);
  assert.ok(Number(ingest["readings"]) > 1_000);
});

test("compare prints one object with every figure, and holds its results against what the period costs", async () => {
  const compare = await run("compare");
  expectNumbers(compare, ["millisecondsPer1000Tariffs", "millisecondsPer5000Tariffs", "ratioToUsualWay"]);
  expectNumbers(compare, ["heldAgainstThePeriodsCost", "homesASecondAndCore"]);
  expectNumbers(compare["projection"], ["homes", "coreHours"]);
  assert.equal(compare["exactToTheUnit"], true);
});

test("audit prints one object with every figure", async () => {
  const audit = await run("audit");
  const rates = ["appendsPerSecond", "plainInsertsPerSecond", "ratioToPlainInsert"];
  expectNumbers(audit, [...rates, "verifiedPerSecond", "atOnce", "households"]);
  expectNumbers(audit["oneHousehold"], rates);
});

test("dcc prints one object with every figure", async () => {
  const dcc = await run("dcc");
  expectNumbers(dcc, ["messagesPerSecondPerThread", "millisecondsPerMessageP99", "ratioToFloor"]);
  expectNumbers(dcc, ["residentMegabytesAfterFirst", "residentMegabytesAfterAll", "residentMegabytesGrown"]);
});

test("day brings every half hour of 200 homes through the simulator, none missing and none doubled", async () => {
  const day = await run("day", "--homes", "200");
  expectNumbers(day, ["wallSeconds", "oursCpuSeconds", "simulatorCpuSeconds", "readingsPerCoreSecond"]);
  assert.equal(day["homes"], 200);
  assert.ok(Number(day["readings"]) > 200 * 48);
  assert.equal(day["stored"], day["readings"]);
  assert.deepEqual([day["missing"], day["wrong"], day["doubled"]], [0, 0, 0]);
  const projections = day["projections"];
  assert.ok(Array.isArray(projections));
  assert.deepEqual(
    projections.map(({ readingsADay }) => readingsADay),
    [100e6, 300e6, 480e6, 1_440e6],
  );
});

test("a quantile is a value that was measured, and nothing measured is a fault", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(quantile([4, 1, 3, 2], 0.99), 4);
  assert.equal(quantile([4, 1, 3, 2], 0.25), 1);
  assert.throws(() => median([]), RangeError);
});

test("an argument that is not known is refused with a sentence", async () => {
  await assert.rejects(
    promisify(execFile)(process.execPath, ["--import", "tsx", "bench/storage.ts", "--homes", "none"], {
      cwd: folder,
    }),
    /--homes is a whole number from 1/,
  );
});
