import { setTimeout as delay } from "node:timers/promises";
import { addDays, londonDateAt, settlementDay, type LondonDate } from "@halfhourly/domain";
import type { Misbehaviour } from "@halfhourly/supplier-simulator";
import {
  link,
  openCollectingHouse,
  type CollectingHouse,
} from "../../services/ingestion/test/collecting-house.js";
import type { Home } from "../../services/ingestion/test/service.js";
import type { Played, Scenario } from "./scenario.js";

export interface Trouble {
  readonly name: string;
  readonly what: Misbehaviour;
  /** What stands between us and the source says of it. */
  readonly faultCode: "not-reached" | "not-understood";
  /** Whether it counts as an outage, for which the breaker opens. */
  readonly opensBreaker: boolean;
  readonly jobTimeoutMs: number;
}

const DAYS = 14;
const MINUTE_MS = 60_000;
/** Longer than all the quick tries with their pauses. */
const ROUNDS_OF_TROUBLE = 8;
const ROUNDS_TO_COME_BACK = 30;
const BREAKER = { failures: 3, halfOpenAfterMs: 100 };

type Collecting = ReturnType<CollectingHouse["open"]>;
interface Collected {
  readonly home: Home;
  readonly name: string;
  readonly source: string;
}

/**
 * One source misbehaves with every answer while another is well, both collected by the product's own engine through its
 * guards. The other's half hours all come in meanwhile, what a household asks of ours is answered, the operator sees what it
 * is; once it is over, nothing is missing and nothing is counted twice.
 */
export function sourceTrouble(trouble: Trouble): Scenario {
  return {
    name: trouble.name,
    async play(): Promise<Played> {
      const house = await openCollectingHouse();
      try {
        return await playIn(house, trouble);
      } finally {
        await house.close();
      }
    },
  };
}

async function playIn(house: CollectingHouse, trouble: Trouble): Promise<Played> {
  const { what, faultCode, opensBreaker, jobTimeoutMs } = trouble;
  const collecting = house.open({ limits: { breaker: BREAKER, jobTimeoutMs } });
  collecting.arrivals.start();
  const sick = { home: await house.move("family"), name: "family", source: "octopus" };
  const well = { home: await house.move("economy7"), name: "economy7", source: "glow" };
  const movedInOn = addDays(londonDateAt(house.now()), -DAYS);
  await link(house, collecting, sick.home, sick.name, { movedInOn });
  await linkByPassword(house, collecting, well, movedInOn);
  const residentBefore = process.memoryUsage.rss();
  const end = house.simulator.fakes.kraken.misbehave(what);
  const seen = new Set<string>();
  let mostBytes = 0;
  for (let round = 0; round < ROUNDS_OF_TROUBLE; round += 1) {
    const troubled = collecting.collect(sick.source);
    await collecting.collect(well.source);
    await collecting.client.state(sick.home.household, "meter-1");
    if (round === 0) await expectWhole(house, well, movedInOn);
    await troubled;
    mostBytes = Math.max(mostBytes, process.memoryUsage.rss() - residentBefore);
    const status = (await collecting.client.sourcesStatus()).find(({ source }) => source === sick.source);
    seen.add(status?.lastFault?.code ?? "none").add(status?.breaker ?? "none");
    house.pass(2 * MINUTE_MS);
    await delay(BREAKER.halfOpenAfterMs);
  }
  expect((await heldOf(house, sick, movedInOn)).size === 0, "half hours came out of what was none");
  expect(seen.has(faultCode), `the source's fault was not ${faultCode}: ${[...seen].join(", ")}`);
  expect(seen.has("open") === opensBreaker, `the breaker: ${[...seen].join(", ")}`);
  end();
  const { total } = await collecting.client.deadLetters(null);
  await comeBack(house, collecting, sick, movedInOn);
  const figures = { deadLetters: total, megabytesGrown: Math.round(mostBytes / 1e6) };
  return { outcome: "passed", figures };
}

/** What was given up is tried again by the operator's one command, everything else by itself. */
async function comeBack(
  house: CollectingHouse,
  collecting: Collecting,
  sick: Collected,
  from: LondonDate,
): Promise<void> {
  await collecting.client.replay({ source: sick.source, id: null });
  for (let round = 0; round < ROUNDS_TO_COME_BACK; round += 1) {
    await collecting.collect(sick.source);
    const state = await collecting.client.state(sick.home.household, "meter-1");
    if (state?.state === "running") return expectWhole(house, sick, from);
    house.pass(2 * MINUTE_MS);
    await delay(BREAKER.halfOpenAfterMs);
  }
  throw new Error("the source was well again, and its collection was not");
}

/** Every half hour that the source has is held, as it has it, and counted once. */
async function expectWhole(house: CollectingHouse, collected: Collected, from: LondonDate): Promise<void> {
  const { home, name } = collected;
  const point = house.simulator.home(name).meterPoints.find((one) => one.meterPoint === home.meterPoint);
  const before = settlementDay(londonDateAt(house.now())).firstSlot;
  const truth = point?.halfHours(settlementDay(from).firstSlot, before, house.now()) ?? [];
  const known = truth.flatMap(({ slot, value }) => (value === null ? [] : [[slot, value] as const]));
  expect(known.length > 0, "the simulated source has no half hours");
  const stored = async () => {
    const [row] = await house.database.query<{ stored: number }>(
      "select sum(half_hours_stored)::int as stored from ingestion.source_link where household = $1",
      [home.household],
    );
    return row?.stored ?? 0;
  };
  for (let waited = 0; waited < 1_000 && (await stored()) < known.length; waited += 1) await delay(10);
  const held = await heldOf(house, collected, from);
  const wrong = known.filter(([slot, value]) => held.get(slot) !== value).length;
  expect(wrong === 0, `${wrong} of ${known.length} half hours of ${collected.source} are missing or others`);
  expect(held.size === known.length, `${held.size - known.length} half hours more than the source has`);
  expect((await stored()) === known.length, "half hours were not counted once each");
}

async function heldOf(
  house: CollectingHouse,
  { home }: Collected,
  from: LondonDate,
): Promise<ReadonlyMap<number, number>> {
  const register = { meterPoint: home.meterPoint, fuel: home.fuel, direction: "import", element: 1 } as const;
  const today = londonDateAt(house.now());
  const days = await house.readingStore.days(await house.grantOf(home), register, addDays(from, -400), today);
  return new Map(
    days.flatMap(({ date, slots }) =>
      slots.flatMap((slot, index) =>
        slot === null ? [] : [[settlementDay(date).firstSlot + index, slot.value] as const],
      ),
    ),
  );
}

async function linkByPassword(
  house: CollectingHouse,
  collecting: Collecting,
  { home, name, source }: Collected,
  movedInOn: LondonDate,
): Promise<void> {
  const { login, password, postcode } = house.simulator.home(name);
  const access = { kind: "password", login, password, accountNumber: null } as const;
  const wanted = { household: home.household, source, access, postcode, session: "session-1" };
  const { ticket } = await collecting.client.find(wanted);
  await collecting.client.begin(await house.grantOf(home), house.wanted(home, ticket, { source, movedInOn }));
}

function expect(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}
