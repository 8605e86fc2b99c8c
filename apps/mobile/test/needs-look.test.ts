import assert from "node:assert/strict";
import { test } from "node:test";
import { needsLook } from "../src/features/sources/needs-look.js";
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
