import { createHash } from "node:crypto";
import type { Queryable } from "@halfhourly/database";
import { auditEntryText } from "@halfhourly/domain";
import type { AuditEntry, AuditFault, VerifyProgress } from "./port.js";
import { entryOf, type EntryRow } from "./rows.js";

const rowsReadAtOnce = 1_000;

interface Walked {
  readonly entries: number;
  readonly chains: number;
}

/** Every entry of every chain, in order, a batch at a time. @returns how many there are, or the first fault. */
export async function walkChains(
  tx: Queryable,
  schema: string,
  onProgress: VerifyProgress,
): Promise<Walked | AuditFault> {
  const total = await countEntries(tx, schema);
  let link: Link = { chain: "", position: 0, hash: "", headPosition: 0, headHash: "" };
  let entries = 0;
  let chains = 0;
  for (;;) {
    const rows = await readAfter(tx, schema, link);
    for (const row of rows) {
      const entry = entryOf(row);
      if (entry.chain !== link.chain) {
        const cut = endOf(link);
        if (cut !== null) return cut;
        chains += 1;
        link = { chain: entry.chain, position: 0, hash: "", ...headOf(row) };
      }
      const fault = faultOf(entry, link);
      if (fault !== null) return { ok: false, chain: entry.chain, ...fault };
      entries += 1;
      link = { ...link, position: entry.position, hash: entry.hash };
    }
    onProgress(entries, total);
    if (rows.length < rowsReadAtOnce) break;
  }
  return endOf(link) ?? (entries === total ? { entries, chains } : passedOver(tx, schema));
}

interface WithHead extends EntryRow {
  readonly head_position: string | null;
  readonly head_hash: string | null;
}

interface Link {
  readonly chain: string;
  readonly position: number;
  readonly hash: string;
  readonly headPosition: number;
  readonly headHash: string;
}

function readAfter(tx: Queryable, schema: string, { chain, position }: Link): Promise<WithHead[]> {
  return tx.query<WithHead>(
    `select e.*, h.position as head_position, h.hash as head_hash
       from ${schema}.audit_entry e left join ${schema}.audit_head h on h.chain = e.chain
      where (e.chain, e.position) > ($1, $2) order by e.chain, e.position limit $3`,
    [chain, position, rowsReadAtOnce],
  );
}

async function countEntries(tx: Queryable, schema: string): Promise<number> {
  const [row] = await tx.query<{ entries: string }>(`select count(*) as entries from ${schema}.audit_entry`);
  return Number(row?.entries ?? 0);
}

/** A chain without a head was never begun by us: its head position counts as 0. */
function headOf(row: WithHead): Pick<Link, "headPosition" | "headHash"> {
  return { headPosition: Number(row.head_position ?? 0), headHash: row.head_hash ?? "" };
}

function faultOf(entry: AuditEntry, before: Link): Pick<AuditFault, "position" | "fault"> | null {
  const expected = before.position + 1;
  if (entry.position < expected || entry.position > before.headPosition)
    return { position: entry.position, fault: "inserted" };
  if (entry.position > expected) return { position: expected, fault: "missing" };
  const same = entry.previousHash === before.hash && entry.hash === hashOf(entry);
  return same ? null : { position: entry.position, fault: "changed" };
}

function endOf({ chain, position, hash, headPosition, headHash }: Link): AuditFault | null {
  if (position === headPosition && hash === headHash) return null;
  return { ok: false, chain, position: position + 1, fault: "cut off" };
}

function hashOf(entry: AuditEntry): string | null {
  // Nulls and absent columns can only have come past us.
  const values: readonly unknown[] = Object.values(entry);
  if (values.some((value) => value === null || value === undefined)) return null;
  try {
    return createHash("sha256").update(auditEntryText(entry)).digest("hex");
  } catch (fault) {
    // A control character can only have come past us.
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

/** Rows that no walk along the primary key meets: the key was taken off for them. */
async function passedOver(tx: Queryable, schema: string): Promise<AuditFault> {
  const [row] = await tx.query<{ chain: string | null; position: string | null }>(
    `select chain, position from ${schema}.audit_entry group by chain, position
     having count(*) > 1 or chain is null or position is null or chain = '' order by 1, 2 limit 1`,
  );
  return { ok: false, chain: row?.chain ?? "", position: Number(row?.position ?? 0), fault: "inserted" };
}
