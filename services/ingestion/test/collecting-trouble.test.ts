import assert from "node:assert/strict";
import { after, beforeEach, mock, test } from "node:test";
import { addDays } from "@halfhourly/domain";
import {
  openCollectingHouse,
  stateOf,
  truthOf,
  until,
  untilHeld,
  type Collecting,
} from "./collecting-house.js";
import { misbehave, noLinks, running, showOf, yesterday } from "./collecting-running.js";

const house = await openCollectingHouse();
after(() => house.close());
const { kraken } = house.simulator.fakes;
/** By the real clock, as the breaker counts: it stands, and is set on by hand. */
mock.timers.enable({ apis: ["Date"], now: Date.now() });
const YESTERDAY = "2026-11-19";
const MINUTE_MS = 60_000;

/** Each test has a worker of its own, with guards that know of no earlier trouble; all store by the first. */
house.open().arrivals.start();

beforeEach(() => noLinks(house));

async function statusOf(worker: Collecting, source: string) {
  const found = (await worker.client.sourcesStatus()).find((one) => one.source === source);
  assert.ok(found !== undefined);
  return found;
}

test("days are asked for in the window, each home at its own minute; while yesterday is not there, every two hours", async (t) => {
  const DAY_MS = 1_440 * MINUTE_MS;
  const dayOf = (ms: number) => Math.floor(ms / DAY_MS);
  const hourOf = (ms: number) => (ms % DAY_MS) / (60 * MINUTE_MS);
  house.pass((dayOf(house.now()) + 1) * DAY_MS + 240 * MINUTE_MS - house.now());
  const worker = house.open();
  const home = await running(house, worker, "family");
  const lookAt = async () => {
    const rows = await house.database.query<{ look_at: Date }>(
      "select look_at from ingestion.source_link where household = $1",
      [home.household],
    );
    return new Date(rows[0]!.look_at).getTime();
  };
  const known = truthOf(house, home, "family", yesterday(house), yesterday(house));
  assert.ok(
    known.every(({ value }) => value !== null),
    "a gap would have it looked at all day",
  );
  const passTo = (ms: number) => house.pass(ms - house.now());
  const again = await lookAt();
  assert.equal(again - house.now(), 120 * MINUTE_MS, "yesterday was not there yet when it was linked");
  passTo(again);
  await worker.collect("octopus");
  // Its own minute may still be to come today.
  if (dayOf(await lookAt()) === dayOf(again)) {
    passTo(await lookAt());
    await worker.collect("octopus");
  }
  const turn = await lookAt();
  assert.deepEqual([dayOf(turn), hourOf(turn) >= 2 && hourOf(turn) < 10], [dayOf(again) + 1, true]);
  passTo(turn - 1);
  const asked = kraken.requests();
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked, "not before its minute");

  const none = { kind: "garbage", body: '{"count":0,"next":null,"previous":null,"results":[]}' } as const;
  const end = misbehave(t, kraken, none, { path: "/consumption/" });
  const looks: number[] = [];
  let at = turn;
  for (; dayOf(at) === dayOf(turn); at = await lookAt()) {
    looks.push(at);
    passTo(at);
    await worker.collect("octopus");
  }
  end();
  assert.deepEqual(
    looks,
    looks.map((_, n) => turn + n * 120 * MINUTE_MS),
  );
  const last = hourOf(looks.at(-1)!);
  assert.ok(last >= 8 && last < 10, "as long as the window is open");
  assert.equal(at, turn + DAY_MS, "always at the same minute");
  passTo(at);
  await worker.collect("octopus");
  await untilHeld(house, home, "family", addDays(yesterday(house), -1), yesterday(house));
});

