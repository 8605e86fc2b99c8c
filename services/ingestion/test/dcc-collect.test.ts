import assert from "node:assert/strict";
import { after, test } from "node:test";
import { londonDateOf } from "@halfhourly/domain";
import { arrivalsOf } from "@halfhourly/reading-store";
import {
  begin,
  DAY_MS,
  exchangeOf,
  lastWholeSlot,
  openClocked,
  openHouse,
  push,
  pushAll,
  START_MS,
  stateOf,
  storedValues,
} from "./dcc-house.js";
import { DISPLAY, METER } from "./dcc-network.js";

const { opened, clock } = await openClocked();
after(() => opened.close());

test("13 months are asked for in ranges of at most 31 days, newest first, arrive, and equal what the meter holds", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  const { collection } = exchangeOf(service);
  const begun = await collection.begin(await opened.grantOf(house.home), house.wanted());
  assert.deepEqual([begun.state, begun.requestsTotal, begun.from], ["proving", 0, null]);
  assert.equal(house.network.heard.length, 0, "nothing is asked of the network on a click");

  await exchangeOf(service).exchange.work();
  const reads = house.network.heard.flatMap(({ body }) =>
    body.kind === "read-import-profile" ? [body.period] : [],
  );
  assert.equal(reads.length, 13);
  const newest = lastWholeSlot(START_MS);
  assert.equal(reads[0]?.toMs, (newest + 1) * 1_800_000);
  for (const [i, { fromMs, toMs }] of reads.entries()) {
    assert.ok(toMs - fromMs < 31 * DAY_MS);
    if (i > 0) assert.equal(toMs, reads[i - 1]!.fromMs - 1_800_000, "ranges meet, newest first");
  }
  assert.deepEqual(
    ["read-inventory", "create-schedule", "read-export-profile", "read-tariff"].map((kind) =>
      house.network.countOf(kind as "read-inventory"),
    ),
    [1, 1, 0, 1],
  );
  const waiting = await stateOf(house, service);
  assert.deepEqual(
    [waiting.state, waiting.requestsTotal, waiting.requestsDone, waiting.halfHoursStored],
    ["collecting", 13, 0, 0],
  );
  assert.deepEqual([waiting.from, waiting.to], [londonDateOf(newest - 19_055), londonDateOf(newest)]);

  await pushAll(house, service);
  const done = await stateOf(house, service);
  assert.deepEqual(
    [done.state, done.problem, done.requestsDone, done.halfHoursStored, done.lastAnswerAtMs],
    ["running", null, 13, 19_056, START_MS],
  );
  const { entries } = await service.personalData.personalData(house.home.household, null);
  assert.deepEqual(
    [entries[0]?.["proofOfOccupancy"], entries[0]?.["halfHoursStored"], entries.length],
    ["display-id", 19_056, 2 + house.network.heard.length],
    "a household can take away what was asked of its meter, and its log of days, which waits for the night",
  );
  assert.ok(![METER, DISPLAY].some((id) => JSON.stringify(entries).includes(id)));
  assert.deepEqual((await service.personalData.personalData("another household", null)).entries, []);
  const stored = await storedValues(house);
  assert.equal(stored.size, 19_056);
  for (let slot = newest - 19_055; slot <= newest; slot++)
    assert.equal(stored.get(slot), house.network.valueAt(slot));
  const grant = await opened.grantOf(house.home);
  const register = { meterPoint: house.home.meterPoint, fuel: house.home.fuel, direction: "import" } as const;
  const dates = [londonDateOf(newest - 10_000), londonDateOf(newest)] as const;
  const held = await opened.readingStore.days(grant, { ...register, element: 1 }, ...dates);
  const batches = new Set(
    held.flatMap(({ slots }) => slots.flatMap((slot) => (slot === null ? [] : [slot.arrival]))),
  );
  const arrivals = await arrivalsOf(
    opened.database,
    [...batches].flatMap((id) => id ?? []),
  );
  assert.deepEqual(
    [...batches].map((id) => arrivals.get(id ?? 0)),
    [{ source: "dcc", conversion: 1, receivedAtMs: START_MS }],
    "every half hour says which batch brought it",
  );
  const [origin, ...others] = await collection.origins(house.home.household, "meter-1", newest);
  assert.deepEqual([origin?.source, origin?.isKept, others], ["dcc", true, []]);
  assert.deepEqual(await collection.origins(house.home.household, "meter-1", newest + 1), []);
});

