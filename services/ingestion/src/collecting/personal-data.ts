import { slotStartIso } from "@halfhourly/domain";
import type { Parts } from "../parts.js";
import { openColumn } from "./sealed.js";

/** What collecting holds of a household beside its readings, to take away. Keys and tokens stay: they open its account elsewhere. */
export async function collectingPersonalData(
  { database, sealing }: Pick<Parts, "database" | "sealing">,
  household: string,
): Promise<Record<string, unknown>[]> {
  const rows = await database.query<{
    id: string;
    meter_id: string;
    fuel: string;
    source: string;
    proof: string;
    state: string;
    problem: string | null;
    task: Buffer;
    moved_in: string | null;
    begun_at: Date;
    last_answer_at: Date | null;
    half_hours_stored: string;
    balance: Buffer | null;
    balance_asked_at: Date | null;
    live: Buffer | null;
  }>("select * from ingestion.source_link where household = $1 order by begun_at, id", [household]);
  if (rows.length === 0) return [];
  const seal = await sealing.of(household);
  const collections = rows.map((row) => {
    const power = row.live === null ? null : openColumn(seal, "live", row.id, row.live);
    const balance = row.balance === null ? null : openColumn(seal, "balance", row.id, row.balance);
    return {
      meterId: row.meter_id,
      fuel: row.fuel,
      collectedFrom: row.source,
      proofOfOccupancy: row.proof,
      state: row.state,
      problem: row.problem,
      movedInOn: row.moved_in,
      begunAt: row.begun_at.toISOString(),
      lastAnswerAt: row.last_answer_at?.toISOString() ?? null,
      halfHoursStored: Number(row.half_hours_stored),
      asTheSourceDescribesTheMeter: openColumn(seal, "task", row.id, row.task).meters.map(
        ({ handles: _handles, liveDeviceId, ...meter }) => ({
          ...meter,
          hasDeviceForLiveValues: liveDeviceId !== null,
        }),
      ),
      balanceAskedAt: row.balance_asked_at?.toISOString() ?? null,
      balance: balance === null ? null : inTenThousandMillionthsOfAPound(balance),
      newestPower: power === null ? null : { at: new Date(power.atMs).toISOString(), watts: power.powerW },
    };
  });
  return [
    ...collections,
    ...(await rangesOf(database, household)),
    ...(await givenUpOf(database, household)),
  ];
}

function inTenThousandMillionthsOfAPound(balance: object): unknown {
  return JSON.parse(
    JSON.stringify(balance, (_name, value: unknown) =>
      typeof value === "bigint" ? `${value} x 10^-10 GBP` : value,
    ),
  );
}

async function rangesOf(database: Parts["database"], household: string): Promise<Record<string, unknown>[]> {
  const rows = await database.query<{
    meter_id: string;
    source: string;
    first_slot: string;
    before_slot: string;
    why: string;
    state: string;
    code: string | null;
    half_hours: number;
    ended_at: Date | null;
  }>(
    `select l.meter_id, f.source, f.first_slot, f.before_slot, f.why, f.state, f.code, f.half_hours, f.ended_at
     from ingestion.source_fetch f join ingestion.source_link l on l.id = f.link_id
     where l.household = $1 order by f.id`,
    [household],
  );
  return rows.map((row) => ({
    askedOfMeterId: row.meter_id,
    askedFrom: row.source,
    fromUtc: slotStartIso(Number(row.first_slot)),
    beforeUtc: slotStartIso(Number(row.before_slot)),
    why: row.why,
    state: row.state,
    code: row.code,
    halfHours: row.half_hours,
    endedAt: row.ended_at?.toISOString() ?? null,
  }));
}

/** What kept failing and is not tried again by itself. */
async function givenUpOf(database: Parts["database"], household: string): Promise<Record<string, unknown>[]> {
  const rows = await database.query<{
    source: string;
    stage: string;
    reason: string;
    attempts: number;
    at: Date;
  }>(
    "select source, stage, reason, attempts, at from ingestion.dead_letter where household = $1 order by at, id",
    [household],
  );
  return rows.map(({ source, stage, reason, attempts, at }) => ({
    givenUpAtSource: source,
    stage,
    reason,
    attempts,
    at: at.toISOString(),
  }));
}