test("an outage opens the breaker, is told with its next try, and ends by itself; another source goes on meanwhile", async (t) => {
  const worker = house.open();
  const [octopus, glow] = [
    await running(house, worker, "family"),
    await running(house, worker, "economy7", "glow"),
  ];
  house.passDays(1);
  const end = misbehave(t, kraken, { kind: "failing", status: 503 });
  for (let tries = 0; tries < 5; tries += 1) {
    await worker.collect("octopus");
    house.pass(2 * MINUTE_MS);
  }
  assert.equal((await statusOf(worker, "octopus")).breaker, "open");
  const { lastFault, nextTryAtMs, calls, answered } = await statusOf(worker, "octopus");
  assert.deepEqual([lastFault?.code, calls - answered], ["not-reached", 5]);
  assert.ok(nextTryAtMs !== null);
  assert.deepEqual(await showOf(worker, octopus), ["running", "source-not-answering"]);
  assert.notEqual((await stateOf(worker, octopus)).nextTryAtMs, null);
  const asked = kraken.requests();
  for (let tries = 0; tries < 3; tries += 1) {
    house.pass(10 * MINUTE_MS);
    await worker.collect("octopus");
  }
  assert.equal(kraken.requests(), asked, "an open breaker asks nothing");

  await worker.collect("glow");
  await untilHeld(house, glow, "economy7", addDays(yesterday(house), -3), yesterday(house));
  assert.deepEqual(await showOf(worker, glow), ["running", null]);
  assert.equal((await statusOf(worker, "glow")).breaker, "closed");

  mock.timers.tick(MINUTE_MS);
  house.pass(10 * MINUTE_MS);
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked + 1, "half open: one call is let through");
  end();
  mock.timers.tick(MINUTE_MS);
  house.pass(60 * MINUTE_MS);
  await worker.collect("octopus");
  assert.equal((await statusOf(worker, "octopus")).breaker, "closed");
  await untilHeld(house, octopus, "family", addDays(yesterday(house), -3), yesterday(house));
  assert.deepEqual(await showOf(worker, octopus), ["running", null]);
  assert.equal((await worker.client.deadLetters(null)).total, 0, "an outage is nobody's dead letter");
});

test("a source that says slow down is left alone for as long as it says, by everybody", async (t) => {
  const worker = house.open();
  const home = await running(house, worker, "family");
  house.passDays(1);
  misbehave(t, kraken, { kind: "too-many", retryAfterSeconds: 600 }, { times: 1 });
  await worker.collect("octopus");
  const asked = kraken.requests();
  const other = await house.move("solar");
  const looking = worker.client.find(house.account(other, "solar"));
  await assert.rejects(looking, { code: "source-not-answering" });
  house.pass(599_000);
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked);
  const { lastFault, breaker } = await statusOf(worker, "octopus");
  assert.deepEqual([lastFault?.code, breaker], ["slow-down", "closed"]);
  house.pass(2_000);
  await worker.collect("octopus");
  await untilHeld(house, home, "family", addDays(yesterday(house), -3), yesterday(house));
});

test("whoever looks an account up is told within the limit that the source does not answer", async (t) => {
  const worker = house.open({ limits: { apiTimeoutMs: 50 } });
  const home = await house.move("family");
  misbehave(t, kraken, { kind: "hang" });
  await assert.rejects(worker.client.find(house.account(home, "family")), { code: "source-not-answering" });
  const { lastFault, breaker } = await statusOf(worker, "octopus");
  assert.deepEqual([lastFault?.code, breaker], ["not-reached", "closed"]);
});

