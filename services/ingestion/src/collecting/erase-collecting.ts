import type { Queryable } from "@halfhourly/database";
import { removeUnused, type AccessRow } from "./store/accesses.js";
import { removeOldFetches } from "./store/fetches.js";

const DAY_MS = 86_400_000;
/** As long as a meter's own history, with a margin: after it nobody asks which answer brought a half hour. */
const KEEP_FETCHES_DAYS = 430;
/** Whoever has not tried it again by then will not. */
const KEEP_LETTERS_DAYS = 90;

/** What is held of a household beside its meters' links: all of it, for a closed account or an erased meter. @returns accesses removed */
export async function forgetSignIns(tx: Queryable, household: string): Promise<readonly AccessRow[]> {
  await tx.query("delete from ingestion.source_sign_in where household = $1", [household]);
  await tx.query("delete from ingestion.begin_turn where household = $1", [household]);
  await tx.query(
    `update ingestion.source_access set found = null, ticket_hash = null, ticket_ends_at = null where household = $1`,
    [household],
  );
  return removeUnused(tx, household);
}

/** Removes what has outlived its retention. @returns removed entries by place */
export async function retainCollecting(
  database: Queryable,
  nowMs: number,
): Promise<Readonly<Record<string, number>>> {
  const daysAgo = (days: number) => new Date(nowMs - days * DAY_MS);
  const letters = await database.query("delete from ingestion.dead_letter where at < $1 returning 1", [
    daysAgo(KEEP_LETTERS_DAYS),
  ]);
  return {
    "table ingestion.source_fetch": await removeOldFetches(database, daysAgo(KEEP_FETCHES_DAYS)),
    "table ingestion.dead_letter": letters.length,
  };
}
