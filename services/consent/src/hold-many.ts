import { ArrayParameter, type Queryable } from "@halfhourly/database";
import type { StoredMeter } from "./consent-store.js";
import { notLive } from "./live-of-many.js";

/** A viewing consent that a write of many households' readings relies on. */
export interface ConsentRelied extends StoredMeter {
  /** When the readings' grant was minted: a consent that was given after it does not cover them. UTC milliseconds. */
  readonly mintedAtMs: number;
}

/** Households share this many gates. A writer of thousands locks gates, not thousands of rows, whose locks PostgreSQL would write to the disk. */
const GATES = 256;
/** Any number will do that no other advisory lock of the database uses as its first. */
const GATE_LOCK = 4_848_506;

/** Whoever changes a household's consent waits here for writers that rely on it, and keeps new ones out until the transaction ends. */
export async function closeGate(tx: Queryable, household: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock($2::int, hashtext($1) & ${GATES - 1})`, [
    household,
    GATE_LOCK,
  ]);
}

/**
 * Holds consents until the transaction ends, and tells which of them are not live: the others cannot end before. Take
 * this before any lock of rows. @returns indexes into `relied`.
 */
export async function holdMany(
  tx: Queryable,
  relied: readonly ConsentRelied[],
  nowMs: number,
): Promise<ReadonlySet<number>> {
  const households = relied.map(({ household }) => household);
  await tx.query(
    `select pg_advisory_xact_lock_shared($2::int, gate)
     from (select distinct hashtext(h) & ${GATES - 1} as gate from unnest($1::text[]) h order by 1) gates`,
    [ArrayParameter.text(households), GATE_LOCK],
  );
  const asked = relied.map(({ household, meterPointHash, fuel, mintedAtMs }) => ({
    household,
    meterPointHash,
    fuel,
    purpose: "viewing" as const,
    grantedByMs: mintedAtMs,
  }));
  return notLive(tx, asked, nowMs);
}
