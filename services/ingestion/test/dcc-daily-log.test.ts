import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { GbcsLog } from "@halfhourly/dcc";
import { settlementDay, SLOT_MS, slotContaining, slotStartMs, type DayBlock } from "@halfhourly/domain";
import * as fc from "fast-check";
import { METER } from "./dcc-network.js";
import { heldOf, judgeDay, logDaysOf } from "../src/dcc/daily-log.js";

const DAY_MS = 86_400_000;
const ANY = { first: 0, last: 2_000_000 };

const log = (entries: GbcsLog["entries"]): GbcsLog => ({
  kind: "days",
  fuel: "electricity",
  direction: "import",
  unit: "Wh",
  elements: 1,
  entries,
});

/** Every half hour of some London dates, as the store gives them. */
function blocks(dates: readonly string[], valueAt: (slot: number) => number | null): DayBlock[] {
  return dates.map((date) => {
    const { firstSlot, slotCount } = settlementDay(date);
    const slots = Array.from({ length: slotCount }, (_, i) => {
      const value = valueAt(firstSlot + i);
      return value === null ? null : ({ value, quality: "actual", source: "meter" } as const);
    });
    return { date, slots, unit: "Wh", revision: 1 };
  });
}

describe("a meter's day", () => {
  for (const [what, day, dates] of [
    ["in winter", "2026-01-14", ["2026-01-13", "2026-01-14", "2026-01-15"]],
    ["in summer", "2026-07-10", ["2026-07-09", "2026-07-10", "2026-07-11"]],
    ["of the clock change in March", "2026-03-29", ["2026-03-28", "2026-03-29", "2026-03-30"]],
    ["of the clock change in October", "2026-10-25", ["2026-10-24", "2026-10-25", "2026-10-26"]],
  ] as const)
    test(`${what} has the 48 half hours from midnight to midnight UTC`, () => {
      const startMs = Date.parse(`${day}T00:00:00Z`);
      const firstSlot = slotContaining(startMs);
      const held = blocks(dates, (slot) => slot % 1000);
      const sum = Array.from({ length: 48 }, (_, i) => (firstSlot + i) % 1000).reduce((a, b) => a + b);
      const [one] = logDaysOf(log([{ endMs: startMs + DAY_MS, values: [sum] }]), "end", ANY);
      assert.equal(one?.firstSlot, firstSlot);
      assert.deepEqual(heldOf([held, []], firstSlot), [sum]);
      assert.equal(judgeDay(one?.counted ?? [], heldOf([held, []], firstSlot)), "agrees");
      for (const missing of [firstSlot, firstSlot + 47])
        assert.deepEqual(
          heldOf([blocks(dates, (slot) => (slot === missing ? null : 1)), []], firstSlot),
          [null],
          "with its first or its last half hour missing it is not whole",
        );
      for (const outside of [firstSlot - 1, firstSlot + 48])
        assert.deepEqual(
          heldOf([blocks(dates, (slot) => (slot === outside ? null : 1)), []], firstSlot),
          [48],
        );
    });

  test("markers, other days than UTC's, days not asked for and contradictions are not held against anything", () => {
    const at = (day: number) => Date.UTC(2026, 5, day);
    const told = log([
      { endMs: at(2), values: [0xffff_ffff] },
      { endMs: at(3), values: [0xff_ffff] },
      { endMs: at(4) + 3_600_000, values: [5] },
      { endMs: at(5), values: [5] },
      { endMs: at(5), values: [6] },
      { endMs: at(6), values: [] },
      { endMs: at(7), values: [0.5] },
      { endMs: at(9), values: [7] },
      { endMs: at(8), values: [8] },
      { endMs: at(9), values: [7] },
      { endMs: at(20), values: [1] },
    ]);
    const asked = { first: slotContaining(at(1)), last: slotContaining(at(10)) };
    assert.deepEqual(
      logDaysOf(told, "end", asked).map(({ firstSlot, counted }) => [slotStartMs(firstSlot), ...counted]),
      [
        [at(7), 8],
        [at(8), 7],
      ],
    );
    const smets1 = { ...told, device: METER, stamp: "by-source", leftOut: 0 } as const;
    const start = { ...smets1, entries: [{ stampMs: at(8), values: [3] }] };
    assert.deepEqual(logDaysOf(start, "start", asked), [{ firstSlot: slotContaining(at(8)), counted: [3] }]);
  });
});

describe("a day is judged", () => {
  test("by each element, or by one total of the first or of both", () => {
    assert.equal(judgeDay([10, 5], [10, 5]), "agrees");
    assert.equal(judgeDay([10, 5], [10, 6]), "differs");
    assert.equal(judgeDay([15], [10, 5]), "agrees");
    assert.equal(judgeDay([10], [10, 5]), "agrees");
    assert.equal(judgeDay([14], [10, 5]), "differs");
    assert.equal(judgeDay([10, 5], [10]), "not-whole");
    assert.equal(judgeDay([10], [null]), "not-whole");
    assert.equal(judgeDay([10], [10, null]), "not-whole");
  });

  test("one half hour that is off by anything is found; the truth never is", () => {
    const day = settlementDay("2026-02-10");
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 48, maxLength: 48 }),
        fc.integer({ min: 0, max: 47 }),
        fc.integer({ min: 1, max: 500 }),
        (values, place, off) => {
          const counted = [values.reduce((a, b) => a + b, 0)];
          const value = (slot: number) => values[slot - day.firstSlot] ?? 0;
          const right = blocks([day.date], value);
          const wrong = blocks(
            [day.date],
            (slot) => value(slot) + (slot === day.firstSlot + place ? off : 0),
          );
          assert.equal(judgeDay(counted, heldOf([right, []], day.firstSlot)), "agrees");
          assert.equal(judgeDay(counted, heldOf([wrong, []], day.firstSlot)), "differs");
        },
      ),
      { seed: 5 },
    );
    assert.equal(SLOT_MS * 48, DAY_MS);
  });
});
