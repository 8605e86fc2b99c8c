import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { SimulatedMeter } from "@halfhourly/dcc-simulator";
import { slotStartMs } from "@halfhourly/domain";
import { callReceiver, openRealHouse, START_MS } from "./dcc-real-house.js";

const house = await openRealHouse({ longestRangeDays: 400 }, { longestRangeDays: 400 }, [
  "Halfhourly simulated DCC",
  "Halfhourly simulated user",
]);
after(() => house.close());
const { simulator, exchange } = house;
const IMPORT = { direction: "import", element: 1 } as const;
const newest = Math.floor(START_MS / 1_800_000) - 1;

let taken = 0;
/** Each test has a meter of its own. */
function another(is: (meter: SimulatedMeter) => boolean) {
  let seen = 0;
  const found = house.find((meter) => is(meter) && seen++ === taken);
  taken++;
  return found;
}
const isPlain = (meter: SimulatedMeter) =>
  meter.generation === "SMETS2" && meter.fuel === "electricity" && meter.elements === 1;

test("over the network: 13 months of a SMETS1 meter in one answer of full length", async () => {
  const found = house.find((meter) => meter.generation === "SMETS1" && meter.fuel === "electricity");
  const home = await house.link(found);
  assert.equal((await house.state(home)).requestsTotal, 1);
  await house.assertWhole(home, found, IMPORT);
});

test("over the network: a marker stays missing until the meter has the value", async () => {
  const found = another(isPlain);
  const { device } = found.meter;
  const truth = house.truth(found, IMPORT);
  const marked = [...truth.keys()].filter((slot) => slot < newest - 100).at(-1)!;
  const marker = simulator.play({
    kind: "marker",
    device,
    endMs: slotStartMs(marked + 1),
    value: 0xffffffff,
  });
  const home = await house.link(found);
  assert.equal((await house.stored(home, IMPORT)).has(marked), false);
  marker();
  // What is missing is asked for in the night.
  for (const at of ["2026-11-23T23:59:00Z", "2026-11-24T05:59:00Z", "2026-11-25T05:59:00Z"])
    await house.advance(Date.parse(at));
  assert.equal((await house.stored(home, IMPORT)).get(marked)?.value, truth.get(marked));
});

test("over the network: a network that is away and a throttle cost nothing but time", async () => {
  const found = another(isPlain);
  const outage = simulator.play({ kind: "outage", how: "unavailable" });
  const home = await house.link(found);
  assert.equal((await house.state(home)).state, "proving");
  outage();
  const throttle = simulator.play({ kind: "throttle", perSecond: 1 });
  for (let step = 0; step < 6; step++) await house.advance(simulator.nowMs() + 10 * 60_000);
  throttle();
  await house.advance(simulator.nowMs() + 60 * 60_000);
  assert.equal((await house.state(home)).state, "running");
  const held = await house.stored(home, IMPORT);
  assert.ok(held.size > 10_000);
});

test("over the network: a request in quarantine stops everything until an operator has looked", async () => {
  const found = another(isPlain);
  const end = simulator.play({ kind: "quarantine", device: found.meter.device });
  const home = await house.link(found);
  await simulator.settled();
  await house.settle();
  assert.equal((await exchange.quarantine())?.code, "AD1");
  assert.equal((await house.state(home)).problem, "source-refused");
  end();
  await exchange.clearQuarantine();
  await house.settle();
  assert.equal(await exchange.quarantine(), null);
});

test("over the network: what is no answer is refused by its code, and what does not end is not read to its end", async () => {
  assert.deepEqual(await callReceiver(house, "", "GET"), { status: 405, text: "post-only" });
  assert.deepEqual(await callReceiver(house, "not XML"), { status: 400, text: "not-xml" });
  assert.deepEqual(await callReceiver(house, "<a/>"), { status: 400, text: "not-duis" });
  const entity = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';
  assert.deepEqual(await callReceiver(house, entity), { status: 400, text: "document-type" });
  const endless = Buffer.concat([Buffer.from("<a>"), Buffer.alloc(17 * 1024 * 1024, "x")]);
  const outcome = await callReceiver(house, endless).catch(() => ({ status: 0, text: "cut off" }));
  assert.ok([400, 413, 0].includes(outcome.status), `${outcome.status} ${outcome.text}`);
});
