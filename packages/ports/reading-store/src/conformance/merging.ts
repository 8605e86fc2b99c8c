import assert from "node:assert/strict";
import { test } from "node:test";
import { datesFrom } from "@halfhourly/domain";
import type { StoreUnderTest } from "../conformance.js";
import { UnitDiffers } from "../port.js";
import { dayOf, newHome, wholeDay } from "./homes.js";

const date = "2024-01-15";

export function mergeConformance(underTest: StoreUnderTest): void {
  const { store } = underTest;

  test("what is stored is read back, with missing half hours missing and zeros zero", async () => {
    const { grant, register } = await newHome(underTest);
    const outcome = await store.upsert(grant, register, "Wh", dayOf(date, [0, null, 120, 7]));
    assert.deepEqual(outcome, { stored: 3, replaced: 0, unchanged: 0, daysChanged: [date] });
    const [block, ...more] = await store.days(grant, register, date, date);
    assert.deepEqual(more, []);
    assert.equal(block?.unit, "Wh");
    assert.equal(block?.revision, 1);
    assert.equal(block?.slots.length, 48);
    assert.deepEqual(
      block?.slots.slice(0, 5).map((slot) => slot?.value ?? null),
      [0, null, 120, 7, null],
    );
    assert.deepEqual(block?.slots[2], { value: 120, quality: "actual", source: "file" });
  });

  test("storing the same again changes nothing", async () => {
    const { grant, register } = await newHome(underTest);
    const readings = [...wholeDay(date, (index) => index), ...wholeDay("2024-01-16", () => 5)];
    await store.upsert(grant, register, "Wh", readings);
    const before = [await store.days(grant, register, date, "2024-01-16"), await store.registers(grant)];
    const outcome = await store.upsert(grant, register, "Wh", readings.toReversed());
    assert.deepEqual(outcome, { stored: 0, replaced: 0, unchanged: 96, daysChanged: [] });
    assert.deepEqual(
      [await store.days(grant, register, date, "2024-01-16"), await store.registers(grant)],
      before,
    );
    assert.deepEqual(await store.upsert(grant, register, "Wh", []), {
      stored: 0,
      replaced: 0,
      unchanged: 0,
      daysChanged: [],
    });
  });

  test("better data replaces worse, worse never replaces better, and what was replaced is kept", async () => {
    const { grant, register } = await newHome(underTest);
    const [first] = dayOf(date, [100], { quality: "estimated", source: "supplier" });
    const [better] = dayOf(date, [90], { quality: "actual", source: "meter" });
    assert.ok(first && better);
    await store.upsert(grant, register, "Wh", [first]);
    underTest.passTime(1000);
    const outcome = await store.upsert(grant, register, "Wh", [better]);
    assert.deepEqual(outcome, { stored: 0, replaced: 1, unchanged: 0, daysChanged: [date] });
    assert.equal((await store.upsert(grant, register, "Wh", [first])).unchanged, 1);
    const [block] = await store.days(grant, register, date, date);
    assert.deepEqual(block?.slots[0], { value: 90, quality: "actual", source: "meter" });
    assert.equal(block?.revision, 2);
    const replaced = await store.replaced(grant, register, first.slot, first.slot + 1);
    assert.deepEqual(
      replaced.map(({ replaced: was, by }) => ({ was, by })),
      [{ was: first, by: better }],
    );
  });

  test("corrections follow one another, oldest first, and only those of the slots asked for are told", async () => {
    const { grant, register } = await newHome(underTest);
    const { slot } = dayOf(date, [0])[0]!;
    for (const value of [1, 2, 3]) {
      await store.upsert(grant, register, "Wh", dayOf(date, [value, value * 10]));
      underTest.passTime(1000);
    }
    const replaced = await store.replaced(grant, register, slot, slot + 1);
    assert.deepEqual(
      replaced.map((one) => [one.replaced.value, one.by.value]),
      [
        [1, 2],
        [2, 3],
      ],
    );
    assert.ok(replaced[0]!.atMs < replaced[1]!.atMs);
    assert.deepEqual(
      (await store.replaced(grant, register, slot + 1, slot + 2)).map((one) => one.replaced.value),
      [10, 20],
    );
    assert.deepEqual(await store.replaced(grant, register, slot + 2, slot + 48), []);
    assert.deepEqual(await store.replaced(grant, register, slot, slot), []);
  });

  test("a half hour knows which arrival brought it, and so does what it replaced", async () => {
    const { grant, register } = await newHome(underTest);
    const brought = (arrival: number, values: readonly number[]) =>
      dayOf(date, values).map((reading) => ({ ...reading, arrival }));
    await store.upsert(grant, register, "Wh", brought(7, [1, 2, 3]));
    const outcome = await store.upsert(grant, register, "Wh", brought(8, [1, 20]));
    assert.deepEqual(outcome, { stored: 0, replaced: 1, unchanged: 1, daysChanged: [date] });
    const [block] = await store.days(grant, register, date, date);
    assert.deepEqual(
      block?.slots.slice(0, 3).map((slot) => slot?.arrival),
      [7, 8, 7],
    );
    const { slot } = brought(7, [1])[0]!;
    const replaced = await store.replaced(grant, register, slot, slot + 3);
    assert.deepEqual(
      replaced.map((one) => [one.replaced.arrival, one.by.arrival]),
      [[7, 8]],
    );
  });

  test("several clients at once lose nothing: each half hour ends with its one best value", async () => {
    const { grant, register } = await newHome(underTest);
    const days = datesFrom(date, "2024-01-24");
    const clients = Array.from({ length: 6 }, () => underTest.another());
    // Client n brings every sixth half hour of all days, and one value for a slot that all of them bring.
    const outcomes = await Promise.all(
      clients.map((client, n) => {
        const own = days.flatMap((day) =>
          wholeDay(day, (index) => index).filter((_, index) => index > 0 && index % 6 === n),
        );
        const shared = dayOf(date, [500], { quality: n === 3 ? "actual" : "estimated", source: "supplier" });
        return client.upsert(grant, register, "Wh", [...own, ...shared]);
      }),
    );
    const blocks = await store.days(grant, register, date, "2024-01-24");
    assert.equal(blocks.length, 10);
    for (const { slots } of blocks)
      assert.ok(slots.slice(1).every((slot, index) => slot?.value === index + 1));
    assert.deepEqual(blocks[0]?.slots[0], { value: 500, quality: "actual", source: "supplier" });
    assert.equal(
      outcomes.reduce((sum, { stored }) => sum + stored, 0),
      10 * 47 + 1,
    );
  });

  test("the same file from several clients at once is stored once", async () => {
    const { grant, register } = await newHome(underTest);
    const readings = datesFrom("2024-02-01", "2024-02-29").flatMap((day) =>
      wholeDay(day, (index) => index * 3),
    );
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map(() => underTest.another().upsert(grant, register, "Wh", readings)),
    );
    assert.equal(
      outcomes.reduce((sum, { stored }) => sum + stored, 0),
      readings.length,
    );
    assert.equal(
      outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0),
      3 * readings.length,
    );
    const [summary] = await store.registers(grant);
    assert.equal(summary?.revision, 1);
  });

  test("a register keeps its unit", async () => {
    const { grant, register } = await newHome(underTest, "gas");
    await store.upsert(grant, register, "dm3", dayOf(date, [120]));
    await assert.rejects(store.upsert(grant, register, "Wh", dayOf(date, [1300])), UnitDiffers);
    const [block] = await store.days(grant, register, date, date);
    assert.equal(block?.slots[0]?.value, 120);
    assert.equal(block?.unit, "dm3");
  });

  test("a batch with a reading that cannot be one is refused whole", async () => {
    const { grant, register } = await newHome(underTest);
    const readings = dayOf(date, [1, 2]);
    await assert.rejects(
      store.upsert(grant, register, "Wh", [...readings, { ...readings[0]!, value: -1 }]),
      RangeError,
    );
    assert.deepEqual(await store.days(grant, register, date, date), []);
  });
}
