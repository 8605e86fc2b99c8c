import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { addDays } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import {
  gate,
  heldOf,
  isForHalfHours,
  link,
  openCollectingHouse,
  START_MS,
  stateOf,
  until,
  untilHeld,
  watchedHttp,
} from "./collecting-house.js";
import { noLinks } from "./collecting-running.js";
import { MPAN, type Home } from "./service.js";

const house = await openCollectingHouse();
after(() => house.close());
const storing = house.open();
storing.arrivals.start();
const YESTERDAY = "2026-11-19";
/** Four ranges of at most 31 days. */
const MOVED_IN = addDays(YESTERDAY, -99);

/** Every test its own households; the work of earlier ones is over. */
beforeEach(async () => {
  house.pass(START_MS - house.now());
  await noLinks(house);
});

async function rangesOf(home: Home) {
  const rows = await house.database.query<{ state: string; ranges: number; half_hours: number }>(
    `select f.state, count(*)::int as ranges, sum(f.half_hours)::int as half_hours from ingestion.source_fetch f
     join ingestion.source_link l on l.id = f.link_id where l.household = $1 group by 1`,
    [home.household],
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.ranges]));
}

test("a backfill that is cut off goes on where it stopped: no range is fetched twice, no half hour lost or doubled", async () => {
  const home = await house.move("family");
  const reached = gate();
  let ranges = 0;
  const cut = watchedHttp(async (request, signal) => {
    if (!isForHalfHours(request) || ++ranges < 3) return;
    reached.open();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
    throw signal.reason;
  });
  const first = house.open(cut);
  await link(house, first, home, "family", { movedInOn: MOVED_IN });
  const work = first.collect("octopus");
  await reached.opened;
  const midway = await stateOf(first, home);
  assert.deepEqual([midway.state, midway.requestsDone, midway.requestsTotal], ["collecting", 2, 4]);
  await first.stop();
  await work;
  assert.deepEqual(await rangesOf(home), { answered: 2, planned: 2 });

  house.pass(5_000);
  const { asked, httpWith } = watchedHttp();
  const second = house.open({ httpWith });
  await second.collect("octopus");
  assert.equal(asked.halfHours, 2);
  assert.equal((await stateOf(second, home)).state, "running");
  const known = await untilHeld(house, home, "family", MOVED_IN, YESTERDAY);
  // Counted once it is stored.
  await until(async () => (await stateOf(second, home)).halfHoursStored === known);
  const attempts = await house.database.query("select 1 from ingestion.source_fetch where attempt > 1");
  assert.equal(attempts.length, 0, "being stopped is no fault of the source's");
});

test("two workers at once share the homes out: each range is asked for once", async () => {
  const homes = [await house.move("family"), await house.move("economy7"), await house.move("solar")];
  const { asked, httpWith } = watchedHttp();
  const workers = [house.open({ httpWith }), house.open({ httpWith })];
  for (const [n, name] of ["family", "economy7", "solar"].entries())
    await link(house, workers[0]!, homes[n]!, name, { movedInOn: MOVED_IN });
  await Promise.all(workers.map((worker) => worker.collect("octopus")));
  assert.ok(asked.halfHours > 12, "economy7's meter was exchanged, and solar has one for export");
  assert.equal(asked.urls.size, asked.halfHours, "nothing was asked for twice");
  const once = asked.halfHours;
  for (const [n, name] of ["family", "economy7", "solar"].entries()) {
    assert.deepEqual(await rangesOf(homes[n]!), { answered: 4 });
    await untilHeld(house, homes[n]!, name, MOVED_IN, YESTERDAY);
  }
  await Promise.all(workers.map((worker) => worker.collect("octopus")));
  assert.equal(asked.halfHours, once);
  const solarExport = await heldOf(house, homes[2]!, MOVED_IN, YESTERDAY, "export");
  assert.ok(solarExport.some(({ value }) => value !== null));
});

test("an account whose worker died is left to it until its claim has run out, and then taken over", async () => {
  const home = await house.move("family");
  const worker = house.open();
  await link(house, worker, home, "family", { movedInOn: YESTERDAY });
  const claimUntil = (seconds: number) =>
    house.database.query(
      "update ingestion.source_access set claimed_by = 'dead', claimed_until = now() + make_interval(secs => $1)",
      [seconds],
    );
  await claimUntil(3_600);
  await worker.collect("octopus");
  assert.equal((await stateOf(worker, home)).requestsTotal, 0);
  await claimUntil(-1);
  await worker.collect("octopus");
  assert.equal((await stateOf(worker, home)).state, "running");
});

