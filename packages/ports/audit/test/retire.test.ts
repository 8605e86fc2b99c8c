import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createTestDatabase } from "@halfhourly/database/testing";
import { retireOldChains } from "../src/index.js";
import { counted, openAudit, schema } from "./audit-house.js";

const eightYearsMs = 8 * 366 * 86_400_000;

async function openHouse(context: TestContext) {
  const { database, close } = await createTestDatabase();
  const house = await openAudit(database);
  context.after(async () => {
    await house.close();
    await close();
  });
  const retire = () => retireOldChains(database, schema, house.clock.nowMs);
  return { ...house, retire, verdict: async () => counted(await house.log.verify()) };
}

test("a chain goes whole, seven years after its last entry, and verifying knows why", async (context) => {
  const house = await openHouse(context);
  await house.append("old");
  await house.log.anchor();
  house.clock.nowMs += 6 * 366 * 86_400_000;
  await house.append("young");
  await house.log.anchor();
  assert.equal(await house.retire(), 0);
  house.clock.nowMs += 2 * 366 * 86_400_000;
  assert.equal(await house.retire(), 1);
  assert.deepEqual(await house.verdict(), { ok: true, entries: 1, chains: 1, anchors: 2 });
  await house.log.anchor();
  assert.deepEqual(await house.verdict(), { ok: true, entries: 1, chains: 1, anchors: 3 });
});

/** A household that closed its account, and after more than seven years came back under the same id. */
async function comeBack(house: Awaited<ReturnType<typeof openHouse>>) {
  for (let i = 0; i < 3; i++) await house.append("home");
  await house.log.anchor();
  house.clock.nowMs += eightYearsMs;
  assert.equal(await house.retire(), 3);
  await house.append("home");
}

test("a name that comes back after its chain was retired begins a new chain, which verifies and is watched over", async (context) => {
  const house = await openHouse(context);
  await comeBack(house);
  assert.deepEqual(await house.verdict(), { ok: true, entries: 1, chains: 1, anchors: 1 });
  await house.log.anchor();
  assert.deepEqual(await house.verdict(), { ok: true, entries: 1, chains: 1, anchors: 2 });
  for (let i = 0; i < 4; i++) await house.append("home");
  await house.log.anchor();
  assert.deepEqual(await house.verdict(), { ok: true, entries: 5, chains: 1, anchors: 3 });
  await house.tamper(`delete from ${schema}.audit_entry where chain = 'home' and position > 1`);
  await house.tamper(`update ${schema}.audit_head h set position = 1, anchored_position = 1, hash = e.hash
      from ${schema}.audit_entry e where e.chain = h.chain and h.chain = 'home'`);
  assert.deepEqual(await house.verdict(), { ok: false, chain: "home", position: 5, fault: "cut off" });
});

test("a chain that came back grows old and is retired in its turn", async (context) => {
  const house = await openHouse(context);
  await comeBack(house);
  await house.log.anchor();
  house.clock.nowMs += eightYearsMs;
  assert.equal(await house.retire(), 1);
  assert.deepEqual(await house.verdict(), { ok: true, entries: 0, chains: 0, anchors: 2 });
  await house.append("home");
  await house.log.anchor();
  assert.deepEqual(await house.verdict(), { ok: true, entries: 1, chains: 1, anchors: 3 });
});

test("a chain that came back and is made away with under cover of its first retirement is missed", async (context) => {
  const house = await openHouse(context);
  await comeBack(house);
  await house.log.anchor();
  await house.tamper(`delete from ${schema}.audit_entry`);
  await house.tamper(`delete from ${schema}.audit_head`);
  assert.deepEqual(await house.verdict(), { ok: false, chain: "home", position: 1, fault: "cut off" });
  await house.tamper(`update ${schema}.audit_retired set anchored_by = null`);
  assert.deepEqual(await house.verdict(), { ok: false, chain: "home", position: 1, fault: "missing" });
  await house.tamper(`update ${schema}.audit_retired set anchored_by = 3`);
  assert.deepEqual(await house.verdict(), { ok: false, chain: "home", position: 1, fault: "missing" });
});
