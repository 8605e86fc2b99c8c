import type { Queryable } from "@halfhourly/database";
import type { AuditEntry, AuditSlice } from "./port.js";
import { entryOf, type EntryRow, type HeadRow } from "./rows.js";

/** Entries of one chain after a position, oldest first, with the chain's head. */
export async function readSlice(
  database: Queryable,
  schema: string,
  chain: string,
  afterPosition: number,
  most: number,
): Promise<AuditSlice> {
  const head = await readHead(database, schema, chain);
  return { ...head, entries: await readEntries(database, schema, head, { chain, afterPosition, most }) };
}

/** The last entries of one chain, which lead up to the head that comes with them. */
export async function readNewest(
  database: Queryable,
  schema: string,
  chain: string,
  most: number,
): Promise<AuditSlice> {
  const head = await readHead(database, schema, chain);
  const afterPosition = Math.max(0, head.head.position - most);
  return { ...head, entries: await readEntries(database, schema, head, { chain, afterPosition, most }) };
}

type Head = Omit<AuditSlice, "entries">;

async function readHead(database: Queryable, schema: string, chain: string): Promise<Head> {
  const [row] = await database.query<HeadRow>(`select * from ${schema}.audit_head where chain = $1`, [chain]);
  if (row === undefined) return { head: { position: 0, hash: "" }, anchored: null };
  return {
    head: { position: Number(row.position), hash: row.hash },
    anchored:
      row.anchored_hash === null
        ? null
        : {
            anchor: Number(row.anchored_by),
            anchoredAtMs: Number(row.anchored_at_ms),
            position: Number(row.anchored_position),
            hash: row.anchored_hash,
          },
  };
}

/** The head was read first: entries that came after it are left for the next question. */
async function readEntries(
  database: Queryable,
  schema: string,
  { head }: Head,
  { chain, afterPosition, most }: { chain: string; afterPosition: number; most: number },
): Promise<readonly AuditEntry[]> {
  const rows = await database.query<EntryRow>(
    `select * from ${schema}.audit_entry where chain = $1 and position > $2 and position <= $3
      order by position limit $4`,
    [chain, afterPosition, head.position, most],
  );
  return rows.map(entryOf);
}
