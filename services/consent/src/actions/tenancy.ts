import type { ErasureCaseRecord, MeterScope, OccupancyProof, TenancyQuestion } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import type { Fuel } from "@halfhourly/domain";
import { appendAudit } from "../audit.js";
import { householdsHolding } from "../consent-store.js";
import { endAllIn, endAllOfMeter } from "./end-consents.js";
import { checkedReason, type Parts } from "./parts.js";

type MeterPoint = Pick<MeterScope, "meterPoint" | "fuel">;

/** Whoever said that they still live there is left in peace this long. */
const leftInPeaceMs = 30 * 86_400_000;

/** Consents end with the tenancy: what a household agreed to never reaches the half hours of those who live there next. */
export async function endTenancy(
  parts: Parts,
  meter: MeterScope,
  why: "moved out" | "new tenant",
): Promise<readonly ErasureCaseRecord[]> {
  const who = why === "moved out" ? meter.household : "service:consent";
  const cases = await endAllOfMeter(parts, meter, { act: "end", why, who });
  await answer(parts.database, parts, meter);
  return cases;
}

/**
 * A new household has proved that it occupies the home: every other household's consents for the meter end, each in a
 * transaction of its own, with the proof's method and case number in the audit. Idempotent, so it can be asked again.
 */
export async function claimTenancy(
  parts: Parts,
  { meterPoint, fuel }: MeterPoint,
  newHousehold: string,
  { method, reference }: OccupancyProof,
): Promise<readonly ErasureCaseRecord[]> {
  const why = checkedReason(`new tenant: ${method}, ${reference}`);
  const meterPointHash = parts.fieldHash.of("meter point", meterPoint);
  const cases: ErasureCaseRecord[] = [];
  for (const household of await householdsHolding(parts.database, { meterPointHash, fuel }, newHousehold)) {
    const ended = await parts.database.transaction((tx) =>
      endAllIn(tx, parts, { household, meterPointHash, fuel }, { act: "end", why, who: "service:consent" }),
    );
    cases.push(...ended);
  }
  return cases;
}

/**
 * Somebody tried to add a meter that is taken. Its holder is asked once, whoever asks and however often; nobody learns
 * from it who holds the meter.
 */
export async function askTenancy(
  parts: Parts,
  { meterPoint, fuel }: MeterPoint,
  asking: string,
): Promise<void> {
  const meterPointHash = parts.fieldHash.of("meter point", meterPoint);
  const atMs = parts.now();
  for (const household of await householdsHolding(parts.database, { meterPointHash, fuel }, asking))
    await parts.database.transaction(async (tx) => {
      const asked = await tx.query(
        `insert into consent.tenancy_question (household, meter_point_hash, fuel, asked_at) values ($1, $2, $3, $4)
         on conflict (household, meter_point_hash, fuel) do update set asked_at = excluded.asked_at, answered_at = null
           where tenancy_question.answered_at < $5 returning 1`,
        [household, meterPointHash, fuel, new Date(atMs), new Date(atMs - leftInPeaceMs)],
      );
      if (asked.length === 0) return;
      await appendAudit(
        tx,
        {
          household,
          who: "service:consent",
          what: "tenancy.ask",
          about: fuel,
          why: "another household tried to add the meter",
          result: "done",
        },
        atMs,
      );
    });
}

export async function openQuestions(
  database: Queryable,
  household: string,
): Promise<readonly TenancyQuestion[]> {
  const rows = await database.query<{ meter_point_hash: string; fuel: Fuel; asked_at: Date }>(
    `select meter_point_hash, fuel, asked_at from consent.tenancy_question
     where household = $1 and answered_at is null order by asked_at limit 12`,
    [household],
  );
  return rows.map((row) => ({
    meterPointHash: row.meter_point_hash,
    fuel: row.fuel,
    askedAtMs: row.asked_at.getTime(),
  }));
}

/** The holder still lives there. */
export async function stillMine(parts: Parts, meter: MeterScope): Promise<void> {
  await parts.database.transaction(async (tx) => {
    if (!(await answer(tx, parts, meter))) return;
    const facts = {
      household: meter.household,
      what: "tenancy.still-mine",
      about: meter.fuel,
      why: "asked in the app",
      result: "done",
    };
    await appendAudit(tx, facts, parts.now());
  });
}

async function answer(
  tx: Queryable,
  parts: Parts,
  { household, meterPoint, fuel }: MeterScope,
): Promise<boolean> {
  const rows = await tx.query(
    `update consent.tenancy_question set answered_at = $4
     where household = $1 and meter_point_hash = $2 and fuel = $3 and answered_at is null returning 1`,
    [household, parts.fieldHash.of("meter point", meterPoint), fuel, new Date(parts.now())],
  );
  return rows.length > 0;
}
