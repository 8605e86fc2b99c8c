import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { chanceOf, smoothNoise } from "../src/chance.js";

test("chance has no memory and stays from 0 up to 1", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.string(), fc.nat(200), fc.integer(), (seed, name, purpose, index) => {
      const draw = chanceOf(seed, name)(purpose, index);
      chanceOf(seed, name)(purpose + 1, index);
      assert.equal(chanceOf(seed, name)(purpose, index), draw);
      assert.ok(draw >= 0 && draw < 1);
    }),
  );
});

test("draws are spread evenly, by index and by purpose", () => {
  for (const draws of [
    Array.from({ length: 20_000 }, (_, i) => chanceOf(1, "spread")(3, i)),
    Array.from({ length: 20_000 }, (_, i) => chanceOf(1, "spread")(i, 3)),
  ]) {
    const tenths = Array.from(
      { length: 10 },
      (_, n) => draws.filter((draw) => Math.floor(draw * 10) === n).length,
    );
    for (const count of tenths) assert.ok(count > 1800 && count < 2200, tenths.join(" "));
  }
});

test("smooth noise stays within 1 and moves little in a short time", () => {
  const chance = chanceOf(1, "noise");
  fc.assert(
    fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (x) => {
      const here = smoothNoise(chance, 1, x, 5);
      assert.ok(Math.abs(here) <= 1);
      assert.ok(Math.abs(smoothNoise(chance, 1, x + 0.001, 5) - here) < 0.01);
    }),
  );
});
