import assert from "node:assert/strict";
import { after, test } from "node:test";
import { connect, migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import {
  clearStop,
  ensureOriginator,
  stopOf,
  stopOriginator,
  takeTurn,
} from "../src/dcc/store/originator.js";
import { ingestionMigrations } from "../src/index.js";
import { readingStoreMigrations } from "@halfhourly/reading-store";
import { US } from "./dcc-network.js";

const { database, url, close } = await createTestDatabase();
const other = connect(url);
after(async () => {
  await other.close();
  await close();
});
await migrate(database, [...readingStoreMigrations, ...ingestionMigrations]);
const NOW = Date.UTC(2025, 6, 10);
const limits = { originator: US, requestsPerSecond: 2, requestsAtOnce: 5 };
const fresh = async (requestsAtOnce: number) => {
  await database.query("delete from ingestion.dcc_originator");
  await ensureOriginator(database, { ...limits, requestsAtOnce }, NOW);
};

test("two processes never get the same counter, and each gets them strictly rising, whatever their clocks say", async () => {
  await fresh(1_000);
  const many = { ...limits, requestsAtOnce: 1_000 };
  const takeMany = async (from: typeof database, clockMs: number) => {
    const counters: bigint[] = [];
    for (let i = 0; i < 100; i++) {
      const turn = await from.transaction((tx) => takeTurn(tx, many, clockMs + (i % 3)));
      assert.ok(turn !== null);
      counters.push(turn.counter);
    }
    return counters;
  };
  const [ours, theirs] = await Promise.all([takeMany(database, NOW), takeMany(other, NOW - 5_000)]);
  for (const counters of [ours, theirs])
    counters.forEach((counter, i) => assert.ok(i === 0 || counter > counters[i - 1]!));
  assert.equal(new Set([...ours, ...theirs]).size, 200);
  assert.ok(ours[0]! >= BigInt(NOW), "counters follow the clock, so that a lost row starts no old ones");
});

test("a turn that is rolled back takes neither counter nor token", async () => {
  await fresh(5);
  const first = await takeTurn(database, limits, NOW);
  await assert.rejects(
    database.transaction(async (tx) => {
      await takeTurn(tx, limits, NOW);
      throw new Error("crash");
    }),
  );
  const next = await takeTurn(database, limits, NOW);
  assert.equal(next!.counter, first!.counter + 1n);
});

test("the bucket gives what it holds, then what its rate fills", async () => {
  await fresh(5);
  const take = (nowMs: number) => takeTurn(database, limits, nowMs);
  for (let i = 0; i < 5; i++) assert.ok((await take(NOW)) !== null);
  assert.equal(await take(NOW), null);
  assert.equal(await take(NOW + 400), null);
  assert.ok((await take(NOW + 500)) !== null);
  assert.equal(await take(NOW + 500), null);
  for (let i = 0; i < 5; i++) assert.ok((await take(NOW + 3_600_000)) !== null);
  assert.equal(await take(NOW + 3_600_000), null, "it never holds more than its size");
});

test("a stopped originator gives no turn until an operator clears it; the first reason stays", async () => {
  await fresh(5);
  assert.equal(await stopOriginator(database, US, "AD1", new Date(NOW)), true);
  assert.equal(await stopOriginator(database, US, "E1", new Date(NOW + 1)), false);
  assert.deepEqual(await stopOf(database, US), { atMs: NOW, code: "AD1" });
  assert.equal(await takeTurn(database, limits, NOW), null);
  assert.equal(await clearStop(database, US), true);
  assert.equal(await clearStop(database, US), false);
  assert.ok((await takeTurn(database, limits, NOW)) !== null);
});
