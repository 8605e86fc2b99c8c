import type { ExportSection, PersonalDataSource } from "@halfhourly/contracts";
import { londonDateOf } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { daysThatDiffer } from "./days-that-differ.js";
import { collectingPersonalData } from "../collecting/personal-data.js";
import { meterTariff } from "./meter-tariff.js";

const about =
  "How readings of your meters are collected from the national network and from suppliers: how you proved your home, what was asked for and when, and what your meter says that you pay.";

const notIncluded: Readonly<Record<string, string>> = {
  rawAnswers:
    "What your meter sent, in the network's own form: your half hours, which are in this archive. Kept sealed for a time, so that it can be read again.",
  supplierAccess:
    "Keys and tokens by which your supplier lets us in: they are kept sealed, only for that, and open your account to whoever holds them.",
  deviceIds:
    "Which devices were asked: they are kept sealed, or as keyed hashes that only find a request again.",
};

/** What the exchange holds of a household beside its readings, to take away. */
export function collectionPersonalData(parts: Pick<Parts, "database" | "sealing">): PersonalDataSource {
  return {
    section: "collection",
    async personalData(household): Promise<ExportSection> {
      const collections = await collectionsOf(parts, household);
      const requests = await requestsOf(parts, household);
      const ofSources = await collectingPersonalData(parts, household);
      return { about, entries: [...collections, ...requests, ...ofSources], notIncluded: { ...notIncluded } };
    },
  };
}

async function collectionsOf(
  parts: Pick<Parts, "database" | "sealing">,
  household: string,
): Promise<Record<string, unknown>[]> {
  const rows = await parts.database.query<{
    id: string;
    meter_id: string;
    fuel: string;
    proof: string;
    state: string;
    problem: string | null;
    begun_at: Date;
    last_answer_at: Date | null;
    half_hours_stored: string;
    half_hours_not_held: number;
  }>(
    `select id, meter_id, fuel, proof, state, problem, begun_at, last_answer_at, half_hours_stored, half_hours_not_held
     from ingestion.dcc_collection where household = $1 order by begun_at, id`,
    [household],
  );
  const entries: Record<string, unknown>[] = [];
  for (const row of rows)
    entries.push({
      meterId: row.meter_id,
      fuel: row.fuel,
      proofOfOccupancy: row.proof,
      state: row.state,
      problem: row.problem,
      begunAt: row.begun_at.toISOString(),
      lastAnswerAt: row.last_answer_at?.toISOString() ?? null,
      halfHoursStored: Number(row.half_hours_stored),
      halfHoursTheMeterDoesNotHold: row.half_hours_not_held,
      daysThatDifferFromTheMeter: (await daysThatDiffer(parts, household, row.id)).map(
        ({ startsAtMs, counted, held }) => ({
          startsAt: new Date(startsAtMs).toISOString(),
          countedByTheMeter: counted,
          sumOfHalfHours: held,
        }),
      ),
      tariffOnTheMeter: await meterTariff(parts, household, row.meter_id),
    });
  return entries;
}

async function requestsOf(
  { database }: Pick<Parts, "database">,
  household: string,
): Promise<Record<string, unknown>[]> {
  const rows = await database.query<{
    meter_id: string;
    variant: string;
    why: string;
    direction: string | null;
    first_slot: string | null;
    last_slot: string | null;
    state: string;
    code: string | null;
    sent_at: Date | null;
    ended_at: Date | null;
  }>(
    `select c.meter_id, r.variant, r.why, r.direction, r.first_slot, r.last_slot, r.state, r.code, r.sent_at, r.ended_at
     from ingestion.dcc_request r join ingestion.dcc_collection c on c.id = r.collection_id
     where c.household = $1 order by r.id`,
    [household],
  );
  const date = (slot: string | null) => (slot === null ? null : londonDateOf(Number(slot)));
  return rows.map((row) => ({
    askedOfMeterId: row.meter_id,
    serviceReference: row.variant,
    why: row.why,
    direction: row.direction,
    fromDate: date(row.first_slot),
    toDate: date(row.last_slot),
    state: row.state,
    code: row.code,
    sentAt: row.sent_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}
