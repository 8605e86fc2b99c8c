import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addDays,
  londonDateOf,
  mergeDay,
  settlementDay,
  type DayBlock,
  type Reading,
  type ReplacedValue,
} from "@halfhourly/domain";
import { demonstrationHomes } from "../src/index.js";
import { registerName, settled } from "./settled.js";

const TODAY = "2026-11-23";
const one = demonstrationHomes({ seed: 1, today: TODAY });

test("the same seed and today give the same demonstration; another seed gives another", () => {
  assert.deepEqual(demonstrationHomes({ seed: 1, today: TODAY }), one);
  const other = demonstrationHomes({ seed: 2, today: TODAY });
  assert.notDeepEqual(other.batches[0]!.readings.slice(0, 48), one.batches[0]!.readings.slice(0, 48));
});

test("a later today adds days and mends what was due, and changes nothing else", () => {
  const before = settled(one);
  for (const daysLater of [1, 5, 40]) {
    const later = demonstrationHomes({ seed: 1, today: addDays(TODAY, daysLater) });
    const after = settled(later);
    for (const [register, held] of before) {
      for (const [slot, reading] of held) {
        if (londonDateOf(slot) < later.from) continue;
        const now = after.get(register)!.get(slot)!;
        const mended =
          reading.quality === "estimated" &&
          now.quality === "actual" &&
          londonDateOf(slot) >= addDays(TODAY, -4);
        if (!mended) assert.deepEqual(now, reading, `${register} ${londonDateOf(slot)}`);
      }
      const fresh = [...after.get(register)!.keys()].filter(
        (slot) => !held.has(slot) && londonDateOf(slot) < TODAY,
      );
      assert.ok(
        fresh.every((slot) => londonDateOf(slot) >= addDays(TODAY, -4)),
        `${register} filled an old gap`,
      );
    }
  }
});

test("prices and intensities of a date are the same whatever today is", () => {
  const later = demonstrationHomes({ seed: 1, today: addDays(TODAY, 40) });
  const agreement = (d: typeof one, home: number) =>
    d.homes[home]!.meters[0]!.agreements.find(({ from }) => from > "2026-03-01");
  for (const home of [0, 1, 2, 3]) assert.deepEqual(agreement(later, home), agreement(one, home));
  one.intensities.forEach((series, n) => {
    const shift = later.intensities[n]!.firstSlot - series.firstSlot;
    assert.deepEqual(
      later.intensities[n]!.gramsPerKwh.slice(0, 1000),
      series.gramsPerKwh.slice(shift, shift + 1000),
    );
  });
});

test("every batch is in slot order, whole, never negative and said to be generated", () => {
  for (const batch of one.batches) {
    let last = -1;
    for (const { slot, value, source } of batch.readings) {
      assert.ok(slot > last && Number.isInteger(slot), registerName(batch));
      assert.ok(Number.isSafeInteger(value) && value >= 0, `${registerName(batch)} ${value}`);
      assert.equal(source, "generated");
      last = slot;
    }
    assert.equal(londonDateOf(batch.readings[0]!.slot) >= one.from, true);
    assert.equal(londonDateOf(last) <= one.to, true);
  }
});

test("both clock changes are complete: 46 and 50 half hours on every register", () => {
  for (const [register, held] of settled(one)) {
    for (const [date, length] of [
      ["2025-10-26", 50],
      ["2026-03-29", 46],
      ["2026-10-25", 50],
    ] as const) {
      const day = settlementDay(date);
      assert.equal(day.slotCount, length);
      const present = Array.from({ length }, (_, i) => held.has(day.firstSlot + i)).filter(Boolean).length;
      assert.equal(present, length, `${register} on ${date}`);
    }
  }
});

test("on any today, clock-change days and leap days too, the last day is yesterday's and whole", () => {
  for (const today of [
    "2026-03-29",
    "2026-03-30",
    "2026-10-25",
    "2026-10-26",
    "2028-02-29",
    "2028-03-31",
    "2039-12-31",
    "2024-01-01",
  ]) {
    const demonstration = demonstrationHomes({ seed: 7, today });
    assert.equal(demonstration.to, addDays(today, -1));
    const last = settlementDay(demonstration.to);
    for (const [register, held] of settled(demonstration)) {
      assert.ok(
        Math.max(...held.keys()) >= last.firstSlot + last.slotCount - 3,
        `${register} before ${today}`,
      );
      assert.ok(
        Math.min(...held.keys()) <= settlementDay(demonstration.from).firstSlot + 97,
        `${register} before ${today}`,
      );
    }
    for (const { gramsPerKwh, firstSlot } of demonstration.intensities) {
      assert.equal(firstSlot + gramsPerKwh.length, last.firstSlot + last.slotCount);
    }
  }
});

test("stored by the merge rule, corrections keep what they replaced, and storing all again changes nothing", () => {
  const blocks = new Map<string, DayBlock>();
  const store = (): { stored: number; replaced: readonly ReplacedValue[] } => {
    const done = { stored: 0, replaced: [] as ReplacedValue[] };
    for (const batch of one.batches) {
      for (const [date, readings] of byDate(batch.readings)) {
        const key = `${registerName(batch)} ${date}`;
        const merged = mergeDay(blocks.get(key) ?? null, date, batch.unit, readings, 0);
        blocks.set(key, merged.block);
        done.stored += merged.stored;
        done.replaced.push(...merged.replaced);
      }
    }
    return done;
  };
  const first = store();
  assert.ok(first.replaced.length > 300 && first.stored > 130_000);
  assert.ok(
    first.replaced.every(({ replaced, by }) => replaced.quality === "estimated" && by.quality === "actual"),
  );
  assert.deepEqual(store(), { stored: 0, replaced: [] });
});

test("a seed that is not a whole number and a today that is not a date are refused", () => {
  assert.throws(() => demonstrationHomes({ seed: 1.5, today: TODAY }), RangeError);
  assert.throws(() => demonstrationHomes({ seed: 1, today: "2026-02-30" }), /YYYY-MM-DD/);
});

function byDate(readings: readonly Reading[]): Map<string, Reading[]> {
  const days = new Map<string, Reading[]>();
  for (const reading of readings) {
    const date = londonDateOf(reading.slot);
    const day = days.get(date);
    if (day === undefined) days.set(date, [reading]);
    else day.push(reading);
  }
  return days;
}
