import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:https";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { SimulatedHome, SimulatedMeter } from "@halfhourly/dcc-simulator";
import { startSimulator } from "@halfhourly/dcc-simulator";
import { addDays, londonDateAt, settlementDay, SLOT_MS, type Register } from "@halfhourly/domain";
import { makeWorld } from "../../../packages/dcc-simulator/src/world/world.js";
import { createIngestion, openDccOptions } from "../src/index.js";
import { openService, viewing, type Home } from "./service.js";
import { purposes } from "@halfhourly/consent";

const START_MS = Date.parse("2026-11-23T15:10:00Z");
const DAY_MS = 86_400_000;

const folder = await mkdtemp(join(tmpdir(), "halfhourly-exchange-"));
const simulator = await startSimulator({ folder, homes: 300, startMs: START_MS });
const opened = await openService(simulator.nowMs);
const { eui, dcc, keystore, tls } = simulator.user;
const options = await openDccOptions({
  settings: {
    environment: "simulator",
    originator: eui,
    dcc,
    requestsPerSecond: 10_000,
    requestsAtOnce: 10_000,
  },
  keystore,
  agreementCertificate: join(keystore, `${eui}-ka.pem`),
  tls,
  urls: {
    device: `${simulator.url}/device`,
    nonDevice: `${simulator.url}/non-device`,
    smki: `${simulator.url}/smki/certificates/`,
  },
  receiver: { host: "127.0.0.1", port: 0, clients: ["Halfhourly simulated DCC"] },
  now: simulator.nowMs,
});
const service = createIngestion({
  database: opened.database,
  readingStore: opened.readingStore,
  consent: opened.consent,
  keys: opened.keys,
  fieldHash: opened.fieldHash,
  now: simulator.nowMs,
  dcc: options,
});
const exchange = service.exchange!;
const collection = service.collection!;
const port = await exchange.start();
simulator.pushTo(`https://127.0.0.1:${port}/`);
const world = makeWorld({ seed: 1, homes: 300 });

after(async () => {
  await service.stop();
  await simulator.close();
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

/** Until everything that is due was sent, what it brought was pushed, and all of it is decoded. */
async function settle(): Promise<void> {
  for (let waited = 0; waited < 1_500; waited++) {
    await exchange.work();
    await simulator.settled();
    const hour = new Date(simulator.nowMs()).getUTCHours();
    const open = await opened.database.query(
      `select 1 from ingestion.dcc_request
       where (state = 'planned' and not_before <= $1 and (why <> 'gap' or $2)) or state = 'sent'
       union all select 1 from ingestion.dcc_answer where decoded_at is null`,
      [new Date(simulator.nowMs()), hour >= 22 || hour < 6],
    );
    if (open.length === 0) return;
    await delay(20);
  }
  throw new Error("the exchange did not come to rest");
}

interface Found {
  readonly home: SimulatedHome;
  readonly meter: SimulatedMeter;
}

function find(is: (meter: SimulatedMeter) => boolean): Found {
  for (let number = 0; number < simulator.homeCount; number++) {
    const home = simulator.home(number);
    const meter = home.meters.find(is);
    if (meter !== undefined) return { home, meter };
  }
  throw new Error("no home has such a meter");
}

let households = 0;
async function link({ home, meter }: Found, proof: "display-id" | "cin" = "display-id"): Promise<Home> {
  const linked: Home = {
    household: `household-${++households}`,
    fuel: meter.fuel,
    meterPoint: meter.meterPoint,
  };
  await opened.consent.grant(viewing(linked), purposes.viewing?.version ?? "", "test");
  await collection.begin(await opened.grantOf(linked), {
    ...linked,
    meterId: "meter-1",
    source: "dcc",
    proof: proof === "cin" ? { kind: "cin" } : { kind: "display-id", displayId: home.displayId },
  });
  await settle();
  return linked;
}

async function stored(home: Home, kind: Pick<Register, "direction" | "element">) {
  const days = await opened.readingStore.days(
    await opened.grantOf(home),
    { meterPoint: home.meterPoint, fuel: home.fuel, ...kind },
    "2025-01-01",
    "2027-12-31",
  );
  return new Map(
    days.flatMap(({ date, slots }) =>
      slots.flatMap((held, i) => (held === null ? [] : [[settlementDay(date).firstSlot + i, held] as const])),
    ),
  );
}

/** What the meter can tell of its 13 months, before faults of the network. */
function truth({ meter }: Found, { direction, element }: Pick<Register, "direction" | "element">) {
  const held = world.findDevice(meter.device)?.device.meter;
  assert.ok(held !== null && held !== undefined);
  const now = simulator.nowMs();
  const today = londonDateAt(now);
  const last = Math.floor(now / SLOT_MS) - 1;
  const values = new Map<number, number>();
  const earliest = held.earliestDate(today);
  for (let date = earliest; date <= today; date = addDays(date, 1)) {
    const day = held.day(date, addDays(today, -1));
    const register = day.registers.find((one) => one.direction === direction && one.element === element);
    register?.values.forEach((value, i) => {
      const slot = day.firstSlot + i;
      if (value !== null && slot <= last && slot > last - 19_056) values.set(slot, value);
    });
  }
  return values;
}

async function assertWhole(home: Home, found: Found, kind: Pick<Register, "direction" | "element">) {
  const held = await stored(home, kind);
  const expected = truth(found, kind);
  assert.ok(expected.size > 10_000, `the meter holds ${expected.size}`);
  const wrong = [...expected].filter(([slot, value]) => held.get(slot)?.value !== value);
  assert.deepEqual(wrong.slice(0, 3), []);
  assert.equal(held.size, expected.size);
  assert.ok([...held.values()].every(({ source }) => source === "generated"));
}

const state = async (home: Home) => (await collection.state(home.household, "meter-1"))!;

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
    const found = find(is);
    const home = await link(found);
    const shown = await state(home);
    assert.deepEqual([shown.state, shown.problem], ["running", null]);
    assert.equal(shown.requestsDone, shown.requestsTotal);
    for (const kind of registers) await assertWhole(home, found, kind);
    const tariff = await exchange.meterTariff(home.household, "meter-1");
    assert.equal(tariff?.fuel, found.meter.fuel);
  });

