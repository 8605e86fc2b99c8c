import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { request } from "node:https";
import { after, test } from "node:test";
import type { SimulatedMeter } from "@halfhourly/dcc-simulator";
import { SLOT_MS } from "@halfhourly/domain";
import { callReceiver, openRealHouse } from "./dcc-real-house.js";
import { viewing } from "./service.js";

const DAY_MS = 86_400_000;
const house = await openRealHouse();
after(() => house.close());
const { simulator, opened, exchange, collection, port } = house;
const { tls } = simulator.user;

for (const [name, is, registers] of [
  [
    "electricity with export",
    (meter: SimulatedMeter) => meter.generation === "SMETS2" && meter.exportMeterPoint !== null,
    [
      { direction: "import", element: 1 },
      { direction: "export", element: 1 },
    ],
  ],
  [
    "two elements",
    (meter: SimulatedMeter) => meter.generation === "SMETS2" && meter.elements === 2,
    [
      { direction: "import", element: 1 },
      { direction: "import", element: 2 },
    ],
  ],
  [
    "gas",
    (meter: SimulatedMeter) => meter.generation === "SMETS2" && meter.fuel === "gas",
    [{ direction: "import", element: 1 }],
  ],
  [
    "SMETS1 electricity",
    (meter: SimulatedMeter) => meter.generation === "SMETS1" && meter.fuel === "electricity",
    [{ direction: "import", element: 1 }],
  ],
] as const)
  test(`over the network: 13 months of ${name} arrive and are what the meter holds`, async () => {
    const found = house.find(is);
    const home = await house.link(found);
    const shown = await house.state(home);
    assert.deepEqual([shown.state, shown.problem], ["running", null]);
    assert.equal(shown.requestsDone, shown.requestsTotal);
    for (const kind of registers) await house.assertWhole(home, found, kind);
    const tariff = await exchange.meterTariff(home.household, "meter-1");
    assert.equal(tariff?.fuel, found.meter.fuel);
  });

test("over the network: the number on the meter proves, a wrong display does not", async () => {
  const found = house.find((meter) => meter.generation === "SMETS2" && meter.fuel === "electricity");
  const home = await house.link(found, "cin");
  assert.equal((await house.state(home)).state, "waiting-for-number");
  const number = simulator.shownNumber(found.meter.device);
  assert.match(number ?? "", /^\d{4}$/);
  await collection.confirm(home.household, "meter-1", number!);
  await house.settle();
  await house.assertWhole(home, found, { direction: "import", element: 1 });
  const other = house.find(({ meterPoint }) => meterPoint !== found.meter.meterPoint);
  const wrong = await house.link({ meter: other.meter, home: found.home });
  assert.deepEqual(
    [(await house.state(wrong)).state, (await house.state(wrong)).problem],
    ["refused", "display-id-differs"],
  );
});

test("over the network: duplicates, out of order, late, a gap and a device that cannot be reached end in the whole", async () => {
  const found = house.find(
    (meter) => meter.generation === "SMETS2" && meter.fuel === "electricity" && meter.elements === 1,
  );
  const { device } = found.meter;
  const ends = [
    simulator.play({ kind: "duplicate", device }),
    simulator.play({ kind: "out-of-order", device, answers: 3 }),
    simulator.play({ kind: "late", device, byMs: 90 * 60_000 }),
  ];
  const home = await house.link(found);
  for (let hour = 0; hour < 6; hour++) {
    await simulator.advanceTo(simulator.nowMs() + 3_600_000);
    await house.settle();
  }
  for (const end of ends) end();
  await house.settle();
  assert.equal((await house.state(home)).requestsDone, (await house.state(home)).requestsTotal);
  const unreachable = simulator.play({ kind: "unreachable", device });
  await simulator.advanceTo(Date.parse("2026-11-24T08:00:00Z"));
  await house.settle();
  unreachable();
  for (const at of ["2026-11-25T05:59:00Z", "2026-11-25T08:00:00Z", "2026-11-26T05:59:00Z"]) {
    await simulator.advanceTo(Date.parse(at));
    await house.settle();
  }
  const held = await house.stored(home, { direction: "import", element: 1 });
  const expected = house.truth(found, { direction: "import", element: 1 });
  const lastWhole = Math.floor(Date.parse("2026-11-26T00:00:00Z") / SLOT_MS) - 1;
  const missing = [...expected].filter(([slot]) => slot <= lastWhole && !held.has(slot));
  assert.deepEqual(missing, []);
});

test("over the network: a client whose name is not listed is refused, and nothing is read from it", async () => {
  assert.deepEqual(await callReceiver(house, "<a/>"), { status: 403, text: "client-unknown" });
  await assert.rejects(
    new Promise((resolve, reject) => {
      const call = request(
        `https://127.0.0.1:${port}/`,
        { method: "POST", ca: readFileSync(tls.root) },
        resolve,
      );
      call.on("error", reject);
      call.end("<a/>");
    }),
  );
});

test("over the network: withdrawal deletes the schedules, and the days that follow leave nothing", async () => {
  const found = house.find((meter) => meter.generation === "SMETS2" && meter.fuel === "gas");
  const before = simulator.counts().schedules;
  const home = await house.link(found);
  assert.equal(simulator.counts().schedules, before + 1);
  await opened.consent.withdraw(viewing(home), "test");
  await simulator.advanceTo(simulator.nowMs() + DAY_MS);
  await house.settle();
  assert.equal(simulator.counts().schedules, before);
  assert.equal((await house.state(home)).problem, "consent-ended");
});
