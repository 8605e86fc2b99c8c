import type { Queryable } from "@halfhourly/database";

export interface Progress {
  /** Requests for the history, those that were asked again counted once. */
  readonly total: number;
  /** Answered, and what the answer brought is stored. */
  readonly answered: number;
  /** Neither that nor given up. */
  readonly open: number;
}

export async function historyProgress(database: Queryable, collectionId: string): Promise<Progress> {
  const [row] = await database.query<{ total: string; answered: string; open: string }>(
    `select count(*) as total, count(*) filter (where state = 'answered' and not decoding) as answered,
       count(*) filter (where state in ('planned', 'sent', 'acknowledged') or decoding) as open
     from ingestion.dcc_request,
       lateral (select exists (select 1 from ingestion.dcc_answer
          where request_id = dcc_request.id and decoded_at is null) as decoding) as answer
     where collection_id = $1 and why = 'link' and superseded_by is null
       and (state <> 'cancelled' or code <> 'answered-late')`,
    [collectionId],
  );
  return {
    total: Number(row?.total ?? 0),
    answered: Number(row?.answered ?? 0),
    open: Number(row?.open ?? 0),
  };
}

export async function addStored(tx: Queryable, collectionId: string, halfHours: number): Promise<void> {
  await tx.query(
    "update ingestion.dcc_collection set half_hours_stored = half_hours_stored + $2 where id = $1",
    [collectionId, halfHours],
  );
}
