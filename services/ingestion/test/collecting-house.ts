import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { AccountWanted, Collection, CollectionWanted } from "@halfhourly/contracts";
import { migrate } from "@halfhourly/database";
import { openPostgresStream, streamMigrations } from "@halfhourly/stream";
import { purposes } from "@halfhourly/consent";
import { startSupplierSimulator } from "@halfhourly/supplier-simulator";
import type { CollectingConfig } from "../src/collecting/config.js";
import { createIngestion, type ConfiguredSource, type IngestionService } from "../src/index.js";
import { glowSource } from "../src/suppliers/glow/index.js";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import { openService, viewing, type Home } from "./service.js";

/** Friday, 04:00 in London, within the window in which days are asked for. */
export const START_MS = Date.UTC(2026, 10, 20, 4);
const DAY_MS = 86_400_000;

/** Collecting on a real database from the suppliers' fakes over real HTTP, with a clock that the test sets. */
export async function openCollectingHouse(config: Partial<CollectingConfig> = {}) {
  let nowMs = START_MS;
  const now = () => nowMs;
  const opened = await openService(now);
  const { database, readingStore, consent, fieldHash, keys } = opened;
  await migrate(database, streamMigrations);
  const simulator = await startSupplierSimulator({ startMs: START_MS });
  const faults: unknown[] = [];
  const stream = await openPostgresStream({
    database,
    partitions: 4,
    onFault: (fault) => faults.push(fault),
  });
  const services: IngestionService[] = [];

  function sources(): ConfiguredSource[] {
    const kraken = (name: string, title: string, baseUrl: string): ConfiguredSource => ({
      adapter: krakenSource({ name, baseUrl }),
      signIn: null,
      endAccess: null,
      title,
      kind: "supplier",
      simulated: false,
    });
    const { fakes } = simulator;
    return [
      kraken("octopus", "Octopus Energy", fakes.kraken.baseUrl),
      kraken("edf", "EDF", fakes.kraken.baseUrl),
      {
        adapter: glowSource({
          baseUrl: fakes.glow.baseUrl,
          applicationId: "b0f1b774-a586-4f72-9edd-27ead8aa7a8d",
        }),
        signIn: null,
        endAccess: null,
        title: "Hildebrand Glow",
        kind: "intermediary",
        simulated: false,
      },
    ];
  }

  /** A service of its own, as another process would have it. Its collector is not started: tests collect by hand. */
  function open(with_: { readonly sources?: readonly ConfiguredSource[] } = {}) {
    const service = createIngestion({
      database,
      readingStore,
      consent,
      keys,
      fieldHash,
      now,
      collecting: {
        sources: with_.sources ?? sources(),
        stream,
        returnUrl: "http://127.0.0.1:9/back",
        config,
        chance: () => 0,
      },
    });
    if (service.collecting === null) throw new Error("nothing is collected");
    services.push(service);
    return service.collecting;
  }

  return {
    ...opened,
    simulator,
    stream,
    open,
    sources,
    now,
    /** Both clocks. */
    pass(ms: number) {
      nowMs += ms;
      simulator.setNowMs(nowMs);
    },
    passDays(days: number) {
      this.pass(days * DAY_MS);
    },
    /** A household of ours with the first meter of that fuel of a simulated home. */
    async move(name: string, fuel: Home["fuel"] = "electricity"): Promise<Home> {
      const meter = simulator.home(name).meterPoints.find((one) => one.fuel === fuel);
      if (meter === undefined) throw new Error("the home has no such meter");
      const home = { household: randomUUID(), fuel, meterPoint: meter.meterPoint };
      await consent.grant(viewing(home), purposes.viewing?.version ?? "", "test");
      return home;
    },
    account(home: Home, name: string, source = "octopus"): AccountWanted {
      const { apiKey, accountNumber, postcode } = simulator.home(name);
      const access = { kind: "api-key", apiKey, accountNumber } as const;
      return { household: home.household, source, access, postcode, session: "session-1" };
    },
    wanted(home: Home, ticket: string | null, over: Partial<CollectionWanted> = {}): CollectionWanted {
      return {
        ...home,
        meterId: "meter-1",
        source: "octopus",
        proof: { kind: "supplier-account" },
        movedInOn: null,
        ticket,
        ...over,
      };
    },
    async close() {
      for (const service of services) await service.stop();
      await stream.close();
      await simulator.close();
      await opened.close();
    },
    faults,
  };
}

export type CollectingHouse = Awaited<ReturnType<typeof openCollectingHouse>>;
type Collecting = ReturnType<CollectingHouse["open"]>;

/** Finds the account and begins with it, as somebody does who links a meter. */
export async function link(
  house: CollectingHouse,
  collecting: Collecting,
  home: Home,
  name: string,
  over: Partial<CollectionWanted> = {},
): Promise<Collection> {
  const source = over.source ?? "octopus";
  const { ticket } = await collecting.client.find(house.account(home, name, source));
  return collecting.client.begin(await house.grantOf(home), house.wanted(home, ticket, { source, ...over }));
}

export async function stateOf(collecting: Collecting, home: Home): Promise<Collection> {
  const held = await collecting.client.state(home.household, "meter-1");
  if (held === null) throw new Error("nothing was begun");
  return held;
}

export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 2_000; waited += 1) {
    if (await isSo()) return;
    await delay(10);
  }
  throw new Error("it did not come to be so");
}
