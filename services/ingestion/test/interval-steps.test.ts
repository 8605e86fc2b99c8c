import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { read, refused, rejections } from "./reading.js";

const DAY_MS = 86_400_000;
const BEGIN_MS = Date.UTC(2023, 5, 1);

function labelOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace("T", " ");
}

/** A trial file: one label a row, so that only the steps tell how long an interval is. */
function trialFile(startsMs: readonly number[]): string {
  return ["LCLid,tstp,energy(kWh/hh)", ...startsMs.map((ms) => `MAC900001,${labelOf(ms)}, 0.1 `)].join("\n");
}

const every = (minutes: number, count: number) =>
  Array.from({ length: count }, (_, i) => BEGIN_MS + i * minutes * 60_000);

for (const [what, minutes] of [
  ["minutes", 1],
  ["quarter hours", 15],
  ["hours", 60],
  ["two hours", 120],
  ["days", 1440],
  ["weeks", 10_080],
] as const) {
  test(`a file of ${what} is refused, not read as every other half hour`, () => {
    assert.equal(refused(trialFile(every(minutes, 24))).code, "not-half-hourly");
    assert.equal(refused(trialFile(every(minutes, 24).toReversed())).code, "not-half-hourly");
  });
}

test("dates without a time are days", () => {
  const text = "LCLid,tstp,energy(kWh/hh)\nMAC900001,2023-06-01,4.2\nMAC900001,2023-06-02,4.3";
  assert.equal(refused(text).code, "not-half-hourly");
});

test("one row tells no step and is believed", () => {
  assert.equal(read(trialFile(every(60, 1))).inspection.registers[0]!.readings, 1);
});

test("half hours with gaps are half hours, however the gaps lie", () => {
  const gappy = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 3, maxLength: 40 });
  fc.assert(
    fc.property(gappy, (runs) => {
      let atMs = BEGIN_MS;
      const starts = runs.flatMap((gap) => {
        atMs += gap * 1_800_000;
        // Each burst is two half hours on end, after a gap of any length.
        const burst = [atMs, atMs + 1_800_000];
        atMs += 1_800_000;
        return burst;
      });
      assert.equal(read(trialFile(starts)).inspection.registers[0]!.readings, starts.length);
    }),
  );
});

test("one missing half hour a day for a year is a gap, not another granularity", () => {
  const year = every(30, 48 * 365).filter((ms) => (ms - BEGIN_MS) % DAY_MS !== 47 * 1_800_000);
  const [register] = read(trialFile(year)).inspection.registers;
  assert.deepEqual([register!.readings, register!.missing], [47 * 365, 364]);
});

test("a stretch of hours inside a file of half hours is rejected row by row", () => {
  const halfHours = every(30, 48 * 7);
  const endMs = halfHours.at(-1)!;
  const hours = Array.from({ length: 48 }, (_, i) => endMs + (i + 1) * 3_600_000);
  const file = read(trialFile([...halfHours, ...hours]));
  assert.equal(file.inspection.registers[0]!.readings, 48 * 7 - 1);
  assert.equal(rejections(file).filter(([, code]) => code === "not-half-hourly").length, 49);
});

test("rows off the half hour are rejected alone where the rest goes by half hours", () => {
  const file = read(trialFile([...every(30, 48), BEGIN_MS + 17 * 60_000]));
  assert.deepEqual(rejections(file), [[50, "not-half-hourly"]]);
});

test("where every row states its interval, the steps say nothing", () => {
  const rows = [
    "0.1, 2023-06-01T00:00:00Z, 2023-06-01T00:30:00Z",
    "0.1, 2023-06-02T00:00:00Z, 2023-06-02T00:30:00Z",
  ];
  const text = ["Consumption (kWh), Start, End", ...rows].join("\n");
  assert.equal(read(text, { fuel: "electricity" }).inspection.registers[0]!.readings, 2);
});
