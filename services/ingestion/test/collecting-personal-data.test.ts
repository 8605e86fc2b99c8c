import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { addDays } from "@halfhourly/domain";
import {
  gate,
  isForHalfHours,
  link,
  openCollectingHouse,
  stateOf,
  until,
  untilHeld,
  watchedHttp,
} from "./collecting-house.js";
import { SourceFault } from "../src/suppliers/source-fault.js";
import { viewing, type Home } from "./service.js";

const house = await openCollectingHouse();
after(() => house.close());
const { kraken } = house.simulator.fakes;
const YESTERDAY = "2026-11-19";
const movedInOn = addDays(YESTERDAY, -2);
const storing = house.open();
storing.arrivals.start();

const TABLES = [
  "dead_letter",
  "day_try",
  "source_fetch",
  "source_link",
  "source_access",
  "source_sign_in",
  "begin_turn",
  "replaced_value",
  "day_block",
  "register",
];

async function rowsIn(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const rows = await house.database.query(`select 1 from ingestion.${table}`);
    if (rows.length > 0) counts[table] = rows.length;
  }
  return counts;
}

function eraseMeter(home: Home, worker = storing) {
  return worker.owner.erase({
    kind: "consent-ended",
    caseId: "case-1",
    household: home.household,
    meterPointHash: house.fieldHash.of("meter point", home.meterPoint),
    fuel: home.fuel,
    purpose: "viewing",
    lastPurpose: true,
  });
}

/** What a failed test left behind is nothing to the next: not what is still on its way to be stored either. */
beforeEach(async () => {
  await until(async () => (await storing.arrivals.backlog()).records === 0);
  for (const table of TABLES) await house.database.query(`delete from ingestion.${table}`);
});

/** A prepayment home with everything that collecting can hold: balance, power, a range that failed, a sign-in under way. */
async function fullHome() {
  const home = await house.move("prepayment");
  const worker = house.open();
  await link(house, worker, home, "prepayment", { movedInOn });
  await worker.collect("octopus");
  await untilHeld(house, home, "prepayment", movedInOn, YESTERDAY);
  await worker.client.live(home.household, "meter-1");
  await worker.collect("octopus");
  // Counted once it is stored.
  await until(async () => (await stateOf(worker, home)).halfHoursStored >= 144);
  return { home, worker };
}

test("the export tells what is collected, asked for and given up; not the key that opens the account", async () => {
  const { home, worker } = await fullHome();
  const end = kraken.misbehave({ kind: "garbage" });
  house.pass(30 * 60_000);
  await worker.collect("octopus");
  end();
  const { entries, notIncluded } = await storing.personalData.personalData(home.household, null);
  const [collection, range, givenUp] = entries as [
    Record<string, unknown>,
    Record<string, unknown>,
    Record<string, unknown>,
  ];
  assert.equal(entries.length, 3);
  const { collectedFrom, proofOfOccupancy, state, halfHoursStored } = collection;
  assert.deepEqual([collectedFrom, proofOfOccupancy, state], ["octopus", "supplier-account", "collecting"]);
  // Three days of the supplier's, and what is there of today.
  assert.ok(Number(halfHoursStored) >= 144);
  assert.match(JSON.stringify(collection["balance"]), /x 10\^-10 GBP/);
  assert.ok(Number((collection["newestPower"] as { watts: number }).watts) > 0);
  assert.deepEqual(
    [range["askedFrom"], range["state"], range["halfHours"], range["fromUtc"]],
    ["octopus", "answered", 144, `${movedInOn}T00:00:00Z`],
  );
  assert.deepEqual(
    [givenUp["givenUpAtSource"], givenUp["stage"], givenUp["reason"]],
    ["octopus", "balance", "not-understood"],
  );
  assert.ok(notIncluded?.["supplierAccess"] !== undefined);
  const { apiKey, meterPoints } = house.simulator.home("prepayment");
  const text = JSON.stringify(entries);
  assert.ok(text.includes(home.meterPoint), "it is theirs");
  for (const secret of [apiKey, meterPoints[0]!.meters[0]!.deviceId, "fake."])
    assert.ok(!text.includes(secret));
  house.pass(30 * 60_000);
  await worker.collect("octopus");
  assert.equal((await worker.client.deadLetters(null)).total, 0, "the next balance answers for the last");
  const nobody = await storing.personalData.personalData("nobody", null);
  assert.deepEqual(nobody.entries, []);

  await house.consent.withdraw(viewing(home), "test");
  await eraseMeter(home);
});

