import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { GAS_RULE, GAS_RULE_DAILY, energyWhOf, gasEnergyWh } from "../src/index.js";

test("gas volume becomes energy as on bills", () => {
  // dm3, calorific value in 10^-1 MJ/m3, Wh. Exact by fractions: dm3 x 1.02264 x value / 3.6.
  const table: [number, number, number][] = [
    [2_000, 393, 22_328], // a supplier's published example: 2 m3 at 39.3 is 22 kWh
    [1_000, 395, 11_221], // 11.220633 kWh
    [16_777_215, 395, 188_250_978], // 188,250.98 kWh: what one supplier made of the marker 16777.215 m3
    [1, 395, 11],
    [0, 395, 0],
    [8_912, 395, 99_998],
    [8_913, 395, 100_010],
  ];
  for (const [dm3, value, energyWh] of table)
    assert.equal(gasEnergyWh(dm3, value), energyWh, `${dm3} dm3 at ${value}`);
});

test("a finer calorific value is a rule of its own", () => {
  assert.equal(gasEnergyWh(1_000, 3950, GAS_RULE_DAILY), gasEnergyWh(1_000, 395));
  assert.equal(gasEnergyWh(1_000, 3947, GAS_RULE_DAILY), 11_212); // 11.21211 kWh
});

test("any volume agrees with exact fractions, rounded half-up", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.integer({ min: 300, max: 450 }), (dm3, value) => {
      const numerator = BigInt(dm3) * 102_264n * BigInt(value);
      assert.equal(BigInt(gasEnergyWh(dm3, value)), (2n * numerator + 3_600_000n) / 7_200_000n);
    }),
  );
});

test("a total is within half a Wh a part of the sum of its parts, and is the one from the summed volume", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8_000), { maxLength: 50 }), (parts) => {
      const total = gasEnergyWh(
        parts.reduce((a, b) => a + b, 0),
        395,
      );
      const sumOfParts = parts.reduce((sum, part) => sum + gasEnergyWh(part, 395), 0);
      assert.ok(Math.abs(total - sumOfParts) <= (parts.length + 1) / 2);
    }),
  );
});

test("energy of a register's quantity: Wh is energy already", () => {
  assert.equal(energyWhOf(1_000, "Wh"), 1_000);
  assert.equal(energyWhOf(1_000, "dm3"), 11_221);
  assert.equal(energyWhOf(1_000, "dm3", { calorificValue: 392, rule: GAS_RULE, fallback: false }), 11_135);
});

test("what is no volume or calorific value is refused", () => {
  for (const [dm3, value] of [
    [-1, 395],
    [0.5, 395],
    [1, 39.5],
    [1, 0],
    [NaN, 395],
    [2 ** 53, 395],
  ] as const) {
    assert.throws(() => gasEnergyWh(dm3, value), RangeError);
  }
  assert.throws(() => gasEnergyWh(2 ** 53 - 1, 395), /beyond 2\^53/);
});
