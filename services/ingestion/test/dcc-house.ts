import type { CollectionWanted } from "@halfhourly/contracts";
import type { DuisResponse } from "@halfhourly/dcc";
import { londonDateOf, type DayBlock, type Register, type Slot } from "@halfhourly/domain";
import { settlementDay, SLOT_MS } from "@halfhourly/domain";
import { silentLog, type Log } from "@halfhourly/service-kit";
import { createIngestion, type DccSettings, type IngestionService } from "../src/index.js";
import { DCC, DISPLAY, FakeNetwork, packAnswer, US, words } from "./dcc-network.js";
import { openService, type Home, type Opened } from "./service.js";

/** 15:10 UTC in summer: two clock changes lie in the 13 months before. */
export const START_MS = Date.UTC(2025, 6, 10, 15, 10);
export const DAY_MS = 86_400_000;

export interface House {
  readonly opened: Opened;
  readonly clock: { ms: number };
  readonly network: FakeNetwork;
  readonly home: Home;
  open(settings?: Partial<DccSettings>, logger?: Log): IngestionService;
  wanted(proof?: CollectionWanted["proof"]): CollectionWanted;
}

/** One home on the fake network, with a clock that a test moves. */
export async function openHouse(
  opened: Opened,
  clock: { ms: number },
  fuel: Home["fuel"] = "electricity",
  others: "forgotten" | "with the others" = "forgotten",
) {
  if (others === "forgotten") await forgetOthers(opened);
  const home = await opened.newHome(fuel);
  const network = new FakeNetwork(() => clock.ms, home.meterPoint, fuel);
  const house: House = {
    opened,
    clock,
    network,
    home,
    open(settings = {}, logger = silentLog) {
      return createIngestion({
        database: opened.database,
        readingStore: opened.readingStore,
        consent: opened.consent,
        keys: opened.keys,
        fieldHash: opened.fieldHash,
        now: () => clock.ms,
        logger,
        dcc: {
          settings: {
            environment: "live",
            originator: US,
            dcc: DCC,
            requestsPerSecond: 1_000,
            requestsAtOnce: 1_000,
            ...settings,
          },
          words,
          transport: network.transport,
          certificates: network.certificates,
        },
      });
    },
    wanted: (proof = { kind: "display-id", displayId: "00-db-00-00-00-00-00-d1" }) => ({
      ...home,
      meterId: "meter-1",
      source: "dcc",
      proof,
      movedInOn: null,
      ticket: null,
    }),
  };
  return house;
}

export async function openClocked() {
  const clock = { ms: START_MS };
  const opened = await openService(() => clock.ms);
  return { opened, clock };
}

/** Homes of other tests are not to be heard of: what is due is sent by whoever works. */
export async function forgetOthers({ database }: Opened): Promise<void> {
  for (const table of ["dcc_request", "dcc_collection", "dcc_proof_try", "dcc_originator"])
    await database.query(`delete from ingestion.${table}`);
}

/** The exchange of a service that is configured with one. */
export function exchangeOf(service: IngestionService) {
  const { exchange, collection } = service;
  if (exchange === null || collection === null) throw new Error("no exchange");
  return { exchange, collection };
}

/** Begun, proved, every request sent; the meter's answers wait in the network. */
export async function begin(house: House, service: IngestionService) {
  const { exchange, collection } = exchangeOf(service);
  await collection.begin(await house.opened.grantOf(house.home), house.wanted());
  await exchange.work();
  await exchange.work();
  return exchangeOf(service);
}

/** Pushes everything that waits, then decodes. */
export async function pushAll(house: House, service: IngestionService): Promise<void> {
  const { exchange } = exchangeOf(service);
  for (const response of house.network.waiting.splice(0)) await exchange.take([packAnswer(response)]);
  await exchange.work();
}

export function push(service: IngestionService, response: DuisResponse) {
  return exchangeOf(service).exchange.take([packAnswer(response)]);
}

export async function stateOf(house: House, service: IngestionService) {
  const state = await exchangeOf(service).collection.state(house.home.household, "meter-1");
  if (state === null) throw new Error("no collection");
  return state;
}

/** What is stored of a register, by slot. */
export async function storedValues(
  { opened, home }: House,
  register: Partial<Register> = {},
): Promise<Map<Slot, number>> {
  const grant = await opened.grantOf(home);
  const days = await opened.readingStore.days(
    grant,
    { meterPoint: home.meterPoint, fuel: home.fuel, direction: "import", element: 1, ...register },
    "2024-01-01",
    "2027-01-01",
  );
  return new Map(days.flatMap(slotsOf));
}

function slotsOf({ date, slots }: DayBlock): [Slot, number][] {
  const { firstSlot } = settlementDay(date);
  return slots.flatMap((held, i) => (held === null ? [] : [[firstSlot + i, held.value] as [Slot, number]]));
}

export const lastWholeSlot = (ms: number) => Math.floor(ms / SLOT_MS) - 1;
export const dateOf = (ms: number) => londonDateOf(Math.floor(ms / SLOT_MS));
export { DISPLAY };
