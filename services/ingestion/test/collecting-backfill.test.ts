import assert from "node:assert/strict";
import { after, test } from "node:test";
import { addDays, daysBetween, settlementDay } from "@halfhourly/domain";
import { heldOf, link, openCollectingHouse, stateOf, truthOf, until } from "./collecting-house.js";

const house = await openCollectingHouse();
after(() => house.close());
const collecting = house.open();
collecting.arrivals.start();
const { client } = collecting;
const YESTERDAY = "2026-11-19";

/** What a source gives, to the half hour, with how far back. */
test("thirteen months come in, newest first, with progress; every half hour is the supplier's own", async () => {
  const home = await house.move("family");
  const begun = await link(house, collecting, home, "family");
  assert.deepEqual([begun.state, begun.source, begun.halfHoursStored], ["collecting", "octopus", 0]);
  await collecting.collect("octopus");
  const fetched = await stateOf(collecting, home);
  assert.equal(fetched.state, "running");
  assert.deepEqual([fetched.to, daysBetween(fetched.from!, YESTERDAY)], [YESTERDAY, 396]);
  assert.equal(fetched.requestsDone, fetched.requestsTotal);
  assert.ok(fetched.requestsTotal >= 13);
  const truth = truthOf(house, home, "family", fetched.from!, YESTERDAY);
  const known = truth.filter(({ value }) => value !== null).length;
  await until(async () => (await stateOf(collecting, home)).halfHoursStored === known);
  const held = await heldOf(house, home, fetched.from!, YESTERDAY);
  const values = new Map(held.map(({ slot, value }) => [slot, value]));
  assert.deepEqual(
    truth.filter(({ slot, value }) => (values.get(slot) ?? null) !== value),
    [],
  );
  assert.ok(held.every((one) => one.held === null || one.held.source !== "generated"));
  const rows = await house.database.query<{ before_slot: string }>(
    "select before_slot from ingestion.source_fetch where source = 'octopus' order by ended_at, id",
  );
  const order = rows.map((row) => Number(row.before_slot));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
  );
});

test("nothing before the move-in date is asked for or stored", async () => {
  const home = await house.move("economy7");
  const movedInOn = addDays(YESTERDAY, -9);
  await link(house, collecting, home, "economy7", { movedInOn });
  await collecting.collect("octopus");
  await until(async () => (await stateOf(collecting, home)).halfHoursStored > 400);
  const held = await heldOf(house, home, addDays(movedInOn, -30), YESTERDAY);
  assert.equal(held.filter(({ value }) => value !== null)[0]?.slot, settlementDay(movedInOn).firstSlot);
  assert.equal((await stateOf(collecting, home)).from, movedInOn);
});

test("what a home exports comes with the meter that counts its import", async () => {
  const home = await house.move("solar");
  await link(house, collecting, home, "solar", { movedInOn: addDays(YESTERDAY, -3) });
  await collecting.collect("octopus");
  await until(async () =>
    (await heldOf(house, home, addDays(YESTERDAY, -3), YESTERDAY, "export")).some(
      ({ value }) => value !== null,
    ),
  );
});

test("the next day is asked for by itself; a day that is whole is not asked for again", async () => {
  const home = await house.move("family", "gas");
  await link(house, collecting, home, "family", { movedInOn: addDays(YESTERDAY, -2) });
  await collecting.collect("octopus");
  await until(async () => (await stateOf(collecting, home)).halfHoursStored === 144);
  house.passDays(1);
  await collecting.collect("octopus");
  await until(async () => (await stateOf(collecting, home)).halfHoursStored === 192);
  const gaps = await house.database.query<{ first_slot: string }>(
    `select f.first_slot from ingestion.source_fetch f join ingestion.source_link l on l.id = f.link_id
     where l.household = $1 and f.why = 'gap'`,
    [home.household],
  );
  assert.deepEqual(
    gaps.map((row) => Number(row.first_slot)),
    [settlementDay(addDays(YESTERDAY, 1)).firstSlot],
  );
  assert.equal((await client.deadLetters(null)).total, 0);
  assert.deepEqual(house.faults, []);
});
