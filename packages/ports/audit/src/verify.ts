import type { Queryable } from "@halfhourly/database";
import { missingAuditTables } from "./missing-tables.js";
import type { AuditFault, AuditVerdict, VerifyProgress } from "./port.js";
import { verifyAnchors } from "./verify-anchors.js";
import { walkChains } from "./walk-chains.js";
import type { AnchoringParts } from "./write-anchor.js";

/**
 * Recomputes every chain, streamed, then holds the anchors against them. The database is read as of one instant, so that
 * what is written meanwhile does not matter. Holds a batch of entries, one anchor file and the names of retired chains.
 */
export async function verifyChains(
  parts: AnchoringParts,
  onProgress: VerifyProgress = () => {},
): Promise<AuditVerdict> {
  const { database, blobs, schema, service } = parts;
  // Before the instant: a file that is listed holds only heads that were stored by then.
  const files = await blobs.list(`audit/${service}/`);
  return database.transaction(async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    await tx.query("set local statement_timeout = 0");
    const [table] = await missingAuditTables(tx, schema);
    if (table !== undefined) return { ok: false, chain: table, position: 0, fault: "table missing" };
    const walked = await walkChains(tx, schema, onProgress);
    if ("fault" in walked) return walked;
    const emptied = await headWithoutEntries(tx, schema);
    if (emptied !== null) return emptied;
    const anchored = await verifyAnchors(tx, parts, files);
    if ("fault" in anchored) return anchored;
    return { ok: true, ...walked, ...anchored, notAnchored: await countNotAnchored(tx, schema) };
  });
}

async function headWithoutEntries(tx: Queryable, schema: string): Promise<AuditFault | null> {
  const rows = await tx.query<{ chain: string }>(
    `select h.chain from ${schema}.audit_head h
      where h.position > 0 and not exists (select from ${schema}.audit_entry e where e.chain = h.chain)
      order by h.chain limit 1`,
  );
  return rows[0] === undefined ? null : { ok: false, chain: rows[0].chain, position: 1, fault: "cut off" };
}

async function countNotAnchored(tx: Queryable, schema: string): Promise<number> {
  const [row] = await tx.query<{ entries: string }>(
    `select coalesce(sum(position - anchored_position), 0) as entries from ${schema}.audit_head`,
  );
  return Number(row?.entries ?? 0);
}