async function codeOf(work: Promise<unknown>): Promise<string> {
  const fault = await work.then(
    () => assert.fail("it was done"),
    (error: unknown) => error,
  );
  assert.ok(fault instanceof Problem, String(fault));
  return fault.code;
}

test("two tabs that begin the same meter at once: one begins it, the other is told so", async () => {
  const home = await house.move("family");
  const { client } = house.open();
  const { ticket } = await client.find(house.account(home, "family"));
  const grant = await house.grantOf(home);
  const tabs = await Promise.allSettled([1, 2, 3].map(() => client.begin(grant, house.wanted(home, ticket))));
  assert.equal(tabs.filter(({ status }) => status === "fulfilled").length, 1);
  for (const tab of tabs)
    if (tab.status === "rejected")
      assert.match((tab.reason as Problem).code, /^(begun-elsewhere|collection-running)$/);
  assert.equal(await codeOf(client.begin(grant, house.wanted(home, ticket))), "collection-running");
  const links = await house.database.query("select 1 from ingestion.source_link");
  assert.equal(links.length, 1);
});

test("a ticket is its household's own, for 15 minutes, for the meters of its account", async () => {
  const [home, other] = [await house.move("family"), await house.move("family")];
  const { client } = house.open();
  const { ticket } = await client.find(house.account(home, "family"));
  const begin = async (who: Home, over = {}) =>
    codeOf(client.begin(await house.grantOf(who), house.wanted(who, ticket, over)));
  assert.equal(await begin(other), "ticket-ended");
  assert.equal(await begin(home, { source: "edf" }), "ticket-ended");
  assert.equal(await begin(home, { proof: { kind: "display-id", displayId: "x" } }), "proof-not-taken");
  assert.equal(await begin(home, { movedInOn: "2026-11-21" }), "moved-in-date");
  const elsewhere = await house.newHome();
  assert.equal(elsewhere.meterPoint, MPAN);
  const found = await client.find(house.account(elsewhere, "family"));
  const wanted = house.wanted(elsewhere, found.ticket);
  assert.equal(await codeOf(client.begin(await house.grantOf(elsewhere), wanted)), "meter-not-in-account");
  house.pass(15 * 60_000);
  assert.equal(await begin(home), "ticket-ended");
});

test("where somebody has to look at papers nothing is asked before; a no forgets what lets us in", async () => {
  const { asked, httpWith } = watchedHttp();
  const worker = house.open({ httpWith });
  const proof = { kind: "manual-review" } as const;
  const begun = async () => {
    const home = await house.move("family");
    const { state, reviewCode } = await link(house, worker, home, "family", { proof, movedInOn: YESTERDAY });
    assert.equal(state, "waiting-for-review");
    await worker.collect("octopus");
    assert.equal(asked.halfHours, 0);
    return { home, reviewCode: reviewCode ?? "" };
  };
  const [refused, approved] = [await begun(), await begun()];
  const waiting = (await worker.client.reviews()).map((one) => one.reviewCode);
  assert.deepEqual(waiting.toSorted(), [refused.reviewCode, approved.reviewCode].toSorted());
  await worker.client.refuse(refused.reviewCode, "case 7");
  const { state, problem } = await stateOf(worker, refused.home);
  assert.deepEqual([state, problem], ["refused", "review-refused"]);
  await worker.client.approve(approved.reviewCode, "case 8");
  assert.equal(await codeOf(worker.client.approve(refused.reviewCode, "case 9")), "review-not-found");
  await worker.collect("octopus");
  await untilHeld(house, approved.home, "family", YESTERDAY, YESTERDAY);
  assert.equal(asked.halfHours, 1);
});

