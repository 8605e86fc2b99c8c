import assert from "node:assert/strict";
import { test } from "node:test";
import type { Market } from "@halfhourly/contracts";
import { StatementFault } from "../src/index.js";
import { DAY_MS, NOON, openTariffsHouse, statedSource } from "./house.js";
import { documentOf, flat, rowWords } from "./market.js";

const idsOf = ({ tariffs }: Market) => tariffs.map(({ tariff }) => tariff.id);
const many = (count: number, over: object = {}) =>
  Array.from({ length: count }, (_, i) => documentOf({ id: `t${i}`, ...over }));
const wrong = (id: string) => documentOf({ id }, flat("dear"));

test("a source is asked at once, then once a day at its minute, and tells how it does", async () => {
  const source = statedSource();
  const house = await openTariffsHouse([source]);
  try {
    assert.deepEqual((await house.tariffs.client.market()).tariffs, []);
    const never = await house.sourceNamed("larkspur");
    assert.deepEqual([never.lastTriedAtMs, never.isStale], [null, true]);
    const market = await house.later(0);
    assert.deepEqual(
      market.tariffs.map(({ tariff, ...rest }) => [tariff.id, rest]),
      [
        [
          "larkspur-fixed",
          { source: "larkspur", generated: false, asOfMs: NOON, isStale: false, withdrawnOn: null },
        ],
      ],
    );
    await house.later(60_000);
    assert.equal(source.asked, 1);
    const state = await house.sourceNamed("larkspur");
    assert.deepEqual(
      [state.lastGoodAtMs, state.nextTryAtMs, state.stated, state.fault],
      [NOON, Date.UTC(2026, 10, 30, 4), 1, null],
    );
    await house.later(DAY_MS);
    assert.equal(source.asked, 2);
  } finally {
    await house.close();
  }
});

test("the revision changes exactly when the content does, and the same market is the same object", async () => {
  const source = statedSource();
  const house = await openTariffsHouse([source]);
  try {
    const first = await house.later(0);
    assert.equal(await house.tariffs.client.market(), first);
    const again = await house.later(DAY_MS);
    assert.equal(again.revision, first.revision);
    assert.equal(again.tariffs[0]!.asOfMs, NOON + DAY_MS);
    // A horizon of history lies between.
    assert.equal((await house.later(5 * DAY_MS)).revision, first.revision);
    source.documents = [documentOf({}, flat(27))];
    const changed = await house.later(DAY_MS);
    assert.notEqual(changed.revision, first.revision);
    source.documents = [documentOf({}, flat(27)), wrong("b")];
    assert.notEqual((await house.later(DAY_MS)).revision, changed.revision);
    source.documents = [documentOf({}, flat(27))];
    assert.equal((await house.later(DAY_MS)).revision, changed.revision);
  } finally {
    await house.close();
  }
});

test("a wrong tariff is listed with why; what was held of it stays as of when it was right", async () => {
  const source = statedSource();
  source.documents = [documentOf({ id: "a" }), documentOf({ id: "b" }), documentOf({ id: "c" })];
  const house = await openTariffsHouse([source]);
  try {
    await house.later(0);
    source.documents = [documentOf({ id: "a" }), wrong("b"), documentOf({ id: "c" })];
    const market = await house.later(DAY_MS);
    assert.deepEqual(
      market.tariffs.map(({ tariff, asOfMs, withdrawnOn }) => [tariff.id, asOfMs, withdrawnOn]),
      [
        ["a", NOON + DAY_MS, null],
        ["b", NOON, null],
        ["c", NOON + DAY_MS, null],
      ],
    );
    assert.deepEqual(
      market.unpriceable.map(({ source: from, id, name, faults }) => [from, id, name, faults[0]?.field]),
      [["larkspur", "b", "Fixed", "tariffs[1].prices[0].rates.pencePerKwh"]],
    );
    let last = market;
    for (let day = 0; day < 7; day++) last = await house.later(DAY_MS);
    assert.deepEqual(
      last.tariffs.map(({ isStale }) => isStale),
      [false, true, false],
    );
    source.documents = [documentOf({ id: "a" }), documentOf({ id: "b" }), documentOf({ id: "c" })];
    const mended = await house.later(DAY_MS);
    assert.deepEqual(mended.unpriceable, []);
    assert.deepEqual(
      mended.tariffs.map(({ isStale }) => isStale),
      [false, false, false],
    );
  } finally {
    await house.close();
  }
});

test("a tariff that is stated no more is withdrawn, comes back, and goes after 24 months", async () => {
  const source = statedSource();
  source.documents = many(3);
  const house = await openTariffsHouse([source]);
  try {
    await house.later(0);
    source.documents = many(2);
    const market = await house.later(DAY_MS);
    assert.deepEqual(
      market.tariffs.map(({ tariff, withdrawnOn, asOfMs }) => [tariff.id, withdrawnOn, asOfMs]),
      [
        ["t0", null, NOON + DAY_MS],
        ["t1", null, NOON + DAY_MS],
        ["t2", "2026-11-30", NOON],
      ],
    );
    assert.deepEqual((await house.sourceNamed("larkspur")).withdrawn, 1);
    source.documents = many(3);
    assert.deepEqual((await house.later(DAY_MS)).tariffs[2]!.withdrawnOn, null);
    source.documents = many(2);
    assert.equal((await house.later(DAY_MS)).tariffs[2]!.withdrawnOn, "2026-12-02");
    source.documents = many(3);
    assert.equal((await house.later(DAY_MS)).tariffs[2]!.withdrawnOn, null);
    source.documents = many(2);
    assert.equal((await house.later(DAY_MS)).tariffs[2]!.withdrawnOn, "2026-12-04");
    assert.deepEqual(idsOf(await house.later(728 * DAY_MS)), ["t0", "t1", "t2"]);
    assert.deepEqual(idsOf(await house.later(40 * DAY_MS)), ["t0", "t1"]);
  } finally {
    await house.close();
  }
});

