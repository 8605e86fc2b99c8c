import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLog } from "@halfhourly/service-kit";
import type { FoldOptions, ReadingStore } from "@halfhourly/reading-store";
import { FoldWorker } from "../src/jobs/fold-worker.js";

type Fold = ReadingStore["foldMonths"];
const nothing = { days: 0, registers: 0, faults: 0 };

function workerAt(now: () => number, fold: Fold): FoldWorker {
  const not = () => Promise.reject(new Error("only folding is asked for"));
  const readingStore: ReadingStore = {
    upsert: not,
    seal: not,
    storeSealed: not,
    days: not,
    replaced: not,
    registers: not,
    eraseUnconsented: not,
    eraseHousehold: not,
    foldMonths: fold,
  };
  return new FoldWorker({ readingStore, now, log: silentLog });
}

/** How often it folds when it is started anew at each of these moments. */
async function foldsAt(...moments: readonly string[]): Promise<number> {
  let folds = 0;
  let nowMs = 0;
  const worker = workerAt(
    () => nowMs,
    async () => {
      folds += 1;
      return nothing;
    },
  );
  for (const moment of moments) {
    nowMs = Date.parse(moment);
    worker.start();
    await new Promise(setImmediate);
    await worker.stop();
  }
  return folds;
}

test("folding is for the night in London, once each", async () => {
  assert.equal(await foldsAt("2025-01-15T12:00:00Z", "2025-01-15T00:59:00Z", "2025-01-15T05:00:00Z"), 0);
  assert.equal(await foldsAt("2025-07-15T00:30:00Z"), 1, "01:30 in summer");
  assert.equal(await foldsAt("2025-01-15T01:00:00Z", "2025-01-15T02:00:00Z", "2025-01-16T04:59:00Z"), 2);
});

test("it stops between registers when the morning comes, and when the process ends", async () => {
  let nowMs = Date.parse("2025-01-15T04:00:00Z");
  const told: boolean[] = [];
  let asked: FoldOptions["shouldStop"];
  const worker = workerAt(
    () => nowMs,
    async ({ shouldStop } = {}) => {
      asked = shouldStop;
      told.push(shouldStop?.() ?? false);
      nowMs = Date.parse("2025-01-15T05:00:00Z");
      told.push(shouldStop?.() ?? false);
      return nothing;
    },
  );
  worker.start();
  await new Promise(setImmediate);
  await worker.stop();
  assert.deepEqual(told, [false, true]);
  nowMs = Date.parse("2025-01-15T04:00:00Z");
  assert.equal(asked?.(), true);
});
