import assert from "node:assert/strict";
import { test } from "node:test";
import {
  carbonGrams,
  carbonOf,
  emptyDay,
  settlementDay,
  sumCarbon,
  type CarbonFactor,
  type DayBlock,
  type HalfHourlyIntensity,
  type HeldValue,
  type Quality,
} from "../src/index.js";

const { firstSlot } = settlementDay("2023-07-05");
// 2023-07-04T23:30Z and 2023-07-05T00:00Z at 129 and 122 g: shape of the Carbon Intensity API's own example body.
const intensity: HalfHourlyIntensity = {
  name: "half-hourly",
  firstSlot: firstSlot + 1,
  gramsPerKwh: [129, 122, null],
};
const factor = (over: Partial<CarbonFactor> = {}): CarbonFactor => ({
  name: "factor 2023",
  from: "2023-01-01",
  to: "2023-12-31",
  milligramsPerKwh: 207_070,
  ...over,
});
const held = (value: number, quality: Quality = "actual"): HeldValue => ({ value, quality, source: "file" });
const day = (unit: "Wh" | "dm3", ...values: (HeldValue | null)[]): DayBlock => {
  const empty = emptyDay("2023-07-05", unit);
  return { ...empty, slots: empty.slots.map((_, i) => values[i] ?? null) };
};

test("half hours by their own intensity: 500 Wh at 129 g and 250 Wh at 122 g are 95 g", () => {
  const carbon = carbonOf([day("Wh", null, held(500), held(250))], { intensity, factors: [] });
  assert.equal(carbon.micrograms, 95_000_000); // 64.5 g + 30.5 g
  assert.equal(carbonGrams(carbon), 95);
  assert.deepEqual(carbon.basis, ["half-hourly"]);
});

test("where no intensity is known a dated factor stands in, by name; without either it is counted", () => {
  const block = day("Wh", held(1000), held(1000), null, held(1000));
  const both = carbonOf([block], { intensity, factors: [factor({ to: "2023-06-30" }), factor()] });
  assert.equal(both.micrograms, 129_000_000 + 2 * 207_070_000);
  assert.equal(carbonGrams(both), 543);
  assert.deepEqual([both.basis, both.notCarbon], [["factor 2023", "half-hourly"], 0]);
  const alone = carbonOf([block], { intensity, factors: [] });
  assert.deepEqual([alone.micrograms, alone.notCarbon], [129_000_000, 2]);
});

test("suspect does not count, nothing is null, zero is zero", () => {
  const suspect = carbonOf([day("Wh", held(1000, "suspect"))], { factors: [factor()] });
  assert.deepEqual([carbonGrams(suspect), suspect.notCarbon], [null, 1]);
  assert.equal(carbonGrams(carbonOf([], { factors: [factor()] })), null);
  assert.equal(carbonGrams(carbonOf([day("Wh", held(0))], { factors: [factor()] })), 0);
});

test("gas: the summed volume is converted once, then multiplied", () => {
  const gas = factor({ name: "gas 2023", milligramsPerKwh: 182_930 });
  const carbon = carbonOf([day("dm3", held(33), held(33), held(34))], { factors: [gas] });
  assert.equal(carbon.micrograms, 1_122 * 182_930); // 100 dm3 are 1,122.06 Wh
});

test("several registers together", () => {
  const one = carbonOf([day("Wh", held(1000))], { factors: [factor()] });
  const none = carbonOf([day("Wh", held(1, "suspect"))], { factors: [factor()] });
  assert.deepEqual(sumCarbon([one, none, one]), {
    micrograms: 414_140_000,
    notCarbon: 1,
    basis: ["factor 2023"],
  });
  assert.equal(sumCarbon([none]).micrograms, null);
});
