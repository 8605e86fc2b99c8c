import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  beats,
  emptyDay,
  mergeDay,
  newDay,
  settleRows,
  settlementDay,
  type DayBlock,
  type Reading,
} from "../src/index.js";

const DATE = "2023-10-29";
const { firstSlot, slotCount } = settlementDay(DATE);
const AT = 1_700_000_000_000;

const reading = (over: Partial<Reading> = {}): Reading => ({
  slot: firstSlot,
  value: 100,
  quality: "actual",
  source: "file",
  ...over,
});
const merge = (current: DayBlock | null, ...incoming: Reading[]) =>
  mergeDay(current, DATE, "Wh", incoming, AT);

/** Few slots, values and sources, so that readings meet. */
const anyReading = fc.record<Reading>({
  slot: fc.integer({ min: firstSlot, max: firstSlot + 3 }),
  value: fc.integer({ min: 0, max: 3 }),
  quality: fc.constantFrom("actual", "estimated", "suspect"),
  source: fc.constantFrom("generated", "live", "supplier", "file", "meter"),
});
const batch = fc.array(anyReading, { maxLength: 12 });

test("better quality replaces worse, never the reverse", () => {
  const order = ["suspect", "estimated", "actual"] as const;
  for (const [worse, quality] of order.entries()) {
    for (const better of order.slice(worse + 1)) {
      const low = reading({ quality, source: "meter" });
      const high = reading({ quality: better, source: "generated", value: 7 });
      assert.equal(beats(high, low), true, `${better} over ${quality}`);
      assert.equal(beats(low, high), false);
    }
  }
});

test("at equal quality the higher source replaces, the lower never; the same source corrects itself", () => {
  const order = ["generated", "live", "supplier", "file", "meter"] as const;
  for (const [i, source] of order.entries()) {
    for (const higher of order.slice(i + 1)) {
      assert.equal(beats(reading({ source: higher, value: 7 }), reading({ source })), true);
      assert.equal(beats(reading({ source, value: 7 }), reading({ source: higher })), false);
    }
    assert.equal(beats(reading({ source, value: 7 }), reading({ source })), true);
    assert.equal(beats(reading({ source }), reading({ source })), false);
  }
});

test("a new day is stored, a repeated batch changes nothing, not even the object", () => {
  const first = merge(null, reading(), reading({ slot: firstSlot + 49, value: 0 }));
  assert.deepEqual([first.stored, first.replaced.length, first.unchanged], [2, 0, 0]);
  assert.equal(first.block.revision, 1);
  assert.equal(first.block.slots.length, 50);
  assert.deepEqual(first.block.slots[49], { value: 0, quality: "actual", source: "file" });
  assert.equal(first.block.slots[1], null);
  const again = merge(first.block, reading(), reading({ slot: firstSlot + 49, value: 0 }));
  assert.equal(again.block, first.block);
  assert.deepEqual([again.stored, again.replaced.length, again.unchanged], [0, 0, 2]);
});

test("a correction replaces and keeps what it replaced", () => {
  const { block } = merge(null, reading());
  const corrected = merge(block, reading({ value: 120 }));
  assert.equal(corrected.block.slots[0]?.value, 120);
  assert.equal(corrected.block.revision, 2);
  assert.deepEqual(corrected.replaced, [{ replaced: reading(), by: reading({ value: 120 }), atMs: AT }]);
});

test("equal value of better quality or source is kept as a replacement too", () => {
  const { block } = merge(null, reading({ quality: "estimated" }));
  const better = merge(block, reading());
  assert.equal(better.replaced.length, 1);
  assert.equal(better.block.slots[0]?.quality, "actual");
});

test("a slot names the arrival that took it; the same value again changes nothing, not even that", () => {
  const first = merge(null, reading({ arrival: 1 }), reading({ arrival: 2 }));
  assert.equal(first.block.slots[0]?.arrival, 1);
  assert.equal(beats(reading({ arrival: 9 }), reading({ arrival: 1 })), false);
  assert.equal(merge(first.block, reading({ arrival: 9 })).block, first.block);
  const corrected = merge(first.block, reading({ value: 120, arrival: 3 }));
  assert.equal(corrected.block.slots[0]?.arrival, 3);
  assert.deepEqual(
    corrected.replaced.map((one) => [one.replaced.arrival, one.by.arrival]),
    [[1, 3]],
  );
  const unknown = merge(corrected.block, reading({ value: 130 }));
  assert.deepEqual(unknown.block.slots[0], { value: 130, quality: "actual", source: "file" });
  for (const arrival of [0, -1, 1.5, 2 ** 53])
    assert.throws(() => merge(null, reading({ arrival })), RangeError);
});

