import assert from "node:assert/strict";
import { test } from "node:test";
import type { GbcsLog } from "@halfhourly/dcc";
import { SLOT_MS, slotStartMs, type Fuel } from "@halfhourly/domain";
import * as fc from "fast-check";
import { inspectAnswer, type AnswerHabit } from "../src/sources/dcc/index.js";

const FIRST = Date.UTC(2024, 2, 30) / SLOT_MS;
const habit: AnswerHabit = { source: "meter", stamp: "end" };

function log(values: readonly (readonly number[])[], fuel: Fuel = "electricity"): GbcsLog {
  return {
    kind: "half-hours",
    fuel,
    direction: "import",
    unit: fuel === "gas" ? "dm3" : "Wh",
    elements: values[0]?.length === 2 ? 2 : 1,
    entries: values.map((row, i) => ({ endMs: slotStartMs(FIRST + i + 1), values: row })),
  };
}

function inspected(content: Parameters<typeof inspectAnswer>[0], given: AnswerHabit = habit) {
  const answer = inspectAnswer(content, given);
  assert.ok(answer.ok);
  return answer;
}

const codes = (answer: ReturnType<typeof inspected>) =>
  answer.inspection.rejected.map(({ line, code }) => [line, code]);

test("an entry names the end of its half hour, and with a SMETS1 meter that stamps starts, the start", () => {
  const [byEnd] = inspected(log([[120], [0]])).registers;
  assert.deepEqual(byEnd?.readings, [
    { slot: FIRST, value: 120, quality: "actual", source: "meter" },
    { slot: FIRST + 1, value: 0, quality: "actual", source: "meter" },
  ]);
  const [byStart] = inspected(log([[120]]), { ...habit, stamp: "start" }).registers;
  assert.equal(byStart?.readings[0]?.slot, FIRST + 1);
});

test("what a simulator made up says so", () => {
  const [register] = inspected(log([[1]]), { ...habit, source: "generated" }).registers;
  assert.equal(register?.readings[0]?.source, "generated");
});

test("each marker is missing and named, in either fuel, and within 0.001", () => {
  const electricity = [0xffffffff, 0xfffffffe, 0x7fffffff, 8_590_017, 8_590_042, 186_227_086];
  assert.deepEqual(
    codes(inspected(log([[5], ...electricity.map((value) => [value])]))),
    electricity.map((_, i) => [i + 2, "invalid-marker"]),
  );
  const gas = inspected(log([[5], [0xffffff], [0xfffffe]], "gas"));
  assert.deepEqual(codes(gas), [
    [2, "invalid-marker"],
    [3, "invalid-marker"],
  ]);
  assert.equal(gas.registers[0]?.readings.length, 1);
});

test("over the ceiling is suspect, over 100 kWh is held for review", () => {
  const answer = inspected(log([[38_000], [38_001], [100_000], [100_001]]));
  assert.deepEqual(
    answer.registers[0]?.readings.map(({ quality }) => quality),
    ["actual", "suspect", "suspect"],
  );
  assert.deepEqual(codes(answer), [[4, "held-for-review"]]);
  const looked = inspected(log([[100_001]]), { ...habit, keepsHeld: true });
  assert.deepEqual(
    looked.registers[0]?.readings.map(({ value, quality }) => [value, quality]),
    [[100_001, "suspect"]],
  );
});

test("two elements are two registers, and a marker of one leaves the other", () => {
  const answer = inspected(
    log([
      [10, 20],
      [0xffffffff, 21],
    ]),
  );
  assert.deepEqual(
    answer.registers.map(({ element, readings }) => [element, readings.map(({ value }) => value)]),
    [
      [1, [10]],
      [2, [20, 21]],
    ],
  );
});

test("off the half hour is named, outside what was asked is trimmed, the meter's start of time is out of range", () => {
  const off: GbcsLog = {
    ...log([[1], [2], [3]]),
    entries: [
      { endMs: slotStartMs(FIRST) + 60_000, values: [1] },
      { endMs: slotStartMs(FIRST), values: [2] },
      { endMs: slotStartMs(FIRST + 1), values: [3] },
      { endMs: Date.UTC(1980, 0, 1), values: [4] },
    ],
  };
  const answer = inspected(off, { ...habit, asked: { first: FIRST, last: FIRST + 10 } });
  assert.deepEqual(
    answer.registers[0]?.readings.map(({ value }) => value),
    [3],
  );
  assert.deepEqual(codes(answer), [
    [1, "not-half-hourly"],
    [4, "time-out-of-range"],
  ]);
  assert.deepEqual(
    answer.inspection.warnings.map(({ code, count }) => [code, count]),
    [["not-asked-left-out", 1]],
  );
});

test("two values of one half hour are a conflict: the first is kept as suspect", () => {
  const twice: GbcsLog = {
    ...log([[1]]),
    entries: [1, 1, 2].map((value) => ({ endMs: slotStartMs(FIRST + 1), values: [value] })),
  };
  const answer = inspected(twice);
  assert.deepEqual(answer.inspection.registers[0], {
    ...answer.inspection.registers[0],
    duplicates: 1,
    conflicts: 1,
    suspect: 1,
  });
  assert.deepEqual(codes(answer), [[3, "conflict"]]);
});

test("an answer without half hours says why", () => {
  const faultOf = (content: Parameters<typeof inspectAnswer>[0]) => {
    const answer = inspectAnswer(content, habit);
    return answer.ok ? null : answer.fault.code;
  };
  assert.equal(faultOf({ kind: "device-error", cause: "not-found", status: 0x8b }), "not-found");
  assert.equal(faultOf({ kind: "device-error", cause: "refused", status: 2 }), "device-refused");
  assert.equal(faultOf({ ...log([[1]]), kind: "days" }), "not-half-hours");
  assert.equal(faultOf({ kind: "cin-shown" }), "not-half-hours");
  assert.equal(faultOf({ ...log([[1]]), entries: [] }), "not-found");
});

test("whatever a meter sends, each entry is kept, rejected, doubled or left out, and nothing is made up", () => {
  const entry = fc.record({
    endMs: fc.oneof(
      fc.integer({ min: FIRST - 5, max: FIRST + 5 }).map(slotStartMs),
      fc.integer({ min: 0, max: 8.64e15 }),
    ),
    values: fc.array(
      fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 0xffffff, 0xffffffff)),
      {
        minLength: 1,
        maxLength: 1,
      },
    ),
  });
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1 }),
      fc.constantFrom<Fuel>("electricity", "gas"),
      (entries, fuel) => {
        const answer = inspected(
          { ...log([[1]], fuel), entries },
          { ...habit, asked: { first: FIRST - 3, last: FIRST + 3 } },
        );
        const kept = answer.registers.flatMap(({ readings }) => readings);
        const [register] = answer.inspection.registers;
        const left = answer.inspection.warnings.reduce((sum, { count }) => sum + (count ?? 0), 0);
        assert.equal(
          kept.length + answer.inspection.rejected.length + (register?.duplicates ?? 0) + left,
          entries.length,
        );
        for (const { slot, value } of kept)
          assert.ok(
            entries.some(({ endMs, values }) => endMs === slotStartMs(slot + 1) && values[0] === value),
          );
      },
    ),
    { seed: 4 },
  );
});
