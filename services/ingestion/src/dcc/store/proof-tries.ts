import type { Queryable } from "@halfhourly/database";
import type { LondonDate } from "@halfhourly/domain";

/**
 * Counts one more try and says how many there were on that day. Kept apart from collections, so that nobody gets new tries
 * by removing a meter and adding it again.
 */
export async function countTry(tx: Queryable, whose: string, date: LondonDate): Promise<number> {
  const [row] = await tx.query<{ tries: number }>(
    `insert into ingestion.dcc_proof_try (whose, on_date, tries) values ($1, $2, 1)
     on conflict (whose, on_date) do update set tries = dcc_proof_try.tries + 1 returning tries`,
    [whose, date],
  );
  return row?.tries ?? 0;
}

export const ofHousehold = (household: string) => `household ${household}`;
export const ofMeter = (meterPointHash: string) => `meter ${meterPointHash}`;

export async function removeTriesOf(tx: Queryable, household: string): Promise<number> {
  const rows = await tx.query("delete from ingestion.dcc_proof_try where whose = $1 returning 1", [
    ofHousehold(household),
  ]);
  return rows.length;
}

export async function removeTriesBefore(database: Queryable, date: LondonDate): Promise<number> {
  const rows = await database.query("delete from ingestion.dcc_proof_try where on_date < $1 returning 1", [
    date,
  ]);
  return rows.length;
}
