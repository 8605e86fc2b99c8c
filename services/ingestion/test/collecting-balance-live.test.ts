import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { addDays } from "@halfhourly/domain";
import { heldOf, openCollectingHouse, until, untilHeld } from "./collecting-house.js";
import { misbehave, noLinks, running, showOf, yesterday } from "./collecting-running.js";

const house = await openCollectingHouse();
after(() => house.close());
beforeEach(() => noLinks(house));
const { kraken } = house.simulator.fakes;
house.open().arrivals.start();
const MINUTE_MS = 60_000;

const unknownDevice = {
  kind: "garbage",
  body: JSON.stringify({
    errors: [{ message: "", extensions: { errorCode: "KT-CT-4301", errorType: "NOT_FOUND" } }],
    data: null,
  }),
} as const;

test("a balance that the source has not ends no collection: it is asked for again with the next look", async (t) => {
  const worker = house.open();
  const home = await running(house, worker, "prepayment");
  const { held } = await worker.client.balance(home.household, "meter-1");
  assert.ok(held !== null && held.credit > 0n);
  house.pass(30 * MINUTE_MS);
  const end = misbehave(t, kraken, unknownDevice);
  await worker.collect("octopus");
  assert.deepEqual(await showOf(worker, home), ["running", null]);
  const asked = kraken.requests();
  house.pass(60 * MINUTE_MS);
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked);
  end();
  house.passDays(1);
  await worker.collect("octopus");
  await worker.collect("octopus");
  await untilHeld(house, home, "prepayment", yesterday(house), yesterday(house));
  const again = await worker.client.balance(home.household, "meter-1");
  assert.ok(again.held !== null && again.held.askedAtMs === house.now());
});

test("live is asked for while somebody looks, and is provisional; a device that is gone ends no collection", async (t) => {
  const worker = house.open();
  const home = await running(house, worker, "family");
  const look = () => worker.client.live(home.household, "meter-1");
  assert.deepEqual(await look(), { held: null, problem: "not-asked-yet" });
  await worker.collect("octopus");
  const { held } = await look();
  assert.ok(held?.power !== null && held?.power !== undefined);
  const today = addDays(yesterday(house), 1);
  await until(async () => (await heldOf(house, home, today, today)).some(({ value }) => value !== null));
  const soFar = (await heldOf(house, home, today, today)).filter(({ value }) => value !== null);
  assert.ok(soFar.every((one) => one.held?.source === "live"));

  const end = misbehave(t, kraken, unknownDevice);
  house.pass(MINUTE_MS / 2);
  await worker.collect("octopus");
  assert.deepEqual(await showOf(worker, home), ["running", null]);
  const asked = kraken.requests();
  await look();
  await worker.collect("octopus");
  assert.equal(kraken.requests(), asked, "however often somebody looks");
  end();
  house.pass(3 * MINUTE_MS);
  await look();
  await worker.collect("octopus");
  assert.equal((await look()).held?.askedAtMs, house.now());

  // The supplier's own half hours take the place of the device's, which is written down.
  house.passDays(1);
  await worker.collect("octopus");
  await untilHeld(house, home, "family", today, today);
  const day = await heldOf(house, home, today, today);
  assert.ok(day.every((one) => one.held?.source === "supplier"));
  const register = { meterPoint: home.meterPoint, fuel: home.fuel, direction: "import", element: 1 } as const;
  const first = day[0]!.slot;
  const replaced = await house.readingStore.replaced(
    await house.grantOf(home),
    register,
    first,
    first + day.length,
  );
  assert.deepEqual(new Set(replaced.map((one) => one.replaced.source)), new Set(["live"]));
});
