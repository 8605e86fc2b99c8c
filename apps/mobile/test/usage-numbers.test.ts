import assert from "node:assert/strict";
import { test } from "node:test";
import { amountText } from "../src/features/usage/amount-text.js";
import { costUnitsOf } from "../src/features/usage/measure.js";

test("exact pounds are read to the last decimal", () => {
  assert.equal(costUnitsOf("2.4100000000"), 24_100_000_000);
  assert.equal(costUnitsOf("-0.0000000001"), -1);
  assert.equal(costUnitsOf("0"), 0);
  assert.throws(() => costUnitsOf("2,41"), RangeError);
  assert.throws(() => costUnitsOf("900720.0000000000"), RangeError);
});

test("money is said as people say it", () => {
  assert.equal(amountText(costUnitsOf("2.405"), "cost", "en"), "£2.41");
  assert.equal(amountText(costUnitsOf("0.826"), "cost", "en"), "83p");
  assert.equal(amountText(costUnitsOf("0.049"), "cost", "en"), "4.9p");
  assert.equal(amountText(costUnitsOf("0.9949"), "cost", "en"), "99p");
  assert.equal(amountText(costUnitsOf("0.995"), "cost", "en"), "£1.00");
  assert.equal(amountText(costUnitsOf("-0.48"), "cost", "en"), "\u221248p");
  assert.equal(amountText(costUnitsOf("0.048"), "cost", "cy"), "4.8c");
});