test("an empty batch on an empty day is a day that was never stored", () => {
  const { block, stored } = merge(null);
  assert.deepEqual(block, emptyDay(DATE, "Wh"));
  assert.deepEqual([block.revision, stored], [0, 0]);
});

test("merging a batch twice is merging it once, whatever was held", () => {
  fc.assert(
    fc.property(batch, batch, (held, incoming) => {
      const once = merge(merge(null, ...held).block, ...incoming);
      const twice = merge(once.block, ...incoming);
      assert.equal(twice.block, once.block);
      assert.equal(twice.unchanged, incoming.length);
    }),
  );
});

test("any split of a batch ends with the same values", () => {
  fc.assert(
    fc.property(batch, fc.array(fc.nat(12), { maxLength: 4 }), (incoming, cuts) => {
      const whole = merge(null, ...incoming).block;
      const ends = [...cuts.toSorted((a, b) => a - b), incoming.length];
      let from = 0;
      let block: DayBlock | null = null;
      for (const end of ends) {
        block = merge(block, ...incoming.slice(from, end)).block;
        from = Math.min(end, incoming.length);
      }
      assert.deepEqual(block?.slots, whole.slots);
    }),
  );
});

test("without corrections the order of arrival does not matter", () => {
  const noTwoEqualRanks = batch.map((readings) => [
    ...new Map(readings.map((one) => [`${one.slot} ${one.quality} ${one.source}`, one])).values(),
  ]);
  const shuffled = noTwoEqualRanks.chain((readings) =>
    fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })),
  );
  fc.assert(
    fc.property(shuffled, ([readings, other]) => {
      assert.deepEqual(merge(null, ...readings).block, merge(null, ...other).block);
    }),
  );
});

test("nothing is lost uncounted, quality never falls, and what was held is kept when replaced", () => {
  fc.assert(
    fc.property(batch, batch, (before, incoming) => {
      const { block } = merge(null, ...before);
      const merged = merge(block, ...incoming);
      assert.equal(merged.stored + merged.replaced.length + merged.unchanged, incoming.length);
      block.slots.forEach((held, i) => {
        const now = merged.block.slots[i];
        if (held === null) return;
        assert.ok(now, "a held slot never becomes missing");
        assert.equal(beats(held, now) && held.quality !== now.quality, false, "quality never falls");
        const kept = merged.replaced.some(
          ({ replaced }) => replaced.slot === firstSlot + i && replaced.value === held.value,
        );
        assert.ok(now === held || kept);
      });
    }),
  );
});

test("what does not belong is refused", () => {
  assert.throws(() => merge(null, reading({ slot: firstSlot - 1 })), RangeError);
  assert.throws(() => merge(null, reading({ slot: firstSlot + slotCount })), RangeError);
  assert.throws(() => merge(null, reading({ value: -1 })), RangeError);
  assert.throws(() => merge(null, reading({ value: 0.5 })), RangeError);
  assert.throws(() => merge(null, reading({ value: 2 ** 30 })), RangeError);
  assert.throws(() => mergeDay(merge(null).block, DATE, "dm3", [], AT), RangeError);
  assert.throws(() => mergeDay(merge(null).block, "2023-10-28", "Wh", [], AT), RangeError);
});

test("rows of one file: equal are duplicates, different a conflict whose first is suspect", () => {
  const row = (line: number, slot: number, value: number) => ({
    ...reading({ slot: firstSlot + slot, value }),
    line,
  });
  const rows = [row(2, 0, 1), row(3, 1, 5), row(4, 0, 1), row(5, 1, 6), row(6, 1, 5), row(7, 2, 9)];
  const settled = settleRows(rows);
  assert.deepEqual(
    settled.kept.map(({ line, quality }) => [line, quality]),
    [
      [2, "actual"],
      [3, "suspect"],
      [7, "actual"],
    ],
  );
  assert.deepEqual(
    settled.duplicates.map(({ line }) => line),
    [4, 6],
  );
  assert.deepEqual(
    settled.rejected.map(({ line }) => line),
    [5],
  );
  assert.deepEqual([...settled.conflictSlots], [firstSlot + 1]);
});

test("a day of which nothing was held is the same in one pass, and names the batch that brought it", () => {
  fc.assert(
    fc.property(batch, (incoming) => {
      assert.deepEqual(newDay(DATE, "Wh", incoming), merge(null, ...incoming).block);
      const brought = incoming.map((one) => ({ ...one, arrival: 7 }));
      assert.deepEqual(newDay(DATE, "Wh", incoming, 7), merge(null, ...brought).block);
    }),
    { seed: 11 },
  );
  assert.throws(() => newDay(DATE, "Wh", [reading({ slot: firstSlot + slotCount })]), RangeError);
  assert.throws(() => newDay(DATE, "Wh", [reading({ value: 1.5 })]), RangeError);
});
