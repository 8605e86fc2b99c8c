import type { Database, Queryable } from "@halfhourly/database";
import type { OpenHome } from "./open-home.js";
import type { ExchangeParts } from "./parts.js";
import { lockCollection, type CollectionRow } from "./store/collections.js";
import { lockRequest, type RequestRow } from "./store/requests.js";

/** A request and its collection, both locked; null where the request is of no home any more (5.3). */
export interface LockedRequest {
  readonly tx: Queryable;
  readonly row: RequestRow;
  readonly collection: CollectionRow | null;
}

/** What an answer is taken with. */
export interface AboutAnswer extends LockedRequest {
  readonly parts: ExchangeParts;
  readonly collection: CollectionRow;
  readonly home: OpenHome;
}

/**
 * One transaction with both rows locked, always the collection first, as an erasure does: two that lock in another order
 * would wait for each other. Null where the request is gone.
 */
export async function withRequest<T>(
  database: Database,
  { id, collection_id: collectionId }: Pick<RequestRow, "id" | "collection_id">,
  work: (locked: LockedRequest) => Promise<T>,
): Promise<T | null> {
  return database.transaction(async (tx) => {
    const collection = collectionId === null ? null : await lockCollection(tx, collectionId);
    const row = await lockRequest(tx, id);
    return row === null ? null : work({ tx, row, collection });
  });
}
