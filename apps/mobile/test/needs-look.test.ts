import assert from "node:assert/strict";
import { test } from "node:test";
import { needsLook, needyFirst } from "../src/features/sources/needs-look.js";
import { percentText } from "../src/features/sources/percent-text.js";
import { sourcesStatus } from "./fake-api/source-figures.js";

test("a source needs a look when it is not asked, answers too seldom, or something of it was given up", () => {
  const [well, , quiet] = sourcesStatus().sources;
  assert.equal(needsLook(well!), false);
  assert.equal(needsLook(quiet!), false, "no call in an hour is no fault");
  assert.equal(needsLook({ ...well!, breaker: "half-open" }), true);
  assert.equal(needsLook({ ...well!, successRate: 0.94 }), true);
  assert.equal(needsLook({ ...well!, successRate: 0.96 }), false);
  assert.equal(needsLook({ ...well!, deadLetters: 1 }), true);
});

test("what needs a look stands first, and the rest keep their order", () => {
  const names = needyFirst(sourcesStatus().sources).map(({ source }) => source);
  assert.deepEqual(names, ["ynni-da", "dcc", "drych"]);
});

test("one failed call among many is never rounded away", () => {
  assert.equal(percentText(1), "100%");
  assert.equal(percentText(0.99999), "99.9%");
  assert.equal(percentText(0.8), "80.0%");
  assert.equal(percentText(0), "0.0%");
});
