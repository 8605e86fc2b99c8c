import assert from "node:assert/strict";
import { after, test } from "node:test";
import { addDays, daysBetween, londonDateAt, settlementDay } from "@halfhourly/domain";
import { heldOf, link, openCollectingHouse, stateOf, truthOf, until } from "./collecting-house.js";
import { slotsOf } from "../src/collecting/plan-days.js";

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

test("the next day is asked for by itself, with the week before it; what is whole and older is not asked for again", async () => {
  const home = await house.move("family", "gas");
  await link(house, collecting, home, "family", { movedInOn: addDays(YESTERDAY, -9) });
  await collecting.collect("octopus");
  await until(async () => (await stateOf(collecting, home)).halfHoursStored === 480);
  house.passDays(1);
  await collecting.collect("octopus");
  await until(async () => (await stateOf(collecting, home)).halfHoursStored === 528);
  const gaps = await house.database.query<{ first_slot: string; before_slot: string }>(
    `select f.first_slot, f.before_slot from ingestion.source_fetch f join ingestion.source_link l on l.id = f.link_id
     where l.household = $1 and f.why = 'gap'`,
    [home.household],
  );
  const { first, before } = slotsOf(addDays(YESTERDAY, -5), addDays(YESTERDAY, 1));
  assert.deepEqual(
    gaps.map((row) => [Number(row.first_slot), Number(row.before_slot)]),
    [[first, before]],
  );
  assert.equal((await client.deadLetters(null)).total, 0);
  assert.deepEqual(house.faults, []);
});

test("what a supplier corrects within a week is seen, also on a day that was whole", async () => {
  const home = await house.move("family", "gas");
  const today = londonDateAt(house.now());
  const day = addDays(today, -6);
  await link(house, collecting, home, "family", { movedInOn: addDays(today, -9) });
  await collecting.collect("octopus");
  await until(async () => (await stateOf(collecting, home)).halfHoursStored === 432);
  const { firstSlot } = settlementDay(day);
  const [start, end] = [firstSlot, firstSlot + 1].map((slot) => new Date(slot * 1_800_000).toISOString());
  const results = [{ consumption: 1.125, interval_start: start, interval_end: end }];
  house.passDays(1);
  const usual = house.simulator.fakes.kraken.misbehave(
    { kind: "garbage", body: JSON.stringify({ count: 1, next: null, previous: null, results }) },
    { path: "/consumption/" },
  );
  await collecting.collect("octopus");
  usual();
  const valueOf = async () => (await heldOf(house, home, day, day))[0]!.value;
  await until(async () => (await valueOf()) === 1_125);
  const replaced = await house.database.query(
    `select 1 from ingestion.replaced_value v join ingestion.register r on r.id = v.register_id
     where v.settlement_date = $1 and r.household = $2`,
    [day, home.household],
  );
  assert.equal(replaced.length, 1);
});
