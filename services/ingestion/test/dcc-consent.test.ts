import assert from "node:assert/strict";
import { after, test } from "node:test";
import { DccRefusal } from "@halfhourly/dcc";
import {
  begin,
  DAY_MS,
  exchangeOf,
  openClocked,
  openHouse,
  push,
  pushAll,
  START_MS,
  stateOf,
  type House,
} from "./dcc-house.js";
import { viewing } from "./service.js";

const { opened, clock } = await openClocked();
after(() => opened.close());

async function fresh() {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open();
  return { house, service, ...exchangeOf(service) };
}

const withdraw = ({ home }: House) => opened.consent.withdraw(viewing(home), "test");
const erase = ({ home }: House, service: ReturnType<House["open"]>) =>
  service.owner.erase({
    kind: "consent-ended",
    caseId: "case-1",
    household: home.household,
    meterPointHash: opened.fieldHash.of("meter point", home.meterPoint),
    fuel: home.fuel,
    purpose: "viewing",
    lastPurpose: true,
  });

const dccTables = [
  "dcc_collection",
  "dcc_schedule",
  "dcc_answer",
  "dcc_answer_slots",
  "dcc_device_certificate",
];
async function rowsIn(tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const rows = await opened.database.query(`select 1 from ingestion.${table}`);
    if (rows.length > 0) counts[table] = rows.length;
  }
  return counts;
}

test("consent that ended is found before the next request: nothing is asked, the schedule is deleted", async () => {
  const { house, service, exchange, collection } = await fresh();
  await collection.begin(await opened.grantOf(house.home), house.wanted());
  await withdraw(house);
  await exchange.work();
  assert.deepEqual(house.network.heard, []);
  const state = await stateOf(house, service);
  assert.deepEqual([state.state, state.problem], ["stopped", "consent-ended"]);
});

test("an answer that comes after the consent has ended leaves nothing, not even raw, and ends the collection", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  await withdraw(house);
  for (const response of house.network.waiting.splice(0))
    assert.equal(await push(service, response), "nothing");
  assert.deepEqual(await rowsIn(["dcc_answer"]), {});
  assert.equal((await stateOf(house, service)).problem, "consent-ended");
  await exchange.work();
  assert.equal(house.network.schedules.size, 0, "the schedule is deleted at the DCC");
});

test("consent that ends between an answer's arrival and its decoding: the raw answer goes too", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  for (const response of house.network.waiting.splice(0)) await push(service, response);
  await withdraw(house);
  await exchange.work();
  assert.deepEqual(await rowsIn(["dcc_answer", "day_block"]), {});
});

test("an erasure leaves nothing of the home, deletes its schedules at the DCC, and refuses what comes after", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  const [late] = house.network.waiting.splice(3, 1);
  await pushAll(house, service);
  const [scheduleId] = [...house.network.schedules.keys()];
  await withdraw(house);
  const receipt = await erase(house, service);
  assert.equal(receipt.removed["table ingestion.dcc_collection"], 1);
  assert.deepEqual(await rowsIn([...dccTables, "register", "day_block"]), {});
  assert.deepEqual(
    (
      await opened.database.query("select variant, collection_id, schedule_id from ingestion.dcc_request")
    ).map((row) => ({ ...row })),
    [{ variant: "5.3", collection_id: null, schedule_id: scheduleId }],
    "what alone stays is the deletion of the schedule",
  );
  const unknown = (fault: unknown) => fault instanceof DccRefusal && fault.code === "unknown-request";
  const scheduled = house.network.scheduled(scheduleId!);
  await assert.rejects(push(service, late!), unknown);
  await assert.rejects(push(service, scheduled), unknown);
  await exchange.work();
  assert.equal(house.network.schedules.size, 0);
  assert.equal(house.network.countOf("delete-schedule"), 1);
  assert.deepEqual(await rowsIn([...dccTables, "day_block"]), {});
  assert.deepEqual((await erase(house, service)).removed["table ingestion.dcc_collection"], 0);
});

