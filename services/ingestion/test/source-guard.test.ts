import assert from "node:assert/strict";
import { test } from "node:test";
import { collectingDefaults } from "../src/collecting/config.js";
import { CallFigures } from "../src/collecting/guards/call-figures.js";
import { SourceHeldBack, sourceGuard } from "../src/collecting/guards/source-guard.js";
import type { HttpAnswer, HttpRequest } from "../src/suppliers/http-call.js";
import { SourceFault } from "../src/suppliers/source-fault.js";

const request: HttpRequest = { method: "GET", url: "https://source.example/", headers: {} };
const answer = (status: number): HttpAnswer => ({ status, headers: {}, bytes: new Uint8Array() });
const signal = new AbortController().signal;

/** A source that answers when it is told to, and a guard with few places. */
function guarded() {
  const waiting: ((given: HttpAnswer | SourceFault) => void)[] = [];
  const limits: number[] = [];
  const guard = sourceGuard(
    { ...collectingDefaults, apiAtOnce: 1, apiWaiting: 1, jobsAtOnce: 2, jobsWaiting: 1 },
    Date.now,
    ({ timeoutMs }) => {
      limits.push(timeoutMs);
      return () =>
        new Promise((resolve, reject) =>
          waiting.push((given) => (given instanceof SourceFault ? reject(given) : resolve(given))),
        );
    },
  );
  /** Asks, and has the source answer at once. */
  const ask = async (given: HttpAnswer | SourceFault) => {
    const asked = guard.forPeople(request, signal);
    await turn();
    waiting.pop()?.(given);
    return asked;
  };
  return { guard, waiting, limits, ask };
}

/** Until what was begun waits for the source. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test("somebody who waits has 10 s and places of their own, which jobs that hang never take", async () => {
  const { guard, waiting, limits, ask } = guarded();
  assert.deepEqual(limits, [10_000, 60_000]);
  const jobs = [1, 2, 3].map(() => guard.forJobs(request, signal));
  await turn();
  assert.equal(waiting.length, 2, "the third waits for its turn");
  await assert.rejects(guard.forJobs(request, signal), SourceHeldBack);
  assert.equal((await ask(answer(200))).status, 200);
  const { calls, answered, lastFault } = guard.state();
  assert.deepEqual(
    [calls, answered, lastFault],
    [1, 1, null],
    "who waits for a place is no fault of the source",
  );
  while (waiting.length > 0) {
    waiting.shift()!(answer(200));
    await turn();
  }
  assert.equal((await Promise.all(jobs)).length, 3);
});

test("five failures in a row open the breaker for a minute; what is the household's matter does not count", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1_000_000 });
  const { guard, ask } = guarded();
  const away = () => new SourceFault("not-reached", "No answer.");
  for (let n = 0; n < 4; n += 1) await assert.rejects(ask(away()), SourceFault);
  assert.equal((await ask(answer(401))).status, 401);
  for (let n = 0; n < 4; n += 1) assert.equal((await ask(answer(503))).status, 503, "told as it was given");
  assert.equal(guard.state().breaker, "closed", "never five in a row");
  await assert.rejects(ask(away()), SourceFault);
  assert.deepEqual([guard.state().breaker, guard.state().opensAtMs], ["open", 1_060_000]);
  const held = await guard.forJobs(request, signal).catch((fault: unknown) => fault);
  assert.ok(held instanceof SourceHeldBack);
  assert.deepEqual([held.code, held.retryAfterMs], ["not-reached", 60_000]);
  t.mock.timers.tick(60_000);
  assert.equal((await ask(answer(200))).status, 200);
  assert.deepEqual([guard.state().breaker, guard.state().opensAtMs], ["closed", null]);
});

test("whoever was waiting and left says nothing about the source", async () => {
  const { guard, waiting } = guarded();
  for (let n = 0; n < 6; n += 1) {
    const leaving = new AbortController();
    const asked = guard.forPeople(request, leaving.signal);
    await turn();
    leaving.abort();
    waiting.pop()!(new SourceFault("not-reached", "It was broken off."));
    await assert.rejects(asked, SourceHeldBack);
  }
  assert.deepEqual([guard.state().breaker, guard.state().calls], ["closed", 0]);
});

test("figures are of the last hour: how many were answered, and how fast half and 95 % of them", () => {
  let nowMs = 0;
  const figures = new CallFigures(() => nowMs);
  assert.deepEqual(figures.figures(), { calls: 0, answered: 0, latencyP50Ms: null, latencyP95Ms: null });
  figures.failed();
  nowMs = 3_600_001;
  for (let tookMs = 1; tookMs <= 100; tookMs += 1) figures.answered(tookMs);
  figures.failed();
  assert.deepEqual(figures.figures(), { calls: 101, answered: 100, latencyP50Ms: 50, latencyP95Ms: 95 });
});
