import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { londonClock, slotsOfLocalTime, type Slot } from "@halfhourly/domain";
import { read, rejections } from "./reading.js";

// The London Sundays on which the clocks went back, with the slot that begins at 00:00 BST (23:00Z of the Saturday).
const BACK = "2021-10-31";
const FORWARD = "2021-03-28";
const MIDNIGHT_BACK = slotsOfLocalTime(BACK, 0)[0]!;
const MIDNIGHT_FORWARD = slotsOfLocalTime(FORWARD, 0)[0]!;

/** The label a naive London clock puts on a slot's start, such as 2021-10-31 01:30. */
function label(slot: Slot): string {
  const { date, minute } = londonClock(slot);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, "0")}:${minute % 60 === 0 ? "00" : "30"}`;
}

function readLabels(labels: readonly string[], values: readonly string[], stamp: "start" | "end" = "start") {
  const rows = labels.map((text, i) => `${text},${values[i] ?? "0.1"}`);
  return read(["when,kWh", ...rows].join("\n"), {
    fuel: "electricity",
    stamp,
    zone: "Europe/London",
    timeColumn: "when",
    valueColumn: "kWh",
  });
}

const slotsOf = (file: ReturnType<typeof read>) => file.registers[0]!.readings.map(({ slot }) => slot);
const range = (first: Slot, count: number) => Array.from({ length: count }, (_, i) => first + i);

const night = range(MIDNIGHT_BACK, 8);
const labels = night.map(label);

test("forwards through the October night, the first 01:00 is at BST and the second at GMT", () => {
  assert.deepEqual(
    labels.slice(2, 6).map((text) => text.slice(11)),
    ["01:00", "01:30", "01:00", "01:30"],
  );
  const values = night.map((_, i) => `0.10${i}`);
  const file = readLabels(labels, values);
  assert.deepEqual(slotsOf(file), night);
  assert.deepEqual(
    file.registers[0]!.readings.map(({ value }) => value),
    [100, 101, 102, 103, 104, 105, 106, 107],
  );
});

test("newest first, the first 01:30 is at GMT", () => {
  const file = readLabels(
    labels.toReversed(),
    night.map((_, i) => `0.10${i}`),
  );
  assert.deepEqual(slotsOf(file), night);
  assert.deepEqual(
    file.registers[0]!.readings.map(({ value }) => value),
    [107, 106, 105, 104, 103, 102, 101, 100],
  );
});

test("equal values in the repeated hour are still two half hours each", () => {
  const file = readLabels(labels, []);
  assert.equal(file.inspection.registers[0]!.duplicates, 0);
  assert.deepEqual(slotsOf(file), night);
});

test("where only one of the two hours is there, it is ambiguous and rejected by name", () => {
  const once = [labels[0]!, labels[1]!, labels[2]!, labels[3]!, labels[6]!, labels[7]!];
  const file = readLabels(once, []);
  assert.deepEqual(rejections(file), [
    [4, "ambiguous-hour"],
    [5, "ambiguous-hour"],
  ]);
  assert.deepEqual([file.inspection.registers[0]!.readings, file.inspection.registers[0]!.missing], [4, 4]);
});

test("where the order is scrambled, the hour is ambiguous; the rest of the night is kept", () => {
  const scrambled = [0, 1, 3, 2, 5, 4, 6, 7].map((i) => labels[i]!);
  const file = readLabels(scrambled, []);
  assert.deepEqual(
    rejections(file).map(([, code]) => code),
    ["ambiguous-hour", "ambiguous-hour", "ambiguous-hour", "ambiguous-hour"],
  );
});

test("one row missing from the repeated hours leaves the others told by their order", () => {
  for (const gone of [2, 3, 4, 5]) {
    const kept = night.filter((_, i) => i !== gone);
    const file = readLabels(kept.map(label), []);
    const told = new Set(slotsOf(file));
    assert.ok(
      [...told].every((slot) => kept.includes(slot)),
      `without ${label(night[gone]!)}`,
    );
    assert.equal(told.size + file.inspection.rejected.length, kept.length);
  }
});

test("a row without a value keeps its place in the order", () => {
  const file = readLabels(labels, ["0.1", "0.1", "", "0.2", "0.3", "0.4", "0.5", "0.6"]);
  assert.deepEqual(rejections(file), [[4, "missing-value"]]);
  assert.deepEqual(
    slotsOf(file),
    night.filter((_, i) => i !== 2),
  );
});

test("a second file behind the first tells the same hours again: duplicates, no ambiguity", () => {
  const file = readLabels([...labels, ...labels], []);
  assert.deepEqual(rejections(file), []);
  assert.equal(file.inspection.registers[0]!.duplicates, 8);
});

test("times that the clock skips in March are rejected by name", () => {
  const file = readLabels(
    [`${FORWARD} 00:30`, `${FORWARD} 01:00`, `${FORWARD} 01:30`, `${FORWARD} 02:00`],
    [],
  );
  assert.deepEqual(rejections(file), [
    [3, "no-such-local-time"],
    [4, "no-such-local-time"],
  ]);
  assert.deepEqual(slotsOf(file), [MIDNIGHT_FORWARD + 1, MIDNIGHT_FORWARD + 2]);
});

test("GMT all year has no clock change: 48 labels on both Sundays", () => {
  for (const date of [BACK, FORWARD]) {
    const clock = range(0, 48).map(
      (half) => `${date} ${String(half >> 1).padStart(2, "0")}:${half % 2 === 0 ? "00" : "30"}`,
    );
    const text = ["when,kWh", ...clock.map((time) => `${time},0.1`)].join("\n");
    const file = read(text, {
      fuel: "electricity",
      stamp: "start",
      zone: "GMT",
      timeColumn: "when",
      valueColumn: "kWh",
    });
    assert.equal(file.inspection.registers[0]!.readings, 48);
    assert.deepEqual(rejections(file), []);
  }
});

test("a start and an end on the clock tell the half hour across both changes", () => {
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    read(["Consumption (kWh),Start,End", ...pairs.map(([start, end]) => `0.1,${start},${end}`)].join("\n"), {
      fuel: "electricity",
    });
  // As a clock on the wall shows them: 01:30 BST is followed by 01:00 GMT, 00:30 GMT in March by 02:00 BST.
  const back = rows(range(MIDNIGHT_BACK, 7).map((slot) => [label(slot), label(slot + 1)]));
  assert.deepEqual(slotsOf(back), range(MIDNIGHT_BACK, 7));
  const forward = rows(range(MIDNIGHT_FORWARD, 5).map((slot) => [label(slot), label(slot + 1)]));
  assert.deepEqual(slotsOf(forward), range(MIDNIGHT_FORWARD, 5));
  assert.deepEqual(rejections(back).concat(rejections(forward)), []);
});

// Any stretch of local time, read forwards or backwards, by starts or by ends, comes back to the same slots; only a stretch
// that begins or ends inside the repeated hours may leave some of their rows ambiguous, and never one elsewhere.
test("a file of any stretch of naive local time is read back to the same slots", () => {
  const stretch = fc.record({
    first: fc.integer({ min: MIDNIGHT_BACK - 48 * 3, max: MIDNIGHT_BACK + 12 }),
    count: fc.integer({ min: 1, max: 48 * 6 }),
    newestFirst: fc.boolean(),
    stamp: fc.constantFrom("start" as const, "end" as const),
  });
  fc.assert(
    fc.property(stretch, ({ first, count, newestFirst, stamp }) => {
      const slots = range(first, count);
      const labelled = slots.map((slot) => label(stamp === "start" ? slot : slot + 1));
      const inOrder = newestFirst ? labelled.toReversed() : labelled;
      const hours = slots.filter(
        (slot) => slotsOfLocalTime(...clockOf(stamp === "start" ? slot : slot + 1)).length === 2,
      );
      if (hours.length === slots.length && hours.length < 4) return;
      // Two rows of which one is ambiguous show no step of half an hour: such a file may be refused whole.
      if (slots.length === 2 && hours.length === 1) return;
      const file = readLabels(inOrder, [], stamp);
      const told = slotsOf(file);
      const untold = slots.filter((slot) => !told.includes(slot));
      assert.ok(told.every((slot) => slots.includes(slot)));
      assert.ok(
        hours.length === 4 || hours.length === 0
          ? untold.length === 0
          : untold.every((slot) => hours.includes(slot)),
      );
      assert.deepEqual(
        rejections(file).map(([, code]) => code),
        untold.map(() => "ambiguous-hour"),
      );
    }),
    { numRuns: 300 },
  );
});

test("gaps in a stretch never put a row into another half hour", () => {
  const stretch = fc.record({
    first: fc.integer({ min: MIDNIGHT_BACK - 30, max: MIDNIGHT_BACK - 10 }),
    kept: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
    newestFirst: fc.boolean(),
  });
  fc.assert(
    fc.property(stretch, ({ first, kept, newestFirst }) => {
      const slots = range(first, 60).filter((_, i) => kept[i]);
      // Steps of 30 minutes show that the file goes by half hours.
      const whole = [...range(first - 40, 40), ...slots];
      const inOrder = newestFirst ? whole.map(label).toReversed() : whole.map(label);
      const told = slotsOf(readLabels(inOrder, []));
      assert.ok(told.every((slot) => whole.includes(slot)));
    }),
    { numRuns: 300 },
  );
});

function clockOf(slot: Slot): [date: string, minute: number] {
  const { date, minute } = londonClock(slot);
  return [date, minute];
}
