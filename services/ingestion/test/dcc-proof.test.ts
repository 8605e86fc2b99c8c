import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Problem } from "@halfhourly/service-kit";
import {
  begin,
  DAY_MS,
  exchangeOf,
  openClocked,
  openHouse,
  pushAll,
  START_MS,
  stateOf,
  storedValues,
} from "./dcc-house.js";

const { opened, clock } = await openClocked();
after(() => opened.close());

async function fresh() {
  clock.ms += 3 * DAY_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  return { house, service, ...exchangeOf(service) };
}

const code = (expected: string) => (fault: unknown) => fault instanceof Problem && fault.code === expected;

test("another id than any display's is refused, and nothing is asked of the meter", async () => {
  const { house, service, collection, exchange } = await fresh();
  const proof = { kind: "display-id", displayId: "00-DB-00-00-00-00-00-A0" } as const;
  await collection.begin(await opened.grantOf(house.home), house.wanted(proof));
  await exchange.work();
  const state = await stateOf(house, service);
  assert.deepEqual([state.state, state.problem], ["refused", "display-id-differs"]);
  assert.deepEqual(
    house.network.heard.map(({ body }) => body.kind),
    ["read-inventory"],
  );
});

test("a meter that the network does not know is refused, by its inventory or by its code", async () => {
  const first = await fresh();
  first.house.network.devices = () => [];
  await begin(first.house, first.service);
  assert.equal((await stateOf(first.house, first.service)).problem, "meter-not-known");
  const second = await fresh();
  second.house.network.disturb = () => ({ code: "E19" });
  await begin(second.house, second.service);
  const state = await stateOf(second.house, second.service);
  assert.deepEqual([state.state, state.problem], ["refused", "meter-not-known"]);
});

test("the number on the meter is sent for, and the one that is typed decides", async () => {
  const { house, service, collection, exchange } = await fresh();
  await collection.begin(await opened.grantOf(house.home), house.wanted({ kind: "cin" }));
  await exchange.work();
  await assert.rejects(collection.confirm(house.home.household, "meter-1", "4711"), code("number-not-asked"));
  await pushAll(house, service);
  assert.equal((await stateOf(house, service)).state, "waiting-for-number");
  assert.equal(house.network.countOf("create-schedule"), 0, "nothing is collected before the proof");
  const confirmed = await collection.confirm(house.home.household, "meter-1", " 4711 ");
  assert.deepEqual([confirmed.state, confirmed.problem], ["collecting", null]);
  await exchange.work();
  await pushAll(house, service);
  assert.equal((await storedValues(house)).size, 19_056);
});

test("two wrong numbers are forgiven, the third refuses, and so does the right one a day later", async () => {
  for (const [number, waitMs, problem] of [
    ["4712", 0, "number-differs"],
    ["4711", DAY_MS + 1, "number-not-shown"],
  ] as const) {
    const { house, service, collection, exchange } = await fresh();
    await collection.begin(await opened.grantOf(house.home), house.wanted({ kind: "cin" }));
    await exchange.work();
    await pushAll(house, service);
    clock.ms += waitMs;
    for (const wrong of waitMs === 0 ? ["0000", ""] : []) {
      const still = await collection.confirm(house.home.household, "meter-1", wrong);
      assert.deepEqual([still.state, still.problem], ["waiting-for-number", "number-differs"]);
    }
    const state = await collection.confirm(house.home.household, "meter-1", number);
    assert.deepEqual([state.state, state.problem], ["refused", problem]);
    await exchange.work();
    assert.equal(house.network.countOf("read-import-profile"), 0);
  }
});

test("proofs are tried a few times a day, and removing the meter gives no new ones", async () => {
  const { house, collection, exchange } = await fresh();
  const proof = { kind: "display-id", displayId: "00-DB-00-00-00-00-00-A0" } as const;
  const grant = await opened.grantOf(house.home);
  for (let i = 0; i < 5; i++) {
    await collection.begin(grant, { ...house.wanted(proof), meterId: `meter-${i}` });
    await exchange.work();
  }
  await assert.rejects(collection.begin(grant, house.wanted(proof)), code("too-many-attempts"));
  const neighbour = await openHouse(opened, clock, "electricity", "with the others");
  const theirs = exchangeOf(neighbour.open()).collection;
  for (let i = 0; i < 4; i++)
    await theirs.begin(await opened.grantOf(neighbour.home), {
      ...neighbour.wanted(proof),
      meterId: `meter-${i}`,
    });
  await assert.rejects(
    theirs.begin(await opened.grantOf(neighbour.home), neighbour.wanted()),
    code("too-many-attempts"),
    "tries of one meter count across households",
  );
  clock.ms += DAY_MS;
  await collection.begin(await opened.grantOf(house.home), house.wanted());
});

test("a collection under way stays, one that was refused makes room; without a grant there is none", async () => {
  const { house, service, collection } = await fresh();
  const grant = await opened.grantOf(house.home);
  await collection.begin(grant, house.wanted());
  await assert.rejects(collection.begin(grant, house.wanted()), code("collection-running"));
  await collection.end(house.home.household, "meter-1", "ended by the household");
  assert.equal((await stateOf(house, service)).state, "stopped");
  const pairs = house.wanted({ kind: "display-id", displayId: " 00:db 00 00-00 00:00 d1 " });
  assert.equal((await collection.begin(grant, pairs)).state, "proving");
  const other = { ...house.wanted(), meterPoint: "2000000000006" };
  await assert.rejects(collection.begin(grant, other), code("consent-required"));
  const text = { ...house.wanted({ kind: "display-id", displayId: "the blue one" }), meterId: "meter-2" };
  await assert.rejects(collection.begin(grant, text), code("display-id-invalid"));
  assert.equal(await collection.state(house.home.household, "meter-2"), null);
});

test("gas is read from the hub's mirror, in dm3", async () => {
  clock.ms = START_MS + 60 * DAY_MS;
  const house = await openHouse(opened, clock, "gas");
  const service = house.open();
  await begin(house, service);
  await pushAll(house, service);
  const grant = await opened.grantOf(house.home);
  const [register, ...others] = await opened.readingStore.registers(grant);
  assert.deepEqual([register?.unit, others], ["dm3", []]);
});
