import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { defaultLimits } from "../src/dcc/config.js";
import { sortGaps } from "../src/dcc/find-gaps.js";
import { historyRanges, rangesWithin } from "../src/dcc/plan-requests.js";
import { holdsSlot, runsOf, slotsFromText, slotsToText } from "../src/dcc/slot-runs.js";
import { isPast, minuteOf, nextTurnMs } from "../src/dcc/windows.js";
import { slotStartMs } from "@halfhourly/domain";
import * as fc from "fast-check";
import {
  begin,
  DAY_MS,
  exchangeOf,
  lastWholeSlot,
  openClocked,
  openHouse,
  pushAll,
  START_MS,
  stateOf,
  storedValues,
} from "./dcc-house.js";

const { opened, clock } = await openClocked();
after(() => opened.close());
const MORNING = Date.UTC(2025, 6, 11, 8);

/** Looks, waits for the hours of low traffic, sends, and takes what comes. */
async function aDay(house: Awaited<ReturnType<typeof openHouse>>, service: ReturnType<typeof house.open>) {
  await exchangeOf(service).exchange.work();
  // The last moment of the window, 06:00 UTC: a home's turn may be as late as that.
  clock.ms += DAY_MS - 2 * 3_600_000 - 1;
  await exchangeOf(service).exchange.work();
  await pushAll(house, service);
  clock.ms += 2 * 3_600_000 + 1;
}

test("what is missing is asked for again in hours of low traffic, once a day, and arrives", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  const newest = lastWholeSlot(START_MS);
  const hole = { first: newest - 500, last: newest - 470 };
  house.network.valueAt = (slot) => (slot >= hole.first && slot <= hole.last ? null : 5);
  await begin(house, service);
  await pushAll(house, service);
  assert.equal((await storedValues(house)).size, 19_056 - 31);
  house.network.valueAt = () => 5;
  const asked = house.network.heard.length;
  clock.ms += 3_600_000;
  await exchangeOf(service).exchange.work();
  assert.equal(house.network.heard.length, asked, "in the afternoon nothing is asked for");
  clock.ms = Date.UTC(2025, 6, 11, 5, 59);
  await exchangeOf(service).exchange.work();
  await exchangeOf(service).exchange.work();
  assert.deepEqual(
    house.network.heard
      .slice(asked)
      .flatMap(({ body }) => (body.kind === "read-import-profile" ? [body.period] : [])),
    [{ fromMs: slotStartMs(hole.first + 1), toMs: slotStartMs(hole.last + 1) }],
  );
  await pushAll(house, service);
  const stored = await storedValues(house);
  for (let slot = hole.first; slot <= hole.last; slot++) assert.equal(stored.get(slot), 5);
});

test("what the second element alone lacks is asked for too, and only while the meter has one", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const { network } = house;
  const service = house.open();
  const newest = lastWholeSlot(START_MS);
  const hole = newest - 480;
  network.elements = 2;
  network.secondAt = (slot, first) => (slot === hole ? 0xffff_ffff : first + 1);
  await begin(house, service);
  await pushAll(house, service);
  assert.equal((await storedValues(house, { element: 2 })).has(hole), false);
  network.secondAt = (_, first) => first + 1;
  clock.ms = MORNING;
  const asked = network.heard.length;
  await aDay(house, service);
  const wanted = { fromMs: slotStartMs(hole + 1), toMs: slotStartMs(hole + 1) };
  assert.deepEqual(
    network.heard
      .slice(asked)
      .flatMap(({ body }) => (body.kind === "read-import-profile" ? [body.period] : []))
      .filter(({ fromMs }) => fromMs <= wanted.fromMs),
    [wanted],
  );
  const second = await storedValues(house, { element: 2 });
  assert.equal(second.get(hole), (await storedValues(house)).get(hole)! + 1);
  // From now on another meter stands there, with one element: its days lack nothing.
  network.elements = 1;
  const before = network.heard.length;
  for (let day = 0; day < 3; day++) await aDay(house, service);
  const ends = network.heard
    .slice(before)
    .flatMap(({ body }) => (body.kind === "read-import-profile" ? [body.period.toMs] : []));
  assert.equal(new Set(ends).size, ends.length, "each day is asked for once");
});