test("an erased meter leaves nothing, and its account stays only for the household's other meter", async () => {
  const { home, worker } = await fullHome();
  const gas = await house.move("prepayment", "gas", home.household);
  const found = await worker.client.find(house.account(home, "prepayment"));
  const wanted = house.wanted(gas, found.ticket, { meterId: "meter-2", movedInOn });
  await worker.client.begin(await house.grantOf(gas), wanted);
  await worker.collect("octopus");
  await untilHeld(house, gas, "prepayment", movedInOn, YESTERDAY);

  await house.consent.withdraw(viewing(home), "test");
  const receipt = await eraseMeter(home);
  assert.equal(receipt.removed["table ingestion.source_link"], 1);
  const left = await house.database.query("select meter_id from ingestion.source_link");
  assert.deepEqual(left, [{ meter_id: "meter-2" }]);
  const accesses = await house.database.query<{ found: Buffer | null }>(
    "select found from ingestion.source_access",
  );
  assert.deepEqual(accesses, [{ found: null }], "of two accesses the one in use, without what was found");
  house.passDays(1);
  await worker.collect("octopus");
  await untilHeld(house, gas, "prepayment", movedInOn, addDays(YESTERDAY, 1));
  assert.equal(await worker.client.state(home.household, "meter-1"), null);

  await house.consent.withdraw(viewing(gas), "test");
  const closing = {
    kind: "account-closed",
    caseId: "case-2",
    household: home.household,
    subject: "s",
  } as const;
  await storing.owner.erase(closing);
  assert.deepEqual(await rowsIn(), {});
  assert.equal(
    (await storing.owner.erase(closing)).removed["table ingestion.source_link"],
    0,
    "it may be asked again",
  );
  const asked = kraken.requests();
  house.passDays(1);
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked);
});

test("consent that ends while an answer is on its way: nothing of it is kept, and the access is forgotten", async () => {
  const home = await house.move("family");
  const [reached, late] = [gate(), gate()];
  const worker = house.open(
    watchedHttp(async (request) => {
      if (!isForHalfHours(request)) return;
      reached.open();
      await late.opened;
    }),
  );
  await link(house, worker, home, "family", { movedInOn });
  const work = worker.collect("octopus");
  await reached.opened;
  await house.consent.withdraw(viewing(home), "test");
  late.open();
  await work;
  const { state, problem, halfHoursStored } = await stateOf(worker, home);
  assert.deepEqual([state, problem, halfHoursStored], ["stopped", "consent-ended", 0]);
  await until(async () => (await storing.arrivals.backlog()).records === 0);
  const { register: _register, ...rows } = await rowsIn();
  assert.deepEqual(rows, { source_access: 1, source_fetch: 1, source_link: 1 });
  house.pass(16 * 60_000);
  const tidying = house.open();
  tidying.start();
  // What was found at the supplier, and the access with it, lasts 15 minutes.
  await until(async () => !("source_access" in (await rowsIn())));
  await tidying.stop();
  await eraseMeter(home);
  assert.deepEqual(await rowsIn(), {});
});

test("an access that nothing uses any more ends at its source, whatever way it came to be unused", async () => {
  const ended: (string | null)[] = [];
  const worker = house.open({
    endAccess: async (_call, access) => {
      ended.push(access.apiKey);
      throw new SourceFault("not-reached", "An outage is nothing that a household waits for.");
    },
  });
  const { apiKey } = house.simulator.home("family");
  const endedBy = async (name: string, work: (home: Home) => Promise<unknown>) => {
    ended.length = 0;
    const home = await house.move("family");
    await link(house, worker, home, "family", { movedInOn });
    // Its ticket is over: nothing but the collection has the access.
    await house.database.query(
      "update ingestion.source_access set found = null, ticket_hash = null, ticket_ends_at = null",
    );
    await work(home);
    assert.deepEqual(ended, [apiKey], name);
    await house.database.query("delete from ingestion.source_link");
    await house.database.query("delete from ingestion.dcc_proof_try");
  };
  await endedBy("the household stops it", (home) => worker.client.end(home.household, "meter-1", "test"));
  await endedBy("another source is chosen", (home) =>
    link(house, worker, home, "family", { movedInOn, source: "edf" }),
  );
  await endedBy("the consent ends", async (home) => {
    await house.consent.withdraw(viewing(home), "test");
    await worker.collect("octopus");
  });
  await endedBy("the meter is erased", async (home) => {
    await house.consent.withdraw(viewing(home), "test");
    await eraseMeter(home, worker);
  });
  await endedBy("what was found is not used", async (home) => {
    await worker.client.find(house.account(home, "family"));
    house.pass(16 * 60_000);
    worker.start();
    await until(() => ended.length > 0);
    await worker.stop();
  });
});

test("a dead letter is kept for 90 days, which days were asked for 430", async () => {
  const { home, worker } = await fullHome();
  kraken.misbehave({ kind: "garbage" }, { times: 1 });
  house.pass(30 * 60_000);
  await worker.collect("octopus");
  const retained = async (days: number) => storing.owner.retain(house.now() + days * 86_400_000);
  const counts = async () => {
    const { dead_letter = 0, source_fetch = 0, source_link = 0 } = await rowsIn();
    return [dead_letter, source_fetch, source_link];
  };
  assert.deepEqual(await counts(), [1, 1, 1]);
  await retained(89);
  assert.deepEqual(await counts(), [1, 1, 1]);
  assert.equal((await retained(91))["table ingestion.dead_letter"], 1);
  await retained(429);
  assert.deepEqual(await counts(), [0, 1, 1]);
  assert.equal((await retained(431))["table ingestion.source_fetch"], 1);
  assert.deepEqual(await counts(), [0, 0, 1]);
  assert.equal((await stateOf(worker, home)).state, "running");
});
