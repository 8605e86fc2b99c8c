import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { DuisRequest } from "@halfhourly/dcc";
import { slotContaining, slotStartMs, type Slot } from "@halfhourly/domain";
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
import { eui } from "./dcc-network.js";

const { opened, clock } = await openClocked();
after(() => opened.close());

type House = Awaited<ReturnType<typeof openHouse>>;
type Service = ReturnType<House["open"]>;
/** A half hour in the middle of a day in the week before. */
const WRONG = slotContaining(START_MS - 4 * DAY_MS);
const WRONG_DAY = WRONG - (WRONG % 48);

/** Schedules' days first, then the look of the morning, then a night in which all that is due comes. */
async function days(house: House, service: Service, count: number): Promise<void> {
  for (let day = 0; day < count; day++) {
    const midnight = Math.ceil(clock.ms / DAY_MS) * DAY_MS;
    clock.ms = midnight + 5.99 * 3_600_000;
    for (const scheduleId of house.network.schedules.keys())
      house.network.waiting.push(house.network.scheduled(scheduleId, clock.ms));
    for (let round = 0; round < 4; round++) {
      await exchangeOf(service).exchange.work();
      await pushAll(house, service);
    }
    clock.ms = midnight + 8 * 3_600_000;
    await exchangeOf(service).exchange.work();
  }
}

function heardOf<K extends DuisRequest["body"]["kind"]>(house: House, kind: K, from = 0) {
  return house.network.heard
    .slice(from)
    .flatMap(({ body }) => (body.kind === kind ? [body as Extract<DuisRequest["body"], { kind: K }>] : []));
}

async function linked(
  fuel: "electricity" | "gas",
  prepare: (house: House) => void,
): Promise<{ house: House; service: Service; before: number }> {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock, fuel);
  prepare(house);
  const service = house.open();
  await begin(house, service);
  await pushAll(house, service);
  return { house, service, before: house.network.heard.length };
}

/** The half hour is told wrongly in the first answer that has it. */
function garbleOnce({ network }: House, wrong: (slot: Slot) => number | null): void {
  let told = false;
  network.countedAt = (slot) => 100 + (slot % 48);
  network.valueAt = (slot) => {
    if (slot !== WRONG || told) return 100 + (slot % 48);
    told = true;
    return wrong(slot);
  };
}

for (const [what, fuel, elements] of [
  ["electricity", "electricity", 1],
  ["a meter with two elements", "electricity", 2],
  ["gas", "gas", 1],
] as const)
  test(`a half hour of ${what} that was garbled on the way is found by the meter's own total, and mended`, async () => {
    const { house, service, before } = await linked(fuel, (made) => {
      made.network.elements = elements;
      garbleOnce(made, () => 17);
    });
    assert.equal((await storedValues(house)).get(WRONG), 17);
    await days(house, service, 3);
    const truth = 100 + (WRONG % 48);
    assert.equal((await storedValues(house)).get(WRONG), truth);
    if (elements === 2) assert.equal((await storedValues(house, { element: 2 })).get(WRONG), truth + 1);
    assert.deepEqual(
      heardOf(house, "read-import-profile", before).map(({ period }) => period),
      [{ fromMs: slotStartMs(WRONG_DAY + 1), toMs: slotStartMs(WRONG_DAY + 48) }],
      "that day is asked for once more, and nothing else",
    );
    const logs = heardOf(house, "read-daily-log", before).map(({ period }) => period);
    assert.equal(logs.length, 2, "the week's log, and the day's after it was asked for again");
    assert.deepEqual(logs[1], {
      fromMs: slotStartMs(WRONG_DAY + 48),
      toMs: slotStartMs(WRONG_DAY + 48),
    });
    assert.deepEqual((await stateOf(house, service)).daysThatDiffer, []);
    assert.equal((await exchangeOf(service).collection.status()).daysThatDiffer, 0);
  });

test("a day that still differs is marked, asked for no more, told and exported; no reading is changed by it", async () => {
  const { house, service, before } = await linked("electricity", ({ network }) => {
    network.countedAt = (slot) => 100 + (slot % 48) + (slot === WRONG ? 3 : 0);
  });
  const stored = await storedValues(house);
  await days(house, service, 23);
  const counted = 48 * 100 + (47 * 48) / 2 + 3;
  const expected = [{ startsAtMs: slotStartMs(WRONG_DAY), counted, held: counted - 3 }];
  assert.deepEqual((await stateOf(house, service)).daysThatDiffer, expected);
  assert.equal((await exchangeOf(service).collection.status()).daysThatDiffer, 1);
  const exported = JSON.stringify(await service.personalData.personalData(house.home.household, null));
  assert.match(exported, new RegExp(`"countedByTheMeter":${counted},"sumOfHalfHours":${counted - 3}`));
  assert.equal(heardOf(house, "read-import-profile", before).length, 1);
  const logs = heardOf(house, "read-daily-log", before).length;
  assert.ok(logs >= 4 && logs <= 5, `three weeks and a half are four logs at most, and one after: ${logs}`);
  const now = await storedValues(house);
  for (const [slot, value] of stored) assert.equal(now.get(slot), value);
  const row = await opened.database.query("select totals from ingestion.dcc_log_day");
  assert.doesNotMatch(String(row[0]?.["totals"]), new RegExp(String(counted)), "totals are sealed");
});

test("a day with a half hour missing is not held against the log, nor is a day of export", async () => {
  const { house, service, before } = await linked("electricity", ({ network }) => {
    network.hasExport = true;
    network.countedAt = (slot) => 100 + (slot % 48);
    network.valueAt = (slot) => (slot === WRONG ? null : 100 + (slot % 48));
  });
  await days(house, service, 4);
  const logs = heardOf(house, "read-daily-log", before);
  assert.equal(logs.length, 1);
  const asked = [
    ...heardOf(house, "read-import-profile", before),
    ...heardOf(house, "read-export-profile", before),
  ].filter(({ period }) => period.toMs - period.fromMs > 0);
  assert.deepEqual(asked, [], "only the gap itself was asked for");
  const rows = await opened.database.query("select 1 from ingestion.dcc_log_day");
  assert.deepEqual(rows, []);
});

test("the day of a meter exchange and those before it are not held against the new meter's log", async () => {
  const { house, service } = await linked("electricity", ({ network }) => {
    network.countedAt = (slot) => 100 + (slot % 48);
  });
  await days(house, service, 1);
  const { network } = house;
  const exchangedAt = slotContaining(clock.ms);
  network.meter = eui("00DB0000000000A9");
  network.countedAt = (slot) => (slot < exchangedAt ? 0 : 100 + (slot % 48));
  const { exchange } = exchangeOf(service);
  await opened.database.query(
    `insert into ingestion.dcc_request (collection_id, variant, why, not_before)
     select id, '8.2', 'inventory', $1 from ingestion.dcc_collection`,
    [new Date(clock.ms)],
  );
  await exchange.work();
  const before = network.heard.length;
  await days(house, service, 16);
  assert.ok(heardOf(house, "read-daily-log", before).length >= 2);
  const [newest] = heardOf(house, "read-daily-log", before);
  assert.ok(newest!.period.fromMs > clock.ms - 16 * DAY_MS, "nor asked of it");
  assert.deepEqual(heardOf(house, "read-import-profile", before), []);
  assert.equal((await exchangeOf(service).collection.status()).daysThatDiffer, 0);
});