test("an answer that is not understood is tried five times more, set aside with its reason, and replayed", async (t) => {
  const worker = house.open();
  const home = await running(house, worker, "family");
  house.passDays(1);
  const end = misbehave(
    t,
    kraken,
    { kind: "garbage", body: '{"results": [{"consumption": "much"}]}' },
    { path: "/consumption/" },
  );
  const before = kraken.requests();
  for (let tries = 0; tries < 8; tries += 1) {
    await worker.collect("octopus");
    house.pass(MINUTE_MS);
  }
  const { letters, total } = await worker.client.deadLetters("octopus");
  const [letter] = letters;
  assert.equal(total, 1);
  assert.deepEqual(
    [letter?.stage, letter?.reason, letter?.attempts, letter?.from, letter?.to],
    ["fetch", "not-understood", 6, addDays(yesterday(house), -3), yesterday(house)],
  );
  assert.equal(kraken.requests(), before + 2 + 6, "for a token, for the account, and six tries");
  assert.equal((await statusOf(worker, "octopus")).deadLetters, 1);
  assert.equal((await stateOf(worker, home)).problem, "source-not-answering");
  assert.equal((await worker.client.deadLetters("glow")).total, 0);
  assert.equal(await worker.client.replay({ source: "glow", id: null }), 0);

  end();
  assert.equal(await worker.client.replay({ source: null, id: letter!.id }), 1);
  await worker.collect("octopus");
  await untilHeld(house, home, "family", addDays(yesterday(house), -3), yesterday(house));
  assert.equal((await worker.client.deadLetters(null)).total, 0);
  assert.deepEqual(await showOf(worker, home), ["running", null]);
});

test("what was given up and is answered with a later look is a dead letter no more", async (t) => {
  const worker = house.open();
  const home = await running(house, worker, "family");
  house.passDays(1);
  const end = misbehave(t, kraken, { kind: "truncated" }, { path: "/consumption/" });
  for (let tries = 0; tries < 6; tries += 1) {
    await worker.collect("octopus");
    house.pass(MINUTE_MS);
  }
  assert.equal((await worker.client.deadLetters("octopus")).total, 1);
  end();
  house.passDays(1);
  await worker.collect("octopus");
  await untilHeld(house, home, "family", addDays(yesterday(house), -3), yesterday(house));
  assert.equal((await worker.client.deadLetters("octopus")).total, 0);
});

test("a record of the stream that nobody can read is listed among them, and replayed it is listed again", async () => {
  const { client } = house.open();
  await house.stream.append([{ key: "of-nobody", value: Buffer.from("no arrival") }]);
  const letters = async () => (await client.deadLetters("stream")).letters;
  await until(async () => (await letters()).length === 1);
  const [first] = await letters();
  assert.deepEqual([first?.stage, first?.reason, first?.from], ["store", "arrival-corrupt", null]);
  assert.equal(await client.replay({ source: "stream", id: null }), 1);
  await until(async () => (await letters()).some(({ id }) => id !== first?.id));
  const [again, ...more] = await letters();
  assert.deepEqual([again?.reason, more], ["arrival-corrupt", []]);
});

test("a token that has ended is renewed by itself; one that is taken no more asks the household to sign in again", async () => {
  const worker = house.open();
  const home = await house.move("family");
  const { login, password } = house.simulator.home("family");
  const signIn = async () => {
    const access = { kind: "password", login, password, accountNumber: null } as const;
    const { ticket } = await worker.client.find({ ...house.account(home, "family"), access });
    const movedInOn = addDays(YESTERDAY, -2);
    await worker.client.begin(await house.grantOf(home), house.wanted(home, ticket, { movedInOn }));
  };
  await signIn();
  await worker.collect("octopus");
  const kept = await house.database.query<{ access: Buffer }>("select access from ingestion.source_access");
  const sealed = Buffer.concat(kept.map(({ access }) => access)).toString("latin1");
  assert.ok(!sealed.includes(password) && !sealed.includes("refresh-"));
  // Tokens last an hour, what renews them a week; each is good once.
  for (let days = 0; days < 3; days += 1) {
    house.passDays(1);
    await worker.collect("octopus");
    await untilHeld(house, home, "family", yesterday(house), yesterday(house));
  }
  assert.deepEqual(await showOf(worker, home), ["running", null]);

  house.passDays(8);
  await worker.collect("octopus");
  assert.deepEqual(await showOf(worker, home), ["running", "access-ended"]);
  const asked = kraken.requests();
  house.passDays(1);
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked, "nothing is asked under it any more");
  await signIn();
  assert.equal((await stateOf(worker, home)).problem, null);
  await worker.collect("octopus");
  await untilHeld(house, home, "family", addDays(YESTERDAY, -2), yesterday(house));
});