test("an account is looked up five times a day by a household, ten times by all; the sixth asks nothing of the source", async () => {
  const { client } = house.open();
  const wrong = (home: Home) => ({
    ...house.account(home, "economy7"),
    access: { kind: "api-key", apiKey: "sk_guessed", accountNumber: "a-51000001" } as const,
  });
  const homes = [await house.move("economy7"), await house.move("economy7"), await house.move("economy7")];
  const [first, second, third] = homes as [Home, Home, Home];
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal(await codeOf(client.find(wrong(first))), "access-refused");
  const before = house.simulator.fakes.kraken.requests();
  assert.equal(await codeOf(client.find(house.account(first, "economy7"))), "too-many-attempts");
  assert.equal(house.simulator.fakes.kraken.requests(), before);
  for (let tries = 0; tries < 5; tries += 1) await codeOf(client.find(wrong(second)));
  assert.equal(await codeOf(client.find(wrong(third))), "too-many-attempts");
  house.passDays(1);
  assert.equal((await client.find(house.account(first, "economy7"))).meters.length, 1);
  const audits = await house.database.query(
    "select 1 from ingestion.audit_entry where what = 'supplier-account.find' and chain = $1",
    [first.household],
  );
  assert.equal(audits.length, 1);
});

test("a supplier switch and a meter exchange keep one history; what the old supplier still says counts no more", async () => {
  const home = await house.move("economy7");
  const late = gate();
  const reached = gate();
  const held = watchedHttp(async (request) => {
    if (!isForHalfHours(request)) return;
    reached.open();
    await late.opened;
    return { status: 401, headers: {}, bytes: new Uint8Array() };
  });
  const old = house.open(held);
  await link(house, old, home, "economy7", { movedInOn: addDays(YESTERDAY, -9) });
  const work = old.collect("octopus");
  await reached.opened;

  const worker = house.open();
  const switched = await link(house, worker, home, "economy7", { source: "edf", movedInOn: MOVED_IN });
  assert.deepEqual([switched.source, switched.state, switched.problem], ["edf", "collecting", null]);
  late.open();
  await work;
  assert.deepEqual(
    [(await stateOf(worker, home)).state, (await stateOf(worker, home)).problem],
    ["collecting", null],
  );
  await worker.collect("edf");
  const begun = await stateOf(worker, home);
  assert.deepEqual([begun.state, begun.requestsTotal, begun.requestsDone], ["running", 4, 4]);
  // The meter was exchanged within these days.
  await untilHeld(house, home, "economy7", MOVED_IN, YESTERDAY);
  await link(house, worker, home, "economy7", { source: "glow", movedInOn: MOVED_IN });
  await worker.collect("glow");
  await untilHeld(house, home, "economy7", MOVED_IN, YESTERDAY);

  const registers = await house.database.query("select 1 from ingestion.register where household = $1", [
    home.household,
  ]);
  assert.equal(registers.length, 1);
  const links = await house.database.query("select source from ingestion.source_link where household = $1", [
    home.household,
  ]);
  assert.deepEqual(links, [{ source: "glow" }]);
  house.passDays(1);
  await worker.collect("glow");
  await untilHeld(house, home, "economy7", MOVED_IN, addDays(YESTERDAY, 1));
});

test("a source that counts gas in another unit than the history is held up and said, and changes nothing of it", async () => {
  const home = await house.move("family", "gas");
  const worker = house.open();
  const movedInOn = addDays(YESTERDAY, -2);
  await link(house, worker, home, "family", { movedInOn });
  await worker.collect("octopus");
  await untilHeld(house, home, "family", movedInOn, YESTERDAY);
  // Octopus tells m3 and Glow kWh.
  await link(house, worker, home, "family", { source: "glow", movedInOn });
  house.passDays(1);
  await worker.collect("glow");
  await until(async () => (await stateOf(worker, home)).problem === "unit-differs");
  const { letters } = await worker.client.deadLetters("glow");
  assert.deepEqual(
    letters.map(({ stage, reason }) => [stage, reason]),
    [["store", "unit-differs"]],
  );
  const asked = house.simulator.fakes.glow.requests();
  house.passDays(1);
  await worker.collect("glow");
  assert.equal(house.simulator.fakes.glow.requests(), asked, "until somebody has looked");
  await untilHeld(house, home, "family", movedInOn, YESTERDAY);
  const held = await heldOf(house, home, addDays(YESTERDAY, 1), addDays(YESTERDAY, 2));
  assert.ok(held.every(({ value }) => value === null));
});
