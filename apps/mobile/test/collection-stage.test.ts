import assert from "node:assert/strict";
import { test } from "node:test";
import { askAgainMs, isUnderWay } from "../src/data/collection-pace.js";
import { cardStateOf, isProving, quarterOf } from "../src/features/collect/stage.js";

test("the way is told in quarters: a reader hears of it at most four times", () => {
  const heard = Array.from({ length: 15 }, (_, requestsDone) =>
    quarterOf({ requestsDone, requestsTotal: 14 }),
  );
  assert.deepEqual(heard, [0, 0, 0, 0, 25, 25, 25, 50, 50, 50, 50, 75, 75, 75, 100]);
  assert.equal(quarterOf({ requestsDone: 0, requestsTotal: 0 }), 0);
});

test("nothing is counted before there is something to count", () => {
  assert.equal(isProving({ state: "proving", requestsTotal: 0 }), true);
  assert.equal(isProving({ state: "collecting", requestsTotal: 0 }), true);
  assert.equal(isProving({ state: "collecting", requestsTotal: 14 }), false);
  assert.equal(isProving({ state: "running", requestsTotal: 0 }), false);
});

test("a card says what holds a collection up before what it is doing", () => {
  assert.equal(cardStateOf(null), "none");
  assert.equal(cardStateOf({ state: "proving", problem: null }), "under-way");
  assert.equal(cardStateOf({ state: "collecting", problem: "source-not-answering" }), "held-up");
  assert.equal(cardStateOf({ state: "running", problem: "source-refused" }), "trouble");
  assert.equal(cardStateOf({ state: "running", problem: null }), "running");
  assert.equal(cardStateOf({ state: "waiting-for-number", problem: "number-differs" }), "waiting-for-number");
  assert.equal(cardStateOf({ state: "refused", problem: "display-id-differs" }), "refused");
  assert.equal(cardStateOf({ state: "stopped", problem: "consent-ended" }), "stopped");
});

test("it is asked for each second while it gets on, seldom while it waits for somebody, and not when it is over", () => {
  assert.equal(askAgainMs({ state: "proving", problem: null }), 1_000);
  assert.equal(askAgainMs({ state: "collecting", problem: null }), 1_000);
  assert.equal(askAgainMs({ state: "collecting", problem: "source-not-answering" }), 10_000);
  assert.equal(askAgainMs({ state: "waiting-for-number", problem: null }), 10_000);
  for (const state of ["running", "refused", "stopped"] as const) {
    assert.equal(askAgainMs({ state, problem: null }), false, state);
    assert.equal(isUnderWay({ state, problem: null }), false, state);
  }
  assert.equal(askAgainMs(null), false);
  assert.equal(askAgainMs(undefined), false);
});
