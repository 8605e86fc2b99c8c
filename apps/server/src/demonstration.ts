import { randomInt } from "node:crypto";
import { join } from "node:path";
import {
  demonstrationHomes,
  type Batch,
  type Demonstration,
  type DemonstrationHome,
} from "@halfhourly/demonstration";
import { addDays, londonDateAt, londonDateOf, type Fuel } from "@halfhourly/domain";
import { awaitArrivals, type CollectedMeter } from "./demonstration-arrivals.js";
import { secretFile } from "./instance-files.js";
import type { Services } from "./services.js";

export interface DemonstrationAccount {
  readonly email: string;
  readonly password: string;
  readonly about: string;
}

/** Any number will do; this one has been looked at. */
const seed = 1;

/** Corrections and late values reach back a few days; storing a value again changes nothing. */
const lateArrivalDays = 14;

const about: Record<DemonstrationHome["home"], string> = {
  family: "a family, electricity and gas",
  economy7: "an Economy 7 home",
  prepayment: "a prepayment home, both fuels",
  solar: "a home that sends solar power back",
};

/**
 * Fills the demonstration homes through the services' own front doors, as the data of any household would come in: account,
 * meter with its consent, agreements, and readings, which their meters in the simulator give. A later start adds the days
 * since. Where nothing is collected, the readings are stored as a file's would be.
 */
export async function fillDemonstration(
  services: Services,
  dataFolder: string,
  nowMs: number,
  say: (howFar: string) => void,
): Promise<DemonstrationAccount[]> {
  const demonstration = demonstrationHomes({ seed, today: londonDateAt(nowMs) });
  const accounts: DemonstrationAccount[] = [];
  const meters: CollectedMeter[] = [];
  for (const home of demonstration.homes) {
    const password = await secretFile(join(dataFolder, `demonstration-${home.home}`), makePassword);
    meters.push(...(await fillHome(services, demonstration, home, password)));
    accounts.push({ email: home.email, password, about: about[home.home] });
  }
  for (const { region, firstSlot, gramsPerKwh } of demonstration.intensities)
    await services.consumerApi.putCarbonIntensities(region, firstSlot, gramsPerKwh);
  if (services.collection !== null) await awaitArrivals(services.collection, meters, say);
  return accounts;
}

async function fillHome(
  services: Services,
  all: Demonstration,
  home: DemonstrationHome,
  password: string,
): Promise<CollectedMeter[]> {
  const { consumerApi, consent, people } = services;
  const filled: CollectedMeter[] = [];
  const { email, displayName } = home;
  const person = { email, displayName, demonstration: true };
  const subject = (await people.find(email)) ?? (await people.create({ ...person, password }));
  const { household } = await consumerApi.accountFor({ ...person, subject });
  const linked = await consumerApi.metersOf(household);
  for (const meter of home.meters) {
    // A meter that somebody removed stays removed, in a demonstration too.
    const answers = await consent.current(household, meter);
    if (answers.some(({ purpose, state }) => purpose === "viewing" && state !== "granted")) continue;
    const link =
      linked.find((one) => one.meterPoint === meter.meterPoint) ??
      (await linkMeter(services, household, meter));
    const agreed = await consumerApi.agreementsOf(household, link.id);
    const isNew = (agreement: (typeof meter.agreements)[number]) =>
      !agreed.some(({ direction, from }) => direction === agreement.direction && from === agreement.from);
    for (const agreement of meter.agreements.filter(isNew))
      await consumerApi.addAgreement(household, link.id, agreement);
    const batches = all.batches.filter(
      (batch) => batch.home === home.home && batch.register.meterPoint === meter.meterPoint,
    );
    await storeNewDays(services, household, meter, batches);
    await collectMeter(services, household, link.id, meter);
    filled.push({ household, meterId: link.id });
  }
  return filled;
}

function linkMeter(
  { consumerApi, viewingNotice }: Services,
  household: string,
  meter: DemonstrationHome["meters"][number],
) {
  const { fuel, meterPoint, payment } = meter;
  const consent = { purpose: "viewing", granted: true, noticeVersion: viewingNotice } as const;
  return consumerApi.linkMeter(household, { fuel, meterPoint, payment, consent, generated: true });
}

/** Estimates are a supplier's: no meter gives them, so they are stored here also where the rest is collected. */
async function storeNewDays(
  { consent, readingStore, collection }: Services,
  household: string,
  { fuel, meterPoint }: { readonly fuel: Fuel; readonly meterPoint: string },
  batches: readonly Batch[],
): Promise<void> {
  const grant = await consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
  // A household that withdrew its consent gets no new days, the demonstration's no less than any other.
  if (grant === null) return;
  const summaries = await readingStore.registers(grant);
  for (const { register, unit, readings } of batches) {
    const lastDate = summaries.find((one) => one.register.direction === register.direction)?.lastDate ?? null;
    const from = lastDate === null ? "" : addDays(lastDate, -lateArrivalDays);
    const fresh = readings.filter(
      ({ slot, quality }) => londonDateOf(slot) > from && (collection === null || quality === "estimated"),
    );
    if (fresh.length > 0) await readingStore.upsert(grant, register, unit, fresh);
  }
}

/** Asks for the meter's readings as its household would, once; from then on they come by themselves. */
async function collectMeter(
  { consent, collection, simulated }: Services,
  household: string,
  meterId: string,
  { fuel, meterPoint }: { readonly fuel: Fuel; readonly meterPoint: string },
): Promise<void> {
  const displayId = simulated?.displayIdOf(meterPoint) ?? null;
  if (collection === null || displayId === null) return;
  if ((await collection.state(household, meterId)) !== null) return;
  const grant = await consent.mint({ household, meterPoint, fuel, purpose: "viewing" });
  if (grant === null) return;
  const proof = { kind: "display-id", displayId } as const;
  const wanted = {
    household,
    meterId,
    meterPoint,
    fuel,
    source: "dcc",
    proof,
    movedInOn: null,
    ticket: null,
  };
  await collection.begin(grant, wanted);
}

const wordsForPasswords =
  "amber birch cedar coral daisy ember fern grove hazel ivory juniper lark maple north olive pearl quartz river sage tulip".split(
    " ",
  );

/** Random for each data folder: nobody can sign in to a demonstration home without the terminal it was started from. */
function makePassword(): string {
  const word = () => wordsForPasswords[randomInt(wordsForPasswords.length)];
  return `${word()}-${word()}-${word()}-${randomInt(1000, 10_000)}`;
}
