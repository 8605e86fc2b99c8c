import type { Queryable } from "@halfhourly/database";

/** When the home's inventory was last asked for, or is to be; null where never. */
export async function lastInventoryAt(database: Queryable, collectionId: string): Promise<Date | null> {
  const [row] = await database.query<{ at: Date | null }>(
    `select max(greatest(not_before, sent_at)) as at from ingestion.dcc_request
     where collection_id = $1 and variant = '8.2' and state <> 'cancelled'`,
    [collectionId],
  );
  return row?.at ?? null;
}

/** Collections under way that have asked this device. */
export async function collectionsOfDevice(database: Queryable, targetHash: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `select c.id from ingestion.dcc_collection c
     where c.state = 'collecting'
       and exists (select from ingestion.dcc_request r where r.collection_id = c.id and r.target_hash = $1)`,
    [targetHash],
  );
  return rows.map(({ id }) => id);
}

/** Those of the old device; the new one's are fetched when it first answers. */
export async function removeCertificates(tx: Queryable, collectionId: string): Promise<void> {
  await tx.query("delete from ingestion.dcc_device_certificate where collection_id = $1", [collectionId]);
}
