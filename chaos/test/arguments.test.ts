import assert from "node:assert/strict";
import { test } from "node:test";
import { readArguments } from "../arguments.js";

const scenarios = ["disk-full", "source-slow"];
const read = (...args: readonly string[]) => readArguments(args, scenarios);

test("twenty kills and every scenario unless something else is asked for", () => {
  const { seed, ...rest } = read();
  assert.deepEqual(rest, { json: false, kills: 20, minutes: null, scenario: null });
  assert.ok(Number.isSafeInteger(seed) && seed >= 0);
  assert.deepEqual(read("--kills", "300", "--minutes", "9", "--seed", "7", "--scenario", "none", "--json"), {
    json: true,
    kills: 300,
    minutes: 9,
    seed: 7,
    scenario: "none",
  });
});

test("who asks for one scenario gets no kills before it, unless they are asked for too", () => {
  assert.equal(read("--scenario", "disk-full").kills, 0);
  assert.equal(read("--scenario", "disk-full", "--kills", "3").kills, 3);
});

test("what is not known is refused with a sentence", () => {
  assert.throws(() => read("--scenario", "meteor"), /one of disk-full, source-slow or none, not "meteor"/);
  assert.throws(() => read("--kills", "-1"), /--kills/);
  assert.throws(() => read("--kills=many"), /--kills is a whole number from 0, not "many"/);
});
