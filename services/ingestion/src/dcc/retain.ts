import type { Queryable } from "@halfhourly/database";
import { addDays, londonDateAt, slotContaining } from "@halfhourly/domain";
import { removeTriesBefore } from "./store/proof-tries.js";

const DAY_MS = 86_400_000;
/** As long as a meter's own history, with a margin: after it nobody asks which answer brought a half hour. */
const KEEP_LINEAGE_DAYS = 430;

/**
 * Wipes raw answers that have outlived their retention, and removes what is left of the oldest: when each came, which
 * half hours it brought, and the ledger of what was asked. @returns removed entries by place
 */
export async function retainExchange(
  database: Queryable,
  keepAnswersDays: number,
  nowMs: number,
): Promise<Readonly<Record<string, number>>> {
  const daysAgo = (days: number) => new Date(nowMs - days * DAY_MS);
  const wiped = await database.query(
    `update ingestion.dcc_answer set payload = null
     where payload is not null and received_at < $1 returning 1`,
    [daysAgo(keepAnswersDays)],
  );
  const before = [daysAgo(KEEP_LINEAGE_DAYS)];
  const answers = await database.query(
    "delete from ingestion.dcc_answer where received_at < $1 returning 1",
    before,
  );
  const requests = await database.query(
    "delete from ingestion.dcc_request where ended_at < $1 returning 1",
    before,
  );
  const oldestSlot = slotContaining(daysAgo(KEEP_LINEAGE_DAYS).getTime());
  const logDays = await database.query(
    "delete from ingestion.dcc_log_day where first_slot < $1 returning 1",
    [oldestSlot],
  );
  return {
    "table ingestion.dcc_log_day": logDays.length,
    "table ingestion.dcc_answer": wiped.length + answers.length,
    "table ingestion.dcc_request": requests.length,
    "table ingestion.dcc_proof_try": await removeTriesBefore(database, addDays(londonDateAt(nowMs), -1)),
  };
}
