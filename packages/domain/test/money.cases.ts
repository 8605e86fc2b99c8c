import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { exactPenceText, parsePence, penceText, poundsText, roundPenceHalfUp } from "../src/index.js";
import { addExactly, multiplyExactly, multiplyThenDivideHalfUp } from "../src/exact/rounding.js";

test("pence as text become exact rates", () => {
  const table: [string, number][] = [
    ["24.5", 2_450_000],
    ["57.19", 5_719_000],
    ["-1.05", -105_000],
    ["0.00001", 1],
    ["0", 0],
    ["-0", 0],
    ["24.500000000", 2_450_000],
    ["1e1", 1_000_000],
    ["100000", 10_000_000_000],
  ];
  for (const [text, rate] of table) assert.equal(parsePence(text), rate, text);
  for (const text of ["", "24,5", "£0.24", "24.5p", "0.000001", "24.123456", "100000.1", "1e9", "NaN"]) {
    assert.throws(() => parsePence(text), RangeError, text);
  }
});

test("a rate written as pence reads back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 10), max: 10 ** 10 }), (rate) =>
      assert.equal(parsePence(penceText(rate)), rate),
    ),
  );
  assert.deepEqual([2_450_000, -105_000, 1, 0, 100_000].map(penceText), [
    "24.5",
    "-1.05",
    "0.00001",
    "0",
    "1",
  ]);
});

test("pence are rounded half-up, a tie away from zero", () => {
  const table: [number, number][] = [
    [50_000_000, 1],
    [49_999_999, 0],
    [-50_000_000, -1],
    [-49_999_999, 0],
    [24_150_000_000, 242],
    [0, 0],
  ];
  for (const [amount, pence] of table) assert.equal(roundPenceHalfUp(amount), pence, String(amount));
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amount) =>
      assert.equal(roundPenceHalfUp(-amount), 0 - roundPenceHalfUp(amount)),
    ),
  );
});

test("an amount is written exactly", () => {
  assert.equal(exactPenceText(123_456_785_000), "1234.5679", "a tie goes up");
  assert.equal(exactPenceText(-123_456_785_000), "-1234.5679", "and down below zero");
  assert.deepEqual(
    [exactPenceText(0), exactPenceText(-4_999), exactPenceText(5_000)],
    ["0.0000", "0.0000", "0.0001"],
  );
  assert.equal(poundsText(123_456_789_012), "12.3456789012");
  assert.equal(poundsText(-1), "-0.0000000001");
  assert.equal(poundsText(0), "0.0000000000");
  assert.throws(() => poundsText(0.5), RangeError);
});

test("products and quotients are exact at any size, or refused", () => {
  fc.assert(
    fc.property(
      fc.maxSafeInteger(),
      fc.maxSafeInteger(),
      fc.integer({ min: 1, max: 10 ** 9 }),
      (a, b, divisor) => {
        const exact = BigInt(a) * BigInt(b);
        const size = exact < 0n ? -exact : exact;
        const rounded = ((2n * size + BigInt(divisor)) / (2n * BigInt(divisor))) * (exact < 0n ? -1n : 1n);
        const fits =
          rounded <= BigInt(Number.MAX_SAFE_INTEGER) && rounded >= -BigInt(Number.MAX_SAFE_INTEGER);
        if (fits) assert.equal(BigInt(multiplyThenDivideHalfUp(a, b, divisor)), rounded);
        else assert.throws(() => multiplyThenDivideHalfUp(a, b, divisor), RangeError);
      },
    ),
  );
  assert.throws(() => multiplyExactly(2 ** 27, 2 ** 27), RangeError);
  assert.throws(() => addExactly(Number.MAX_SAFE_INTEGER, 1), RangeError);
  assert.equal(Object.is(multiplyExactly(-1, 0), 0), true);
});
