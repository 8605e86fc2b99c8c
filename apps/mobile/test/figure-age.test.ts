import assert from "node:assert/strict";
import { test } from "node:test";
import { isOldBalance, isStillNow } from "../src/features/meter-page/figure-age.js";

test("a power is the one right now for a minute, or for twice as long as its source takes; of unknown age it never is", () => {
  assert.equal(isStillNow(0, 10), true);
  assert.equal(isStillNow(60, 10), true);
  assert.equal(isStillNow(61, 10), false);
  assert.equal(isStillNow(600, 300), true, "a source that measures each five minutes");
  assert.equal(isStillNow(601, 300), false);
  assert.equal(isStillNow(null, 10), false);
});

test("a balance is old after a day, whatever the zone its instant is written in", () => {
  const nowMs = Date.parse("2026-11-22T09:00:00Z");
  assert.equal(isOldBalance("2026-11-21T09:00:00Z", nowMs), false);
  assert.equal(isOldBalance("2026-11-21T08:59:59Z", nowMs), true);
  assert.equal(isOldBalance("2026-11-22T09:00:30Z", nowMs), false, "a supplier's clock may be ahead");
});
