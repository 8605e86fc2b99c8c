import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, datesFrom, londonDateOf, settlementDay } from "@halfhourly/domain";
import { demonstrationHomes } from "../src/index.js";
import { plannedFaults, type Fault } from "../src/planned-faults.js";
import { registerName, settled } from "./settled.js";

const SEEDS_AND_TODAYS = [
  { seed: 1, today: "2026-11-23" },
  { seed: 2, today: "2025-06-01" },
  { seed: 99, today: "2031-03-31" },
];

for (const { seed, today } of SEEDS_AND_TODAYS) {
  const demonstration = demonstrationHomes({ seed, today });
  const registers = settled(demonstration);

  test(`seed ${seed}, ${today}: a day is short only by a planned fault`, () => {
    for (const [register, held] of registers) {
      const [home, fuel] = register.split(" ") as [string, "electricity" | "gas"];
      const planned = new Set(
        plannedFaults(seed, home, fuel, demonstration).flatMap(({ firstSlot, slotCount }) =>
          Array.from({ length: slotCount }, (_, i) => firstSlot + i),
        ),
      );
      for (const date of datesFrom(demonstration.from, demonstration.to)) {
        const { firstSlot, slotCount } = settlementDay(date);
        for (let slot = firstSlot; slot < firstSlot + slotCount; slot++) {
          if (held.get(slot)?.quality !== "actual") assert.ok(planned.has(slot), `${register} ${date}`);
        }
      }
    }
  });

  test(`seed ${seed}, ${today}: every home has lost days, single gaps, a 23:30 gap, estimates and corrections`, () => {
    for (const [register, held] of registers) {
      const gaps = gapsOf(held);
      assert.ok(
        gaps.some(({ length }) => length === 97),
        `${register} has no hub loss`,
      );
      assert.ok(
        gaps.some(({ length }) => length === 1),
        `${register} has no single gap`,
      );
      assert.ok(
        gaps.some(({ firstSlot, length }) => length === 1 && firstSlot % 48 === 47),
        `${register} has no 23:30 gap`,
      );
      assert.ok(
        [...held.values()].some(({ quality }) => quality === "estimated"),
        `${register} has no estimate`,
      );
    }
    for (const register of registers.keys()) {
      const [first, later] = demonstration.batches.filter((batch) => registerName(batch) === register);
      const guesses = new Set(
        first!.readings.filter(({ quality }) => quality === "estimated").map(({ slot }) => slot),
      );
      const corrected = later!.readings.filter(({ slot }) => guesses.has(slot)).length;
      assert.ok(corrected > 0, `${register} corrects nothing`);
      assert.ok(corrected < later!.readings.length, `${register} has nothing late`);
      assert.ok(later!.readings.every(({ quality }) => quality === "actual"));
    }
  });

  test(`seed ${seed}, ${today}: one suspect value a year, in one home`, () => {
    const suspects = [...registers].flatMap(([register, held]) =>
      [...held.values()]
        .filter(({ quality }) => quality === "suspect")
        .map((reading) => ({ register, ...reading })),
    );
    assert.ok(suspects.length === 1 || suspects.length === 2, `${suspects.length} suspects`);
    for (const { register, value } of suspects) {
      assert.equal(register, "family electricity import");
      assert.ok(value > 38_000 && value < 100_000);
    }
  });
}

test("the runs of one fuel never meet, and none touches the end of a month, where clocks change", () => {
  const dates = { from: "2024-01-01", to: "2039-12-31" };
  for (const home of ["family", "economy7", "prepayment", "solar"]) {
    for (const fuel of ["electricity", "gas"] as const) {
      const seen = new Set<number>();
      for (const { firstSlot, slotCount } of plannedFaults(5, home, fuel, dates)) {
        for (let slot = firstSlot; slot < firstSlot + slotCount; slot++) {
          assert.ok(!seen.has(slot));
          assert.ok(Number(londonDateOf(slot).slice(8)) < 24);
          seen.add(slot);
        }
      }
    }
  }
});

test("true values come on their day, not before", () => {
  const runs = plannedFaults(1, "family", "electricity", { from: "2026-05-01", to: "2026-11-30" });
  for (const fault of ["corrected", "late"] as const) {
    const { firstSlot, mendedOn } = runs.find(is(fault))!;
    const heldOn = (today: string) =>
      settled(demonstrationHomes({ seed: 1, today }))
        .get("family electricity import")!
        .get(firstSlot);
    assert.equal(heldOn(mendedOn!)?.quality, fault === "corrected" ? "estimated" : undefined);
    assert.equal(heldOn(addDays(mendedOn!, 1))?.quality, "actual");
  }
});

test("both fuels of a home are lost together, once a year", () => {
  const dates = { from: "2026-01-01", to: "2026-12-31" };
  const lost = (fuel: "electricity" | "gas") => plannedFaults(1, "family", fuel, dates).filter(is("lost"));
  assert.equal(lost("gas").length, 1);
  assert.deepEqual(lost("gas"), lost("electricity"));
});

function is(fault: Fault) {
  return (run: { fault: Fault }) => run.fault === fault;
}

function gapsOf(held: ReadonlyMap<number, unknown>): { firstSlot: number; length: number }[] {
  const slots = [...held.keys()].sort((a, b) => a - b);
  return slots.slice(1).flatMap((slot, i) => {
    const before = slots[i]!;
    return slot - before > 1 ? [{ firstSlot: before + 1, length: slot - before - 1 }] : [];
  });
}