test("a schedule whose creation is answered after the erasure is deleted again", async () => {
  const { house, service, exchange } = await fresh();
  house.network.disturb = ({ body }) => (body.kind === "create-schedule" ? { code: "I99" } : null);
  await begin(house, service);
  const request = house.network.heard.find(({ body }) => body.kind === "create-schedule");
  await withdraw(house);
  await erase(house, service);
  house.network.schedules.set("4321", request!.body as never);
  const created = house.network.respond(request!, "I0", { kind: "schedule-created", scheduleId: "4321" });
  await assert.rejects(push(service, created), DccRefusal);
  await exchange.work();
  assert.equal(house.network.schedules.size, 0);
});

test("a household that ends its collection keeps its readings, and a later answer brings no more", async () => {
  const { house, service, exchange, collection } = await fresh();
  await begin(house, service);
  const late = house.network.waiting.splice(2);
  await pushAll(house, service);
  const stored = (await stateOf(house, service)).halfHoursStored;
  assert.ok(stored > 0);
  await collection.end(house.home.household, "meter-1", "ended by the household");
  for (const response of late) await push(service, response);
  await exchange.work();
  const state = await stateOf(house, service);
  assert.deepEqual([state.state, state.problem, state.halfHoursStored], ["stopped", null, stored]);
  assert.equal(house.network.schedules.size, 0);
  assert.ok((await rowsIn(["day_block"]))["day_block"]! > 0);
  await collection.end(house.home.household, "meter-1", "again");
});

test("raw answers are wiped when they have outlived their retention; what they brought is still known, then not", async () => {
  const { house, service, collection } = await fresh();
  await begin(house, service);
  await pushAll(house, service);
  const slot = Math.floor(START_MS / 1_800_000) - 1;
  const origins = () => collection.origins(house.home.household, "meter-1", slot);
  await service.owner.retain(START_MS + 89 * DAY_MS);
  assert.equal((await origins())[0]?.isKept, true);
  const removed = await service.owner.retain(START_MS + 91 * DAY_MS);
  assert.equal(removed["table ingestion.dcc_answer"], 14);
  assert.equal((await origins())[0]?.isKept, false);
  await service.owner.retain(START_MS + 431 * DAY_MS);
  assert.deepEqual(await origins(), []);
});

test("viewing ends and another purpose stays: nothing more is collected, the readings stay", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  await pushAll(house, service);
  const ended = (purpose: "viewing" | "research") =>
    service.owner.erase({
      kind: "consent-ended",
      caseId: "case-2",
      household: house.home.household,
      meterPointHash: opened.fieldHash.of("meter point", house.home.meterPoint),
      fuel: house.home.fuel,
      purpose,
      lastPurpose: false,
    });
  await ended("research");
  assert.equal((await stateOf(house, service)).state, "running");
  await ended("viewing");
  assert.equal((await stateOf(house, service)).state, "stopped");
  await exchange.work();
  assert.equal(house.network.schedules.size, 0);
  assert.ok((await rowsIn(["day_block"]))["day_block"]! > 0);
});

test("a collection that is begun again still knows which answers brought what, and collects what came since", async () => {
  const { house, service, exchange, collection } = await fresh();
  await begin(house, service);
  await pushAll(house, service);
  const slot = Math.floor(START_MS / 1_800_000) - 1;
  const [first] = await collection.origins(house.home.household, "meter-1", slot);
  await collection.end(house.home.household, "meter-1", "ended by the household");
  clock.ms += DAY_MS;
  await collection.begin(await opened.grantOf(house.home), house.wanted());
  assert.deepEqual((await stateOf(house, service)).requestsTotal, 0);
  await exchange.work();
  await pushAll(house, service);
  const state = await stateOf(house, service);
  assert.deepEqual([state.state, state.requestsDone, state.halfHoursStored], ["running", 13, 48]);
  const origins = await collection.origins(house.home.household, "meter-1", slot);
  assert.equal(origins.length, 2);
  assert.equal(origins[1]?.answerId, first?.answerId);
});