test("history over quarters: each refresh states only its own prices, all of 24 months are kept", async () => {
  const source = statedSource();
  source.documents = [documentOf({}, flat(20))];
  const house = await openTariffsHouse([source]);
  try {
    const quarters = ["2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01"];
    let market = await house.later(0);
    for (const [i, from] of quarters.entries()) {
      house.clock.nowMs = Date.parse(`${from}T12:00:00Z`) + DAY_MS;
      source.documents = [documentOf({}, { from, ...flat(21 + i) })];
      market = await house.later(DAY_MS);
    }
    assert.deepEqual(market.tariffs[0]!.tariff.prices.map(rowWords), [
      "2026-10-01..2026-12-31 flat 20",
      "2027-01-01..2027-03-31 flat 21",
      "2027-04-01..2027-06-30 flat 22",
      "2027-07-01..2027-09-30 flat 23",
      "2027-10-01.. flat 24",
    ]);
    house.clock.nowMs = Date.UTC(2029, 5, 2, 12);
    market = await house.later(0);
    assert.deepEqual(market.tariffs[0]!.tariff.prices.map(rowWords), [
      "2027-04-01..2027-06-30 flat 22",
      "2027-07-01..2027-09-30 flat 23",
      "2027-10-01.. flat 24",
    ]);
  } finally {
    await house.close();
  }
});

test("a source that fails is tried again soon, then ever later; what is held gets stale after 7 days", async () => {
  const source = statedSource();
  const house = await openTariffsHouse([source]);
  try {
    await house.later(0);
    source.fault = new StatementFault("not-reached", "It is away.");
    house.clock.nowMs = Date.UTC(2026, 10, 30, 4);
    const pauses: number[] = [];
    for (let i = 0; i < 8; i++) {
      await house.later(0);
      const { nextTryAtMs } = await house.sourceNamed("larkspur");
      pauses.push((nextTryAtMs! - house.clock.nowMs) / 1000);
      house.clock.nowMs = nextTryAtMs!;
    }
    assert.deepEqual(pauses, [1, 3, 12, 45, 45, 1_350, 2_700, 5_400]);
    house.clock.nowMs = NOON + 7 * DAY_MS;
    const fresh = await house.later(0);
    assert.equal(fresh.tariffs[0]!.isStale, false);
    const stale = await house.later(1);
    assert.equal(stale.tariffs[0]!.isStale, true);
    assert.equal(stale.revision, fresh.revision);
    assert.equal((await house.sourceNamed("larkspur")).isStale, true);
  } finally {
    await house.close();
  }
});

test("a source's own word of how old it is counts", async () => {
  const source = statedSource();
  source.asOf = "2026-11-20T00:00:00Z";
  const house = await openTariffsHouse([source]);
  try {
    const market = await house.later(0);
    assert.deepEqual([market.tariffs[0]!.asOfMs, market.tariffs[0]!.isStale], [Date.UTC(2026, 10, 20), true]);
  } finally {
    await house.close();
  }
});

test("one that is told to wait waits as long", async () => {
  const source = statedSource();
  source.fault = new StatementFault("slow-down", "Too often.", 7_200_000);
  const house = await openTariffsHouse([source]);
  try {
    await house.later(0);
    assert.equal((await house.sourceNamed("larkspur")).nextTryAtMs, NOON + 7_200_000);
  } finally {
    await house.close();
  }
});

test("a source that is configured no more is shown no more, and its own trouble is no other's", async () => {
  const [one, other] = [statedSource("one"), statedSource("other")];
  other.fault = new StatementFault("not-reached", "It is away.");
  const house = await openTariffsHouse([one, other]);
  try {
    const market = await house.later(0);
    assert.deepEqual(
      market.tariffs.map(({ source }) => source),
      ["one"],
    );
    const { createTariffs } = await import("../src/index.js");
    const without = createTariffs({
      database: house.database,
      sources: [other],
      now: () => house.clock.nowMs,
    });
    assert.deepEqual((await without.client.market()).tariffs, []);
    const tables = { "table tariffs.source": 0 };
    assert.deepEqual(await without.owner.retain(NOON + 700 * DAY_MS), tables);
    assert.deepEqual(await house.tariffs.owner.retain(NOON + 800 * DAY_MS), tables);
    assert.deepEqual(await without.owner.retain(NOON + 800 * DAY_MS), { "table tariffs.source": 1 });
    assert.deepEqual((await house.tariffs.client.market()).tariffs, []);
    assert.throws(
      () => createTariffs({ database: house.database, sources: [one, statedSource("one")] }),
      RangeError,
    );
  } finally {
    await house.close();
  }
});
