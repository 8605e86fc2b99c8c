import type {
  Collection,
  CollectionClient,
  MeterCollection,
  NewCollection,
  ShownCollection,
  ShownCollectionStatus,
  SourceCapabilities,
  Sources,
} from "@halfhourly/contracts";
import type { Database } from "@halfhourly/database";
import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import { meterNotFound } from "./agreements.js";
import { meterOfHousehold, type LinkedMeter } from "./meter-rows.js";
import { isoSeconds } from "./show-meters.js";

type CollectionParts = Pick<Parts, "database" | "keys" | "consent" | "collection" | "practice">;

/** What this copy can collect from; nothing where it is configured with no source. */
export function showSources({ collection, practice }: CollectionParts): Sources {
  const sources = collection?.sources() ?? [];
  return { sources: sources.map((one) => showSource(one, one.simulated ? practice : undefined)) };
}

function showSource(
  {
    source,
    simulated,
    intervals,
    live,
    balance,
    meterTariff,
    proofsOfOccupancy,
    ...known
  }: SourceCapabilities,
  practice: CollectionParts["practice"],
): Sources["sources"][number] {
  const registers = intervals?.registers ?? [];
  return {
    source,
    title: known.title,
    kind: known.kind,
    accepts: [...known.accepts],
    simulated,
    fuels: [...new Set(registers.map(({ fuel }) => fuel))],
    intervals: registers.map(({ elements, ...register }) => ({ ...register, elements: [...elements] })),
    depthMonths: intervals?.depthMonths ?? 0,
    live: live !== null,
    balance: balance !== null,
    meterTariff: meterTariff !== null,
    proofs: [...proofsOfOccupancy],
    practice: known.kind === "network" ? (practice?.practiceHomes ?? []) : [],
    practiceAccounts: known.kind === "network" ? [] : (practice?.accountsAt(source) ?? []),
  };
}

/** Asks a source for a meter's half hours, under a live consent. Throws Problem, as `CollectionClient.begin` does. */
export async function beginCollection(
  parts: CollectionParts,
  household: string,
  meterId: string,
  { source, proof, ...asked }: NewCollection,
): Promise<ShownCollection> {
  const { meterPoint, fuel } = await meterOf(parts, household, meterId);
  const collection = clientOf(parts);
  const grant = await parts.consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
  if (grant === null)
    throw new Problem(
      403,
      "consent-required",
      "There is no live consent to show this meter's readings, so none can be collected. Nothing was asked for.",
    );
  const movedInOn = asked.movedInOn ?? null;
  const ticket = asked.ticket ?? null;
  const wanted = { household, meterId, meterPoint, fuel, source, proof, movedInOn, ticket };
  const begun = await collection.begin(grant, wanted);
  if (collection.sources().some((one) => one.source === source && one.simulated))
    await showAsGenerated(parts.database, household, meterId);
  return show(begun, null);
}

/** A simulator's readings are nobody's: the meter says so on every screen, as the demonstration's do. */
async function showAsGenerated(database: Database, household: string, meterId: string): Promise<void> {
  await database.query(
    "update consumer_api.meter_link set generated = true where household = $1 and id = $2",
    [household, meterId],
  );
}

export async function confirmCollection(
  parts: CollectionParts,
  household: string,
  meterId: string,
  number: string,
): Promise<ShownCollection> {
  await meterOf(parts, household, meterId);
  return show(await clientOf(parts).confirm(household, meterId, number), null);
}

export async function collectionOf(
  parts: CollectionParts,
  household: string,
  meterId: string,
): Promise<MeterCollection> {
  const { meterPoint } = await meterOf(parts, household, meterId);
  const held = (await parts.collection?.state(household, meterId)) ?? null;
  if (held === null) return { collection: null };
  const isWaiting = held.state === "waiting-for-number";
  return { collection: show(held, isWaiting ? (parts.practice?.numberShownOn(meterPoint) ?? null) : null) };
}

export async function endCollection(
  parts: CollectionParts,
  household: string,
  meterId: string,
): Promise<void> {
  await meterOf(parts, household, meterId);
  await parts.collection?.end(household, meterId, "ended by the household");
}

/** For whoever runs the service. */
export async function collectionStatus({ collection }: CollectionParts): Promise<ShownCollectionStatus> {
  if (collection === null)
    return {
      source: null,
      simulated: false,
      stopped: null,
      collections: {},
      requests: {},
      answersWaiting: 0,
      daysThatDiffer: 0,
    };
  const { stopped, daysThatDiffer = 0, ...rest } = await collection.status();
  return {
    ...rest,
    daysThatDiffer,
    stopped: stopped === null ? null : { at: isoSeconds(stopped.atMs), code: stopped.code },
  };
}

export async function resumeCollection(parts: CollectionParts): Promise<{ resumed: boolean }> {
  return { resumed: await clientOf(parts).resume() };
}

export async function decodeAgain(
  parts: CollectionParts,
  receivedSince: string,
): Promise<{ answers: number }> {
  return { answers: await clientOf(parts).decodeAgain(Date.parse(receivedSince)) };
}

async function meterOf(parts: CollectionParts, household: string, meterId: string): Promise<LinkedMeter> {
  const meter = await meterOfHousehold(parts, household, meterId);
  if (meter === null) throw meterNotFound();
  return meter;
}

function clientOf({ collection }: CollectionParts): CollectionClient {
  if (collection !== null) return collection;
  throw new Problem(
    409,
    "source-unknown",
    "This copy collects from no source. Add a file of readings instead, or ask whoever runs it.",
  );
}

function show(
  { begunAtMs, lastAnswerAtMs, nextTryAtMs, daysThatDiffer = [], ...rest }: Collection,
  practiceNumber: string | null,
): ShownCollection {
  return {
    ...rest,
    practiceNumber,
    begunAt: isoSeconds(begunAtMs),
    lastAnswerAt: lastAnswerAtMs === null ? null : isoSeconds(lastAnswerAtMs),
    nextTryAt: nextTryAtMs === null ? null : isoSeconds(nextTryAtMs),
    daysThatDiffer: daysThatDiffer.map(({ startsAtMs, counted, held }) => ({
      startsAt: isoSeconds(startsAtMs),
      counted,
      held,
    })),
  };
}
