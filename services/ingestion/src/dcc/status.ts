import type { CollectionStatus } from "@halfhourly/contracts";
import type { Queryable } from "@halfhourly/database";
import type { ExchangeParts } from "./parts.js";
import { countMarked } from "./store/log-days.js";
import { stopOf } from "./store/originator.js";

/** How the exchange does, in counts. */
export async function collectionStatus({
  database,
  config,
}: Pick<ExchangeParts, "database" | "config">): Promise<CollectionStatus> {
  const [row] = await database.query<{ waiting: number }>(
    "select count(*)::int as waiting from ingestion.dcc_answer where decoded_at is null",
  );
  return {
    source: "dcc",
    simulated: config.environment === "simulator",
    stopped: await stopOf(database, config.originator),
    collections: await countStates(database, "dcc_collection"),
    requests: await countStates(database, "dcc_request"),
    answersWaiting: row?.waiting ?? 0,
    daysThatDiffer: await countMarked(database),
  };
}

async function countStates(
  database: Queryable,
  table: "dcc_collection" | "dcc_request",
): Promise<Record<string, number>> {
  const rows = await database.query<{ state: string; held: number }>(
    `select state, count(*)::int as held from ingestion.${table} group by state order by state`,
  );
  return Object.fromEntries(rows.map(({ state, held }) => [state, held]));
}
