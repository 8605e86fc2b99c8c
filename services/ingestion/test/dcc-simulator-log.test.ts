import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { SimulatedMeter } from "@halfhourly/dcc-simulator";
import { SLOT_MS } from "@halfhourly/domain";
import { openRealHouse } from "./dcc-real-house.js";

const house = await openRealHouse();
after(() => house.close());
const { simulator, collection } = house;
const GARBLED_END_MS = Date.parse("2026-11-20T06:30:00Z");
const slot = GARBLED_END_MS / SLOT_MS - 1;

test("over the network: a garbled half hour is found by the meter's daily log and mended, of every kind of meter", async () => {
  const kinds: readonly ((meter: SimulatedMeter) => boolean)[] = [
    ({ generation, fuel, elements }) => generation === "SMETS2" && fuel === "electricity" && elements === 2,
    ({ generation, fuel }) => generation === "SMETS2" && fuel === "gas",
    ({ generation, fuel }) => generation === "SMETS1" && fuel === "electricity",
  ];
  const linked = [];
  for (const is of kinds) {
    const found = house.find(is);
    simulator.play({ kind: "garbled", device: found.meter.device, endMs: GARBLED_END_MS });
    linked.push({ found, home: await house.link(found) });
  }
  const asked = () => simulator.counts().receivedByService["4.17"] ?? 0;
  for (const { found, home } of linked) {
    const [first, truth] = [await house.stored(home, IMPORT), house.truth(found, IMPORT)];
    assert.notEqual(first.get(slot)?.value, truth.get(slot), "what came first is wrong");
  }
  for (const at of ["24T08:00", "25T05:59", "25T08:00", "26T05:59"])
    await house.advance(Date.parse(`2026-11-${at}:00Z`));
  for (const { found, home } of linked) {
    assert.equal((await house.stored(home, IMPORT)).get(slot)?.value, house.truth(found, IMPORT).get(slot));
    assert.deepEqual((await house.state(home)).daysThatDiffer, []);
  }
  assert.equal(asked(), 2 * kinds.length, "the week's log, and the day's after it was asked for again");
});

test("over the network: a half hour that stays garbled is marked, and the reading stays as it was told", async () => {
  const found = house.find(
    ({ generation, fuel, elements }) => generation === "SMETS2" && fuel === "electricity" && elements === 1,
  );
  simulator.play({
    kind: "garbled",
    device: found.meter.device,
    endMs: GARBLED_END_MS,
    answers: Number.POSITIVE_INFINITY,
  });
  const home = await house.link(found);
  const told = (await house.stored(home, IMPORT)).get(slot)?.value;
  for (const at of ["26T08:00", "27T05:59", "27T08:00", "28T05:59"])
    await house.advance(Date.parse(`2026-11-${at}:00Z`));
  assert.equal((await house.stored(home, IMPORT)).get(slot)?.value, told);
  const [day, ...more] = (await house.state(home)).daysThatDiffer ?? [];
  assert.deepEqual(more, []);
  assert.equal(day?.startsAtMs, Date.parse("2026-11-20T00:00:00Z"));
  const off = (house.truth(found, IMPORT).get(slot) ?? 0) - (told ?? 0);
  assert.equal(day!.counted - day!.held, off);
  assert.equal((await collection.status()).daysThatDiffer, 1);
});

const IMPORT = { direction: "import", element: 1 } as const;
