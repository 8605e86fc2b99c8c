import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { AccountWanted, Collection, CollectionWanted } from "@halfhourly/contracts";
import { migrate } from "@halfhourly/database";
import { openPostgresStream, streamMigrations } from "@halfhourly/stream";
import { purposes } from "@halfhourly/consent";
import { settlementDay, type Direction, type LondonDate } from "@halfhourly/domain";
import { GLOW_APPLICATION_ID, startSupplierSimulator } from "@halfhourly/supplier-simulator";
import type { CollectingConfig } from "../src/collecting/config.js";
import { createIngestion, type ConfiguredSource, type IngestionService } from "../src/index.js";
import { glowSource } from "../src/suppliers/glow/index.js";
import {
  boundedHttp,
  type HttpAnswer,
  type HttpCall,
  type HttpLimits,
  type HttpRequest,
} from "../src/suppliers/http-call.js";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import { openService, viewing, type Home } from "./service.js";

/** Friday, 04:00 in London, within the window in which days are asked for. */
export const START_MS = Date.UTC(2026, 10, 20, 4);
const DAY_MS = 86_400_000;

/** Collecting on a real database from the suppliers' fakes over real HTTP, with a clock that the test sets. */
export async function openCollectingHouse() {
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
          applicationId: GLOW_APPLICATION_ID,
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
  function open({
    endAccess = null,
    limits = {},
    ...http
  }: {
    readonly limits?: Partial<CollectingConfig>;
    readonly httpWith?: (limits: HttpLimits) => HttpCall;
    readonly endAccess?: ConfiguredSource["endAccess"];
  } = {}) {
    const service = createIngestion({
      database,
      readingStore,
      consent,
      keys,
      fieldHash,
      now,
      collecting: {
        ...http,
        sources: sources().map((source) => ({ ...source, endAccess })),
        stream,
        returnUrl: "http://127.0.0.1:9/back",
        config: limits,
        chance: () => 0,
      },
    });
    if (service.collecting === null) throw new Error("nothing is collected");
    services.push(service);
    return { ...service.collecting, personalData: service.personalData, owner: service.owner };
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
    /** A household of ours, a new one unless said, with the first meter of that fuel of a simulated home. */
    async move(
      name: string,
      fuel: Home["fuel"] = "electricity",
      household: string = randomUUID(),
    ): Promise<Home> {
      const meter = simulator.home(name).meterPoints.find((one) => one.fuel === fuel);
      if (meter === undefined) throw new Error("the home has no such meter");
      const home = { household, fuel, meterPoint: meter.meterPoint };
      await consent.grant(viewing(home), purposes.viewing?.version ?? "", "test");
      return home;
    },
    account(home: Home, name: string, source = "octopus"): AccountWanted {
      const { apiKey, accountNumber, postcode, login, password } = simulator.home(name);
      const access =
        source === "glow"
          ? ({ kind: "password", login, password, accountNumber: null } as const)
          : ({ kind: "api-key", apiKey, accountNumber } as const);
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
export type Collecting = ReturnType<CollectingHouse["open"]>;

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

/** HTTP as it is, with a word in between: what is asked for half hours is counted, and may be held. */
export function watchedHttp(
  before: (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer | void> = async () => {},
) {
  const asked = { halfHours: 0, urls: new Set<string>() };
  const httpWith = (limits: HttpLimits): HttpCall => {
    const http = boundedHttp(limits);
    return async (request, signal) => {
      if (isForHalfHours(request)) {
        asked.halfHours += 1;
        asked.urls.add(request.url);
      }
      return (await before(request, signal)) ?? http(request, signal);
    };
  };
  return { asked, httpWith };
}

export function isForHalfHours({ url }: HttpRequest): boolean {
  return url.includes("/consumption/");
}

/** What a register holds from day to day, null where a half hour is missing. */
export async function heldOf(
  house: CollectingHouse,
  home: Home,
  from: LondonDate,
  to: LondonDate,
  direction: Direction = "import",
) {
  const register = { meterPoint: home.meterPoint, fuel: home.fuel, direction, element: 1 } as const;
  const days = await house.readingStore.days(await house.grantOf(home), register, from, to);
  return days.flatMap(({ date, slots }) =>
    slots.map((held, index) => ({
      slot: settlementDay(date).firstSlot + index,
      value: held?.value ?? null,
      held,
    })),
  );
}

/** What its supplier has of it, the same way. */
export function truthOf(house: CollectingHouse, home: Home, name: string, from: LondonDate, to: LondonDate) {
  const point = house.simulator.home(name).meterPoints.find((one) => one.meterPoint === home.meterPoint)!;
  const last = settlementDay(to);
  return point.halfHours(settlementDay(from).firstSlot, last.firstSlot + last.slotCount, house.now());
}

/** Waits until all that the supplier has is held, to the half hour. */
export async function untilHeld(
  house: CollectingHouse,
  home: Home,
  name: string,
  from: LondonDate,
  to: LondonDate,
) {
  const truth = truthOf(house, home, name, from, to).filter(({ value }) => value !== null);
  await until(async () => {
    const held = (await heldOf(house, home, from, to)).filter(({ value }) => value !== null);
    return isDeepStrictEqual(
      held.map(({ slot, value }) => ({ slot, value })),
      truth.map(({ slot, value }) => ({ slot, value })),
    );
  });
  return truth.length;
}

/** Something that a test waits for, or has others wait for. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}
