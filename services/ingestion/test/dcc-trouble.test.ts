import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createLog } from "@halfhourly/service-kit";
import { DccRefusal, type DuisResponse, type DuisResponseBody } from "@halfhourly/dcc";
import { DISPLAY, eui, METER, packAnswer, packGbcs } from "./dcc-network.js";
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
  storedValues,
} from "./dcc-house.js";

const { opened, clock } = await openClocked();
after(() => opened.close());

async function fresh(settings = {}) {
  clock.ms = START_MS;
  const house = await openHouse(opened, clock);
  const service = house.open(settings);
  return { house, service, ...exchangeOf(service) };
}

const refusal = (code: string) => (fault: unknown) => fault instanceof DccRefusal && fault.code === code;
const alert = (about: Extract<DuisResponseBody, { kind: "dcc-alert" }>["about"]): DuisResponse => ({
  requestId: null,
  responseId: null,
  code: "I0",
  atMs: clock.ms,
  body: { kind: "dcc-alert", alertCode: "AD1", about },
});

test("answers in any order, twice, and in two processes at once: the history is whole and stored once", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  const second = exchangeOf(house.open()).exchange;
  const answers = house.network.waiting.splice(0).toReversed().map(packAnswer);
  await Promise.all(
    answers.flatMap((answer) => [exchange.take([answer]), second.take([answer]), exchange.take([answer])]),
  );
  await Promise.all([exchange.work(), second.work()]);
  await exchange.work();
  assert.equal((await stateOf(house, service)).halfHoursStored, 19_056);
  assert.equal((await storedValues(house)).size, 19_056);
  const [{ replaced } = { replaced: "?" }] = await opened.database.query<{ replaced: string }>(
    "select count(*) as replaced from ingestion.replaced_value",
  );
  assert.equal(replaced, "0");
});

test("an unknown request, another's, a forged answer and a second answer are kept out, each by its code", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  const [first] = house.network.waiting.splice(0);
  const answer = first!;
  const id = answer.requestId!;
  const withId = (requestId: typeof id) => ({ ...answer, requestId });
  await assert.rejects(push(service, withId({ ...id, counter: 1n })), refusal("unknown-request"));
  await assert.rejects(
    push(service, withId({ ...id, target: eui("00DB0000000000FF") })),
    refusal("unknown-request"),
  );
  await assert.rejects(push(service, withId({ ...id, counter: 2n ** 64n - 1n })), refusal("unknown-request"));
  await assert.rejects(exchange.take([Buffer.from("forged")]), refusal("signature-wrong"));
  assert.equal(await push(service, answer), "kept");
  house.network.valueAt = () => 1;
  const another = {
    ...answer,
    body: { ...answer.body, payload: packGbcs({ originator: METER, content: { kind: "cin-shown" } }) },
  };
  await assert.rejects(push(service, another as DuisResponse), refusal("replayed"));
  // A device that answers at once is quicker than the word that it was asked.
  assert.equal(
    await push(service, { ...another, code: "I99", body: { kind: "acknowledgement", variant: "4.8.1" } }),
    "nothing",
  );
});

test("a message that is not the meter's own brings no reading", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  const [one, two, three, four] = house.network.waiting.splice(0);
  const content = house.network.log({ fromMs: START_MS - DAY_MS, toMs: START_MS }, "4.8.1");
  const bodyOf = (message: Parameters<typeof packGbcs>[0]) =>
    ({ kind: "gbcs", variant: "4.8.1", scheduleId: null, payload: packGbcs(message) }) as const;
  await push(service, { ...one!, body: bodyOf({ originator: METER, content, forged: true }) });
  await push(service, { ...two!, body: bodyOf({ originator: eui("00DB0000000000FF"), content }) });
  const body = three!.body.kind === "gbcs" ? three!.body : null;
  await push(service, { ...four!, body: body! });
  await exchange.work();
  assert.equal((await storedValues(house)).size, 0);
  const rows = await opened.database.query<{ fault: string }>(
    "select fault from ingestion.dcc_answer where fault is not null order by fault",
  );
  assert.deepEqual(
    rows.map(({ fault }) => fault),
    ["mac-wrong", "replayed", "wrong-signer"],
  );
});

