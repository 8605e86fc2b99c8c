import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { purposes } from "@halfhourly/consent";
import {
  startSimulator,
  type SimulatedHome,
  type SimulatedMeter,
  type SimulatorOptions,
} from "@halfhourly/dcc-simulator";
import {
  addDays,
  londonDateAt,
  settlementDay,
  SLOT_MS,
  type HeldValue,
  type Register,
  type Slot,
} from "@halfhourly/domain";
import { makeWorld } from "../../../packages/dcc-simulator/src/world/world.js";
import { createIngestion, openDccOptions, type DccSettings } from "../src/index.js";
import { openService, viewing, type Home } from "./service.js";

export const START_MS = Date.parse("2026-11-23T15:10:00Z");
const HOMES = 300;

export interface Found {
  readonly home: SimulatedHome;
  readonly meter: SimulatedMeter;
}

export type RegisterKind = Pick<Register, "direction" | "element">;
export type RealHouse = Awaited<ReturnType<typeof openRealHouse>>;

/** The service with its exchange on the simulator, over mutual TLS, under a clock that a test drives. */
export async function openRealHouse(
  simulated: Partial<SimulatorOptions> = {},
  settings: Partial<DccSettings> = {},
  clients: readonly string[] = ["Halfhourly simulated DCC"],
) {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-exchange-"));
  const simulator = await startSimulator({ folder, homes: HOMES, startMs: START_MS, ...simulated });
  const opened = await openService(simulator.nowMs);
  const { eui, dcc, keystore, tls } = simulator.user;
  const options = await openDccOptions({
    settings: {
      environment: "simulator",
      originator: eui,
      dcc,
      requestsPerSecond: 10_000,
      requestsAtOnce: 10_000,
      ...settings,
    },
    keystore,
    agreementCertificate: join(keystore, `${eui}-ka.pem`),
    tls,
    urls: {
      device: `${simulator.url}/device`,
      nonDevice: `${simulator.url}/non-device`,
      smki: `${simulator.url}/smki/certificates/`,
    },
    receiver: { host: "127.0.0.1", port: 0, clients },
    now: simulator.nowMs,
    answerSigners: [dcc],
  });
  const service = createIngestion({
    database: opened.database,
    readingStore: opened.readingStore,
    consent: opened.consent,
    keys: opened.keys,
    fieldHash: opened.fieldHash,
    now: simulator.nowMs,
    // By `settle` alone: a round of its own would have its grants expire under it whenever a test drives the clock.
    dcc: { ...options, jobs: "elsewhere" },
  });
  const { exchange, collection } = service;
  if (exchange === null || collection === null) throw new Error("no exchange");
  const port = await exchange.start();
  simulator.pushTo(`https://127.0.0.1:${port}/`);
  const world = makeWorld({ seed: 1, homes: HOMES });
  let households = 0;

  /** Until everything that is due was sent, what it brought was pushed, and all of it is decoded. */
  async function settle(): Promise<void> {
    for (let waited = 0; waited < 1_500; waited++) {
      await exchange!.work();
      await simulator.settled();
      const hour = new Date(simulator.nowMs()).getUTCHours();
      const open = await opened.database.query(
        `select 1 from ingestion.dcc_request
         where (state = 'planned' and not_before <= $1 and (why not in ('gap', 'daily-log', 'reconcile') or $2)) or state = 'sent'
         union all select 1 from ingestion.dcc_answer where decoded_at is null`,
        [new Date(simulator.nowMs()), hour >= 22 || hour < 6],
      );
      if (open.length === 0 || (await exchange!.quarantine()) !== null) return;
      await delay(20);
    }
    throw new Error("the exchange did not come to rest");
  }

  const house = {
    simulator,
    opened,
    exchange,
    collection,
    port,
    settle,
    async advance(toMs: number): Promise<void> {
      await simulator.advanceTo(toMs);
      await settle();
    },
    /** The first generated meter of that kind. */
    find(is: (meter: SimulatedMeter) => boolean): Found {
      for (let number = 0; number < simulator.homeCount; number++) {
        const home = simulator.home(number);
        const meter = home.meters.find(is);
        if (meter !== undefined) return { home, meter };
      }
      throw new Error("no home has such a meter");
    },
    async link({ home, meter }: Found, proof: "display-id" | "cin" = "display-id"): Promise<Home> {
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
        movedInOn: null,
        ticket: null,
        proof: proof === "cin" ? { kind: "cin" } : { kind: "display-id", displayId: home.displayId },
      });
      await settle();
      return linked;
    },
    async state(home: Home) {
      const state = await collection.state(home.household, "meter-1");
      if (state === null) throw new Error("no collection");
      return state;
    },
    async stored(home: Home, kind: RegisterKind): Promise<Map<Slot, HeldValue>> {
      const days = await opened.readingStore.days(
        await opened.grantOf(home),
        { meterPoint: home.meterPoint, fuel: home.fuel, ...kind },
        "2025-01-01",
        "2027-12-31",
      );
      return new Map(
        days.flatMap(({ date, slots }) =>
          slots.flatMap((held, i) =>
            held === null ? [] : [[settlementDay(date).firstSlot + i, held] as const],
          ),
        ),
      );
    },
    /** What the meter can tell now of its 13 months. */
    truth({ meter }: Found, { direction, element }: RegisterKind): Map<Slot, number> {
      const held = world.findDevice(meter.device)?.device.meter;
      if (held === null || held === undefined) throw new Error("no such meter");
      const today = londonDateAt(simulator.nowMs());
      const last = Math.floor(simulator.nowMs() / SLOT_MS) - 1;
      const values = new Map<Slot, number>();
      for (let date = held.earliestDate(today); date <= today; date = addDays(date, 1)) {
        const day = held.day(date, addDays(today, -1));
        const register = day.registers.find((one) => one.direction === direction && one.element === element);
        register?.values.forEach((value, i) => {
          const slot = day.firstSlot + i;
          if (value !== null && slot <= last && slot > last - 19_056) values.set(slot, value);
        });
      }
      return values;
    },
    async assertWhole(home: Home, found: Found, kind: RegisterKind): Promise<void> {
      const held = await house.stored(home, kind);
      const expected = house.truth(found, kind);
      assert.ok(expected.size > 10_000, `the meter holds ${expected.size}`);
      const wrong = [...expected].filter(([slot, value]) => held.get(slot)?.value !== value);
      assert.deepEqual(wrong.slice(0, 3), []);
      assert.equal(held.size, expected.size);
      assert.ok([...held.values()].every(({ source }) => source === "generated"));
    },
    async close(): Promise<void> {
      await service.stop();
      await simulator.close();
      await opened.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return house;
}

/** A call of the receiver as the user's own client, which only some houses let in. */
export function callReceiver(
  { simulator, port }: Pick<RealHouse, "simulator" | "port">,
  body: string | Uint8Array,
  method = "POST",
): Promise<{ readonly status: number; readonly text: string }> {
  const { tls } = simulator.user;
  return new Promise((resolve, reject) => {
    const files = {
      key: readFileSync(tls.key),
      cert: readFileSync(tls.certificate),
      ca: readFileSync(tls.root),
    };
    const call = request(`https://127.0.0.1:${port}/`, { method, ...files }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      );
    });
    call.on("error", reject);
    call.end(body);
  });
}
