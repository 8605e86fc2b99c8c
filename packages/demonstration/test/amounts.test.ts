import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, londonDateOf, settlementDay } from "@halfhourly/domain";
import { demonstrationHomes } from "../src/index.js";
import { settled } from "./settled.js";

/** kWh, or m3, over the last year. TDCV from 1 July 2026: 2,500 kWh, multi-rate 3,400 kWh, gas 9,500 kWh or 847 m3. */
const A_YEAR: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "family electricity import": [2900, 3500],
  "family gas import": [860, 1080],
  "economy7 electricity import": [3150, 3700],
  "prepayment electricity import": [1450, 1900],
  "prepayment gas import": [480, 660],
  "solar electricity import": [1700, 2400],
  "solar electricity export": [1500, 2400],
};

for (const { seed, today } of [
  { seed: 1, today: "2026-11-23" },
  { seed: 12, today: "2027-05-02" },
  { seed: -3, today: "2034-08-15" },
]) {
  test(`seed ${seed}, ${today}: a year's use lies near the published typical values`, () => {
    const since = addDays(today, -365);
    for (const [register, held] of settled(demonstrationHomes({ seed, today }))) {
      const counted = [...held.values()].filter(
        ({ slot, quality }) => quality !== "suspect" && londonDateOf(slot) >= since,
      );
      const total = counted.reduce((sum, { value }) => sum + value, 0) / 1000;
      const [least, most] = A_YEAR[register]!;
      assert.ok(total > least && total < most, `${register}: ${total.toFixed(0)}`);
    }
  });
}

const registers = settled(demonstrationHomes({ seed: 1, today: "2026-11-23" }));

function dayValues(register: string, date: string): number[] {
  const { firstSlot, slotCount } = settlementDay(date);
  return Array.from({ length: slotCount }, (_, i) => registers.get(register)!.get(firstSlot + i)?.value ?? 0);
}

test("single days are spiky, with a floor that never goes out", () => {
  for (const date of ["2026-01-14", "2026-01-31", "2026-05-27", "2026-06-28"]) {
    const values = dayValues("family electricity import", date).sort((a, b) => a - b);
    assert.ok(values[0]! > 30 && values[0]! < 150, `floor ${values[0]}`);
    assert.ok(values.at(-1)! > 2.5 * values[24]!, `${date}: ${values.at(-1)} beside ${values[24]}`);
  }
});

test("gas rests in summer and works in winter", () => {
  const zeros = (date: string) => dayValues("family gas import", date).filter((value) => value === 0).length;
  const sum = (date: string) => dayValues("family gas import", date).reduce((a, b) => a + b, 0);
  assert.ok(zeros("2026-07-28") > 30);
  assert.ok(sum("2026-01-28") > 4 * sum("2026-07-28"));
});

test("the sun makes nothing at night and most at midsummer", () => {
  const june = dayValues("solar electricity export", "2026-06-24");
  assert.equal(
    june.slice(0, 6).reduce((a, b) => a + b, 0),
    0,
  );
  const month = (prefix: string) =>
    [...registers.get("solar electricity export")!.values()]
      .filter(({ slot }) => londonDateOf(slot).startsWith(prefix))
      .reduce((sum, { value }) => sum + value, 0);
  assert.ok(month("2026-06") > 4 * month("2025-12"));
});

test("the Economy 7 home heats in the night hours of GMT, an hour later by the clock in summer", () => {
  const mean = (dates: readonly string[], index: number) =>
    dates.reduce((sum, date) => sum + dayValues("economy7 electricity import", date)[index]!, 0) /
    dates.length;
  const january = Array.from({ length: 17 }, (_, i) => `2026-01-${String(i + 4).padStart(2, "0")}`);
  const july = Array.from({ length: 17 }, (_, i) => `2026-07-${String(i + 1).padStart(2, "0")}`);
  assert.ok(mean(january, 1) > 3 * mean(january, 0));
  assert.ok(mean(july, 3) > 1.5 * mean(july, 2));
});