test("no answer in time: asked again under a new id, five times at most, and the reason shows", async () => {
  const { house, service, exchange } = await fresh({ mostAttempts: 3 });
  house.network.disturb = ({ body }) => (body.kind === "read-import-profile" ? "silent" : null);
  await begin(house, service);
  assert.equal(house.network.countOf("read-import-profile"), 13);
  for (let hour = 0; hour < 10; hour++) {
    clock.ms += 2 * 3_600_000;
    await exchange.work();
  }
  assert.equal(house.network.countOf("read-import-profile"), 39);
  const ids = house.network.heard.map(({ requestId }) => requestId.counter);
  assert.equal(new Set(ids).size, ids.length);
  const state = await stateOf(house, service);
  assert.deepEqual([state.requestsTotal, state.requestsDone, state.problem], [13, 0, "source-not-answering"]);
});

test("a late answer is as good as one in time, and what was planned in its place is not asked", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  const late = house.network.waiting.splice(0);
  clock.ms += 2 * 3_600_000;
  house.network.disturb = () => "silent";
  const asked = house.network.heard.length;
  // The deadline has passed, the pause before the second asking has not.
  await exchange.work();
  for (const response of late) assert.equal(await push(service, response), "kept");
  clock.ms += 3_600_000;
  await exchange.work();
  assert.equal(house.network.heard.length, asked);
  const state = await stateOf(house, service);
  assert.deepEqual(
    [state.state, state.requestsTotal, state.requestsDone, state.problem],
    ["running", 13, 13, null],
  );
});

test("a device that cannot be reached is asked again; a refusal is not", async () => {
  for (const [code, asked] of [
    ["E20", 2],
    ["E5", 1],
  ] as const) {
    const { house, service, exchange } = await fresh();
    house.network.disturb = ({ body }) => (body.kind === "read-import-profile" ? { code } : null);
    await begin(house, service);
    clock.ms += 90_000;
    await exchange.work();
    assert.equal(house.network.countOf("read-import-profile"), 13 * asked);
    if (code === "E5") {
      assert.equal((await stateOf(house, service)).problem, "source-refused");
      continue;
    }
    house.network.disturb = () => null;
    clock.ms += 3_600_000;
    await exchange.work();
    await pushAll(house, service);
    assert.equal((await stateOf(house, service)).requestsDone, 13);
  }
});

test("a network that is away for a day is tried now and then, and then everything comes in", async () => {
  const { house, service, exchange } = await fresh();
  house.network.disturb = ({ body }) => (body.kind === "read-inventory" ? null : "unreachable");
  await begin(house, service);
  for (let hour = 0; hour < 24; hour++) {
    clock.ms += 3_600_000;
    await exchange.work();
  }
  assert.ok(house.network.heard.length < 100, "it is not knocked at all the time");
  const ids = house.network.heard.map(({ requestId }) => requestId.counter);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal((await stateOf(house, service)).problem, "source-not-answering");
  house.network.disturb = () => null;
  for (let hour = 0; hour < 3; hour++) {
    clock.ms += 3_600_000;
    await exchange.work();
    await pushAll(house, service);
  }
  const state = await stateOf(house, service);
  assert.deepEqual([state.state, state.problem, state.requestsDone], ["running", null, 13]);
});

test("a quarantined request stops everything that is sent, until an operator clears it", async () => {
  const { house, service, exchange, collection } = await fresh();
  await begin(house, service);
  const { requestId } = house.network.waiting[0]!;
  const text = `${requestId!.originator}:${requestId!.target}:${requestId!.counter}`;
  assert.equal(await push(service, alert({ kind: "quarantined-request", requestId: text })), "kept");
  assert.deepEqual((await exchange.quarantine())?.code, "AD1");
  const heard = house.network.heard.length;
  clock.ms += 2 * 3_600_000;
  await exchange.work();
  await collection.end(house.home.household, "meter-1", "ended by the household");
  await exchange.work();
  assert.equal(house.network.heard.length, heard);
  assert.equal(await exchange.clearQuarantine(), true);
  await exchange.work();
  assert.equal(house.network.countOf("delete-schedule"), 1);
});

