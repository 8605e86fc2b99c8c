import assert from "node:assert/strict";
import { test } from "node:test";
import { anyOf } from "../src/features/collect/any-of.js";

test("names are joined as a choice", () => {
  const or = (some: string, last: string) => `${some} or ${last}`;
  assert.equal(anyOf([], or), "");
  assert.equal(anyOf(["Ynni Da"], or), "Ynni Da");
  assert.equal(anyOf(["Ynni Da", "Golau"], or), "Ynni Da or Golau");
  assert.equal(anyOf(["Ynni Da", "Golau", "Drych"], or), "Ynni Da, Golau or Drych");
});
