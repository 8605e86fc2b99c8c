import type { Queryable, Row } from "@halfhourly/database";
import { REQUEST_COLUMNS, type RequestRow } from "./requests.js";

interface Due extends Row {
  readonly id: string;
  readonly collection_id: string | null;
}

export interface DueNow {
  readonly at: Date;
  readonly withGaps: boolean;
}

/** Others may take what was seen: then the next is looked for, a few times. */
const MOST_LOOKS = 10;

/**
 * Takes the next request that is due, and its home: a device takes an originator's counters in rising order only (GBCS
 * 4.3.1.3), so that one request at a time is on the way to a home, whoever sends it. Proofs, inventories and schedules go
 * first, then the newest history. A sender that dies is noticed when its claim runs out, by the database's clock.
 */
export async function claimDue(
  database: Queryable,
  due: DueNow,
  claimSeconds: number,
): Promise<RequestRow | null> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const next = await nextDue(database, due);
    if (next === null) return null;
    if (!(await claimHome(database, next.collection_id, claimSeconds))) continue;
    const claimed = await claimRequest(database, next.id, claimSeconds);
    if (claimed !== null) return claimed;
    await releaseHome(database, next.collection_id);
  }
  return null;
}

export async function releaseRequest(
  database: Queryable,
  { id, collection_id: collectionId }: Pick<RequestRow, "id" | "collection_id">,
): Promise<void> {
  await database.query("update ingestion.dcc_request set claimed_until = null where id = $1", [id]);
  await releaseHome(database, collectionId);
}

async function nextDue(database: Queryable, { at, withGaps }: DueNow): Promise<Due | null> {
  const rows = await database.query<Due>(
    `select r.id, r.collection_id from ingestion.dcc_request r
     left join ingestion.dcc_collection c on c.id = r.collection_id
     where r.state = 'planned' and r.not_before <= $1 and (r.claimed_until is null or r.claimed_until < now())
       and ($2 or r.why not in ('gap', 'daily-log', 'reconcile')) and (c.sending_until is null or c.sending_until < now())
     order by r.why in ('link', 'gap', 'tariff', 'daily-log', 'reconcile'), r.id limit 1`,
    [at, withGaps],
  );
  return rows[0] ?? null;
}

async function claimHome(
  database: Queryable,
  collectionId: string | null,
  claimSeconds: number,
): Promise<boolean> {
  if (collectionId === null) return true;
  const rows = await database.query(
    `update ingestion.dcc_collection set sending_until = now() + make_interval(secs => $2)
     where id = $1 and (sending_until is null or sending_until < now()) returning 1`,
    [collectionId, claimSeconds],
  );
  return rows.length === 1;
}

async function claimRequest(
  database: Queryable,
  id: string,
  claimSeconds: number,
): Promise<RequestRow | null> {
  const rows = await database.query<RequestRow>(
    `update ingestion.dcc_request set claimed_until = now() + make_interval(secs => $2)
     where id = $1 and state = 'planned' and (claimed_until is null or claimed_until < now())
     returning ${REQUEST_COLUMNS}`,
    [id, claimSeconds],
  );
  return rows[0] ?? null;
}

async function releaseHome(database: Queryable, collectionId: string | null): Promise<void> {
  if (collectionId === null) return;
  await database.query("update ingestion.dcc_collection set sending_until = null where id = $1", [
    collectionId,
  ]);
}