test("while stopped, a collection says that an operator has to look; a refused user stops too", async () => {
  const { house, service, exchange } = await fresh();
  house.network.disturb = () => ({ code: "E1" });
  await begin(house, service);
  assert.equal((await exchange.quarantine())?.code, "E1");
  assert.equal((await stateOf(house, service)).problem, "source-refused");
  assert.equal(house.network.heard.length, 1);
});

test("an empty bucket leaves the rest for later", async () => {
  const { house, service, exchange } = await fresh({ requestsPerSecond: 1, requestsAtOnce: 4 });
  await begin(house, service);
  assert.equal(house.network.heard.length, 4);
  clock.ms += 2_000;
  await exchange.work();
  assert.equal(house.network.heard.length, 6);
});

test("a schedule that the DCC removed is made anew with the next look", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  await pushAll(house, service);
  const [scheduleId] = [...house.network.schedules.keys()];
  await push(service, alert({ kind: "schedule-removed", device: METER, scheduleIds: [scheduleId!] }));
  clock.ms = Date.UTC(2025, 6, 11, 8);
  await exchange.work();
  clock.ms = Date.UTC(2025, 6, 12, 7);
  await exchange.work();
  assert.equal(house.network.countOf("create-schedule"), 2);
});

test("a meter that was exchanged: the new one is found, asked and scheduled, and the history goes on", async () => {
  const { house, service, exchange } = await fresh();
  await begin(house, service);
  await pushAll(house, service);
  const before = await storedValues(house);
  clock.ms = Date.UTC(2025, 6, 11, 7);
  house.network.meter = eui("00DB0000000000B0");
  await push(service, alert({ kind: "device-status", device: METER }));
  await push(service, alert({ kind: "change-of-supplier", device: METER }));
  await exchange.work();
  await exchange.work();
  assert.equal(house.network.countOf("read-inventory"), 2);
  assert.equal(house.network.countOf("delete-schedule"), 1);
  assert.deepEqual(
    [...house.network.schedules.values()].map(({ device }) => device),
    [house.network.meter],
  );
  const [scheduleId] = [...house.network.schedules.keys()];
  clock.ms = Date.UTC(2025, 6, 12, 2);
  await push(service, house.network.scheduled(scheduleId!));
  await exchange.work();
  assert.equal((await storedValues(house)).size, before.size + 48);
});

test("whatever goes wrong, the log names no device, no meter point, no household, no proof and no request id", async () => {
  const { house } = await fresh();
  const lines: string[] = [];
  const logger = createLog({ level: "debug", name: "test", write: (line) => void lines.push(line) });
  const service = house.open({ mostAttempts: 2 }, logger);
  house.network.disturb = ({ body }) =>
    body.kind === "read-tariff" ? "unreachable" : body.kind === "create-schedule" ? { code: "E20" } : null;
  await begin(house, service);
  const [one, two] = house.network.waiting.splice(0);
  const content = house.network.log({ fromMs: START_MS - DAY_MS, toMs: START_MS }, "4.8.1");
  const payload = packGbcs({ originator: METER, content, forged: true });
  await push(service, { ...one!, body: { kind: "gbcs", variant: "4.8.1", scheduleId: null, payload } });
  house.network.certificatesHeld = [];
  await push(service, two!);
  await exchangeOf(service).exchange.work();
  clock.ms += 3 * 3_600_000;
  await exchangeOf(service).exchange.work();
  await push(service, alert({ kind: "quarantined-request", requestId: null }));
  assert.ok(lines.length >= 4, `${lines.length} lines`);
  const text = lines.join("\n").toUpperCase().replaceAll("-", "");
  const { household, meterPoint } = house.home;
  const counters = house.network.heard.map(({ requestId }) => String(requestId.counter));
  for (const secret of [METER, DISPLAY, meterPoint, household, "METER1", ...counters])
    assert.ok(!text.includes(secret.toUpperCase().replaceAll("-", "")), "a log line names what it must not");
});