test("over the network: the number on the meter proves, a wrong display does not", async () => {
  const found = find((meter) => meter.generation === "SMETS2" && meter.fuel === "electricity");
  const home = await link(found, "cin");
  assert.equal((await state(home)).state, "waiting-for-number");
  const number = simulator.shownNumber(found.meter.device);
  assert.match(number ?? "", /^\d{4}$/);
  await collection.confirm(home.household, "meter-1", number!);
  await settle();
  await assertWhole(home, found, { direction: "import", element: 1 });
  const other = find(({ meterPoint }) => meterPoint !== found.meter.meterPoint);
  const wrong = await link({ meter: other.meter, home: found.home });
  assert.deepEqual(
    [(await state(wrong)).state, (await state(wrong)).problem],
    ["refused", "display-id-differs"],
  );
});

test("over the network: duplicates, out of order, late, a gap and a device that cannot be reached end in the whole", async () => {
  const found = find(
    (meter) => meter.generation === "SMETS2" && meter.fuel === "electricity" && meter.elements === 1,
  );
  const { device } = found.meter;
  const ends = [
    simulator.play({ kind: "duplicate", device }),
    simulator.play({ kind: "out-of-order", device, answers: 3 }),
    simulator.play({ kind: "late", device, byMs: 90 * 60_000 }),
  ];
  const home = await link(found);
  for (let hour = 0; hour < 6; hour++) {
    await simulator.advanceTo(simulator.nowMs() + 3_600_000);
    await settle();
  }
  for (const end of ends) end();
  await settle();
  assert.equal((await state(home)).requestsDone, (await state(home)).requestsTotal);
  const unreachable = simulator.play({ kind: "unreachable", device });
  await simulator.advanceTo(Date.parse("2026-11-24T08:00:00Z"));
  await settle();
  unreachable();
  for (const at of ["2026-11-25T05:59:00Z", "2026-11-25T08:00:00Z", "2026-11-26T05:59:00Z"]) {
    await simulator.advanceTo(Date.parse(at));
    await settle();
  }
  const held = await stored(home, { direction: "import", element: 1 });
  const expected = truth(found, { direction: "import", element: 1 });
  const lastWhole = Math.floor(Date.parse("2026-11-26T00:00:00Z") / SLOT_MS) - 1;
  const missing = [...expected].filter(([slot]) => slot <= lastWhole && !held.has(slot));
  assert.deepEqual(missing, []);
});

test("over the network: a client whose name is not listed is refused, and nothing is read from it", async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const call = request(
      `https://127.0.0.1:${port}/`,
      {
        method: "POST",
        key: readFileSync(tls.key),
        cert: readFileSync(tls.certificate),
        ca: readFileSync(tls.root),
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    call.on("error", reject);
    call.end("<a/>");
  });
  assert.equal(status, 403);
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
  const found = find((meter) => meter.generation === "SMETS2" && meter.fuel === "gas");
  const before = simulator.counts().schedules;
  const home = await link(found);
  assert.equal(simulator.counts().schedules, before + 1);
  await opened.consent.withdraw(viewing(home), "test");
  await simulator.advanceTo(simulator.nowMs() + DAY_MS);
  await settle();
  assert.equal(simulator.counts().schedules, before);
  assert.equal((await state(home)).problem, "consent-ended");
});
