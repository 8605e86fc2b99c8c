import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Database } from "@halfhourly/database";
import type { ReadingStore } from "@halfhourly/reading-store";
import { createIngestion } from "../src/index.js";
import { DCC, packAnswer, US, words } from "./dcc-network.js";
import {
  begin,
  DAY_MS,
  exchangeOf,
  openClocked,
  openHouse,
  START_MS,
  stateOf,
  storedValues,
  type House,
} from "./dcc-house.js";

const { opened, clock } = await openClocked();
after(() => opened.close());

class Crash extends Error {}

/** A process whose database goes away at its nth statement: each statement is a place where a process can die. */
function dyingService(house: House, dieAfter: number, store: ReadingStore = opened.readingStore) {
  let left = dieAfter;
  const count = () => {
    if (left-- <= 0) throw new Crash("the process died");
  };
  const database: Database = {
    async query(text, values) {
      count();
      return opened.database.query(text, values);
    },
    transaction: (work) =>
      opened.database.transaction((tx) =>
        work({
          async query(text, values) {
            count();
            return tx.query(text, values);
          },
        }),
      ),
    close: async () => {},
  };
  return createIngestion({
    database,
    readingStore: store,
    consent: opened.consent,
    keys: opened.keys,
    fieldHash: opened.fieldHash,
    now: () => clock.ms,
    dcc: {
      settings: {
        environment: "live",
        originator: US,
        dcc: DCC,
        requestsPerSecond: 1_000,
        requestsAtOnce: 1_000,
      },
      words,
      transport: house.network.transport,
      certificates: house.network.certificates,
    },
  });
}

/** Claims of the dead run out by the database's own clock, which no test moves. */
const claimsRunOut = async () => {
  await opened.database.query("update ingestion.dcc_request set claimed_until = null");
  await opened.database.query(
    "update ingestion.dcc_collection set decoding_until = null, sending_until = null",
  );
};

test("a sender that dies at any statement uses no id twice, and the history comes in all the same", async () => {
  for (const dieAfter of [1, 2, 3, 5, 8, 13, 21, 34, 55]) {
    clock.ms = START_MS;
    const house = await openHouse(opened, clock);
    const service = house.open();
    await exchangeOf(service).collection.begin(await opened.grantOf(house.home), house.wanted());
    await exchangeOf(dyingService(house, dieAfter)).exchange.work();
    await claimsRunOut();
    for (let round = 0; round < 4; round++) {
      clock.ms += DAY_MS / 4;
      await exchangeOf(service).exchange.work();
    }
    for (const response of house.network.waiting.splice(0))
      await exchangeOf(service)
        .exchange.take([packAnswer(response)])
        .catch(() => undefined);
    await exchangeOf(service).exchange.work();
    const counters = house.network.heard.map(({ requestId }) => requestId.counter);
    assert.equal(new Set(counters).size, counters.length, `ids used twice, dying after ${dieAfter}`);
    const state = await stateOf(house, service);
    assert.equal(state.requestsDone, state.requestsTotal, `dying after ${dieAfter}`);
    assert.equal((await storedValues(house)).size, 19_056, `dying after ${dieAfter}`);
  }
});

test("an answer that is not acknowledged is not held: it comes again, and the second time it is", async () => {
  for (const dieAfter of [0, 1, 2, 4, 6]) {
    clock.ms = START_MS;
    const house = await openHouse(opened, clock);
    const service = house.open();
    await begin(house, service);
    const [answer] = house.network.waiting.splice(0);
    const dying = exchangeOf(dyingService(house, dieAfter)).exchange;
    await assert.rejects(dying.take([packAnswer(answer!)]), Crash, `dying after ${dieAfter}`);
    assert.deepEqual(await opened.database.query("select 1 from ingestion.dcc_answer"), []);
    assert.equal(await exchangeOf(service).exchange.take([packAnswer(answer!)]), "kept");
  }
});

test("an answer that was held and not decoded is decoded by the next process, wherever the first one died", async () => {
  for (const dieAfter of [0, 1, 3, 5, 6, 7, 8, 9, 10, 12]) {
    clock.ms = START_MS;
    const house = await openHouse(opened, clock);
    const service = house.open();
    await begin(house, service);
    const [answer] = house.network.waiting.splice(0);
    await exchangeOf(service).exchange.take([packAnswer(answer!)]);
    await exchangeOf(dyingService(house, dieAfter)).exchange.work();
    await claimsRunOut();
    clock.ms += 60_000;
    await exchangeOf(service).exchange.work();
    assert.equal((await storedValues(house)).size, 31 * 48, `dying after ${dieAfter}`);
    const rows = await opened.database.query("select 1 from ingestion.dcc_answer where decoded_at is null");
    assert.deepEqual(rows, []);
  }
});

test("a reading store that is away for a moment costs nothing but time", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  await begin(house, service);
  const away: ReadingStore = { ...opened.readingStore, upsert: () => Promise.reject(new Crash("away")) };
  const [answer] = house.network.waiting.splice(0);
  await exchangeOf(service).exchange.take([packAnswer(answer!)]);
  await exchangeOf(dyingService(house, Infinity, away)).exchange.work();
  assert.equal((await storedValues(house)).size, 0);
  clock.ms += 60_000;
  await exchangeOf(service).exchange.work();
  assert.equal((await storedValues(house)).size, 31 * 48);
});

test("a process that slept between minting a grant and storing asks again, and does not take consent for ended", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  await begin(house, service);
  let slept = false;
  const sleepy: ReadingStore = {
    ...opened.readingStore,
    upsert(...given) {
      if (!slept) clock.ms += DAY_MS;
      slept = true;
      return opened.readingStore.upsert(...given);
    },
  };
  const [answer] = house.network.waiting.splice(0);
  await exchangeOf(service).exchange.take([packAnswer(answer!)]);
  await exchangeOf(dyingService(house, Infinity, sleepy)).exchange.work();
  assert.equal(slept, true);
  assert.equal((await storedValues(house)).size, 31 * 48);
  assert.equal((await stateOf(house, service)).state, "collecting");
});
