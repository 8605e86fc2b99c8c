import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, datesFrom, type Register } from "@halfhourly/domain";
import type { StoreUnderTest } from "../conformance.js";
import { dayOf, newHome, wholeDay } from "./homes.js";

const lengths = [
  ["2024-03-31", 46],
  ["2024-04-01", 48],
  ["2024-10-27", 50],
] as const;

export function rangeConformance(underTest: StoreUnderTest): void {
  const { store } = underTest;

  for (const [date, slotCount] of lengths) {
    test(`${date} is kept as one day of ${slotCount} half hours`, async () => {
      const { grant, register } = await newHome(underTest);
      const readings = wholeDay(date, (index) => index + 1);
      assert.equal(readings.length, slotCount);
      const neighbours = [...wholeDay(addDays(date, -1), () => 9), ...wholeDay(addDays(date, 1), () => 9)];
      await store.upsert(grant, register, "Wh", [...neighbours, ...readings]);
      const blocks = await store.days(grant, register, date, date);
      assert.deepEqual(
        blocks[0]?.slots.map((slot) => slot?.value),
        readings.map(({ value }) => value),
      );
    });
  }

  test("a range has both its ends, in date order, without days that hold nothing", async () => {
    const { grant, register } = await newHome(underTest);
    const held = ["2024-01-10", "2024-01-12", "2024-01-13", "2023-12-31"];
    await store.upsert(
      grant,
      register,
      "Wh",
      held.flatMap((date) => dayOf(date, [1])),
    );
    const datesIn = async (from: string, to: string) =>
      (await store.days(grant, register, from, to)).map(({ date }) => date);
    assert.deepEqual(await datesIn("2024-01-10", "2024-01-12"), ["2024-01-10", "2024-01-12"]);
    assert.deepEqual(await datesIn("2023-01-01", "2025-01-01"), held.toSorted());
    assert.deepEqual(await datesIn("2024-01-11", "2024-01-11"), []);
    assert.deepEqual(await datesIn("2024-01-13", "2024-01-10"), []);
  });

  test("a year comes in one read", async () => {
    const { grant, register } = await newHome(underTest);
    const year = datesFrom("2024-01-01", "2024-12-31");
    await store.upsert(
      grant,
      register,
      "Wh",
      year.flatMap((date) => wholeDay(date, (index) => index * 7)),
    );
    const blocks = await store.days(grant, register, "2024-01-01", "2024-12-31");
    assert.deepEqual(
      blocks.map(({ date }) => date),
      year,
    );
    assert.equal(
      blocks.reduce((sum, { slots }) => sum + slots.length, 0),
      366 * 48,
    );
  });

  test("registers of one meter point are kept apart by direction and element, and told with their dates and revision", async () => {
    const { grant, register } = await newHome(underTest);
    const exported: Register = { ...register, direction: "export" };
    const second: Register = { ...register, element: 2 };
    assert.deepEqual(await store.registers(grant), []);
    await store.upsert(grant, register, "Wh", dayOf("2024-01-10", [1]));
    await store.upsert(grant, register, "Wh", dayOf("2024-01-20", [1]));
    await store.upsert(grant, register, "Wh", dayOf("2024-01-20", [2]));
    await store.upsert(grant, exported, "Wh", dayOf("2024-01-11", [2]));
    await store.upsert(grant, second, "Wh", dayOf("2024-01-12", [3]));
    assert.deepEqual(await store.registers(grant), [
      { register, unit: "Wh", firstDate: "2024-01-10", lastDate: "2024-01-20", revision: 3 },
      { register: second, unit: "Wh", firstDate: "2024-01-12", lastDate: "2024-01-12", revision: 1 },
      { register: exported, unit: "Wh", firstDate: "2024-01-11", lastDate: "2024-01-11", revision: 1 },
    ]);
    const [block] = await store.days(grant, exported, "2024-01-01", "2024-01-31");
    assert.equal(block?.slots[0]?.value, 2);
  });
}
