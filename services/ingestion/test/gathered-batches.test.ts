import assert from "node:assert/strict";
import { test } from "node:test";
import type { StreamBatch } from "@halfhourly/stream";
import { GatheredBatches } from "../src/arrivals/gathered-batches.js";

function batchOf(partition: number, count: number): StreamBatch {
  const records = Array.from({ length: count }, (_, nth) => ({
    key: "k",
    value: new Uint8Array([partition]),
    offset: BigInt(nth),
  }));
  return { partition, records };
}

/** Calls as they are made, each held open until it is let go. */
function heldOpen() {
  const calls: { readonly partitions: readonly number[]; letGo: (fault?: Error) => void }[] = [];
  const handle = (batches: readonly StreamBatch[]) =>
    new Promise<void>((done, failed) => {
      const partitions = batches.map(({ partition }) => partition);
      calls.push({ partitions, letGo: (fault) => (fault === undefined ? done() : failed(fault)) });
    });
  return { calls, handle };
}

const soon = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
};

test("what comes together or while another is under way is handled together, up to the bound", async () => {
  const { calls, handle } = heldOpen();
  const gathered = new GatheredBatches({ mostRecords: 10, atOnce: 1, handle });
  const ended: number[] = [];
  const give = (partition: number, count: number) =>
    gathered.handle(batchOf(partition, count)).then(() => ended.push(partition));
  const all = [give(0, 4), give(1, 4), give(2, 4), give(3, 99), give(4, 1)];
  await soon();
  assert.deepEqual(
    calls.map(({ partitions }) => partitions),
    [[0, 1]],
  );
  all.push(give(5, 1));
  for (const expected of [[0, 1], [2], [3], [4, 5]]) {
    assert.deepEqual(calls.at(-1)?.partitions, expected);
    calls.at(-1)?.letGo();
    await soon();
  }
  await Promise.all(all);
  assert.deepEqual(ended, [0, 1, 2, 3, 4, 5]);
  const again = give(6, 1);
  await soon();
  assert.deepEqual(calls.at(-1)?.partitions, [6]);
  calls.at(-1)?.letGo();
  await again;
});

test("as many calls at once as are allowed, and no more", async () => {
  const { calls, handle } = heldOpen();
  const gathered = new GatheredBatches({ mostRecords: 2, atOnce: 2, handle });
  const all = [0, 1, 2].map((partition) => gathered.handle(batchOf(partition, 2)));
  await soon();
  assert.equal(calls.length, 2);
  calls[0]?.letGo();
  await soon();
  assert.equal(calls.length, 3);
  for (const { letGo } of calls) letGo();
  await Promise.all(all);
});

test("where several together come to nothing each is tried by itself; only what is wrong rejects", async () => {
  const calls: number[][] = [];
  const gathered = new GatheredBatches({
    mostRecords: 100,
    atOnce: 1,
    async handle(batches) {
      calls.push(batches.map(({ partition }) => partition));
      if (batches.some(({ partition }) => partition === 1)) throw new Error("one is wrong");
    },
  });
  const ended = await Promise.allSettled(
    [0, 1, 2].map((partition) => gathered.handle(batchOf(partition, 1))),
  );
  assert.deepEqual(
    ended.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.deepEqual(calls, [[0, 1, 2], [0], [1], [2]]);
});