test("each day arrives by its schedule, and once only however often it is pushed", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  await begin(house, service);
  await pushAll(house, service);
  const [scheduleId] = [...house.network.schedules.keys()];
  const body = house.network.schedules.get(scheduleId!);
  assert.equal(body?.startDate, "2025-07-11");
  assert.ok(body?.executionMinute !== undefined && body.executionMinute >= 60 && body.executionMinute < 300);

  clock.ms = Date.UTC(2025, 6, 11, 2);
  const day = house.network.scheduled(scheduleId!);
  assert.equal(await push(service, day), "kept");
  assert.equal(await push(service, day), "nothing");
  await exchangeOf(service).exchange.work();
  const stored = await storedValues(house);
  assert.equal(stored.size, 19_056 + 18, "the rest of the day on which the home was linked");
  assert.ok(stored.has(lastWholeSlot(Date.UTC(2025, 6, 11))));
});

test("an older answer never takes the place of a newer one, whatever arrives or is decoded first", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  await begin(house, service);
  await pushAll(house, service);
  const [scheduleId] = [...house.network.schedules.keys()];
  clock.ms = Date.UTC(2025, 6, 11, 2);
  house.network.valueAt = () => 7;
  const older = house.network.scheduled(scheduleId!, clock.ms);
  house.network.valueAt = () => 9;
  const newer = house.network.scheduled(scheduleId!, clock.ms + 3_600_000);
  clock.ms += 2 * 3_600_000;
  await push(service, newer);
  await exchangeOf(service).exchange.work();
  await push(service, older);
  await exchangeOf(service).exchange.work();
  const slot = lastWholeSlot(Date.UTC(2025, 6, 11));
  assert.equal((await storedValues(house)).get(slot), 9);
  const origins = await exchangeOf(service).collection.origins(house.home.household, "meter-1", slot);
  assert.equal(origins.length, 1, "the older one brought nothing");

  house.network.valueAt = () => 11;
  await push(service, house.network.scheduled(scheduleId!, clock.ms));
  await exchangeOf(service).exchange.work();
  assert.equal((await storedValues(house)).get(slot), 11, "a later answer corrects");

  const before = await storedValues(house);
  const { collection } = exchangeOf(service);
  assert.equal(await collection.decodeAgain(clock.ms + 1), 0);
  assert.ok((await collection.decodeAgain(START_MS)) >= 15);
  await exchangeOf(service).exchange.work();
  assert.deepEqual(await storedValues(house), before, "decoded again, all is as it was");
  assert.equal((await collection.status()).answersWaiting, 0);
});

test("export and the second element are registers of their own", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  house.network.hasExport = true;
  house.network.elements = 2;
  const service = house.open({ environment: "simulator" });
  await begin(house, service);
  await pushAll(house, service);
  assert.equal(house.network.countOf("create-schedule"), 2);
  assert.equal((await storedValues(house, { direction: "export" })).size, 19_056);
  const second = await storedValues(house, { element: 2 });
  const slot = lastWholeSlot(START_MS);
  assert.equal(second.get(slot), house.network.valueAt(slot)! + 1);
  const grant = await opened.grantOf(house.home);
  const { meterPoint, fuel } = house.home;
  const [day] = await opened.readingStore.days(
    grant,
    { meterPoint, fuel, direction: "import", element: 1 },
    "2025-07-09",
    "2025-07-09",
  );
  assert.equal(day?.slots[0]?.source, "generated", "a simulator's readings say so");
});

test("a meter whose certificate is not held is asked for it, and its answers wait", async () => {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  house.network.certificatesHeld = [];
  const service = house.open();
  await begin(house, service);
  await pushAll(house, service);
  assert.equal((await storedValues(house)).size, 0);
  house.network.certificatesHeld = [Buffer.from("der")];
  clock.ms += DAY_MS;
  await exchangeOf(service).exchange.work();
  assert.equal((await storedValues(house)).size, 19_056);
});