test("a meter that says it holds nothing is asked seven times about a recent gap, and no more", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open({ longestRangeDays: 7 });
  const newest = lastWholeSlot(START_MS);
  const hole = newest - 48 * 10;
  // The old half: the home was built half a year ago. Ranges of nothing answer not-found.
  house.network.valueAt = (slot) => (slot === hole || slot < newest - 48 * 180 ? null : 5);
  await begin(house, service);
  await pushAll(house, service);
  clock.ms = MORNING;
  const before = house.network.heard.length;
  house.network.valueAt = (slot) => (slot === hole || slot < newest - 48 * 180 ? null : 5);
  for (let day = 0; day < 12; day++) await aDay(house, service);
  const askedHole = house.network.heard
    .slice(before)
    .filter(({ body }) => body.kind === "read-import-profile" && body.period.fromMs <= (hole + 1) * 1_800_000)
    .filter(({ body }) => body.kind === "read-import-profile" && body.period.toMs >= (hole + 1) * 1_800_000);
  assert.equal(askedHole.length, 7);
  const askedOld = house.network.heard
    .slice(before)
    .filter(
      ({ body }) => body.kind === "read-import-profile" && body.period.toMs < (newest - 48 * 190) * 1_800_000,
    );
  assert.deepEqual(askedOld, [], "what is old and not held is not asked for again");
  assert.equal((await stateOf(house, service)).state, "running");
  const [counted] = await opened.database.query("select half_hours_not_held from ingestion.dcc_collection");
  assert.equal(counted?.["half_hours_not_held"], 1, "of the last 35 days");
});

test("missing slots: open ones wait, tried ones rest, what the meter does not hold is counted", () => {
  const range = { why: "gap", code: "I0", isOpen: false };
  const asked = [
    { ...range, first: 100, last: 100, isOpen: true },
    ...Array.from({ length: 7 }, () => ({ ...range, first: 200, last: 200, code: "not-found" })),
    ...Array.from({ length: 7 }, () => ({ ...range, first: 300, last: 300 })),
    { ...range, first: 10, last: 20, why: "link", code: "not-found" },
  ];
  const sorted = sortGaps([10, 15, 100, 200, 300, 400, 410, 500], asked, 90, defaultLimits);
  assert.deepEqual(sorted, {
    notHeld: 3,
    wanted: [
      { first: 400, last: 410 },
      { first: 500, last: 500 },
    ],
  });
});

describe("ranges and runs", () => {
  test("ranges of any length are together exactly the run, newest first, none too long", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 40 }), (length, days) => {
        const run = { first: 1000, last: 1000 + length - 1 };
        const ranges = rangesWithin(run, days);
        let expected = run.last;
        for (const { first, last } of ranges) {
          assert.equal(last, expected);
          assert.ok(first <= last && last - first < days * 48);
          expected = first - 1;
        }
        assert.equal(expected, run.first - 1);
      }),
      { seed: 4 },
    );
    assert.equal(historyRanges(START_MS, 400).length, 1);
  });

  test("runs hold exactly their slots, also as the database writes them", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -50, max: 50 })), (slots) => {
        const runs = runsOf(slots.toSorted((a, b) => a - b));
        for (let slot = -55; slot <= 55; slot++) assert.equal(holdsSlot(runs, slot), slots.includes(slot));
        assert.deepEqual(slotsFromText(slotsToText(runs)), runs);
      }),
      { seed: 4 },
    );
  });

  test("turns are spread over their window, also over midnight, and lie in it", () => {
    const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
    const minutes = Array.from({ length: 500 }, (_, i) => minuteOf(night, `home ${i}`));
    assert.ok(minutes.every((minute) => minute >= 1320 || minute < 360));
    assert.ok(new Set(minutes).size > 250);
    const noon = Date.UTC(2025, 0, 1, 12);
    const turn = nextTurnMs(night, "home", noon);
    assert.ok(turn > noon && turn <= noon + DAY_MS);
    const open = Date.UTC(2025, 0, 1, 5, 59);
    assert.ok(nextTurnMs(night, "home", open) <= open + DAY_MS);
    assert.equal(isPast({ fromMinute: 60, toMinute: 300 }, 120, Date.UTC(2025, 0, 1, 6, 59)), false);
    assert.equal(isPast({ fromMinute: 60, toMinute: 300 }, 120, Date.UTC(2025, 0, 1, 7)), true);
  });
});
