import { createHash } from "node:crypto";
import type { Queryable } from "@halfhourly/database";
import { auditEntryText } from "@halfhourly/domain";
import { verifyAnchors } from "./verify-anchors.js";
import type { AnchoringParts } from "./write-anchor.js";
import type { AuditEntry, AuditVerdict } from "./port.js";
import { entryOf, type EntryRow } from "./rows.js";

export type AuditFault = Extract<AuditVerdict, { readonly ok: false }>;

const rowsReadAtOnce = 1_000;

/** Recomputes every chain, streamed, then holds the anchors against them. Everything is read as of one instant. */
export async function verifyChains(
  parts: AnchoringParts,
  progress: (entries: number) => void,
): Promise<AuditVerdict> {
  return parts.database.transaction(async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    await tx.query("set local statement_timeout = 0");
    const counted = { entries: 0, chains: 0 };
    const fault =
      (await faultInEntries(tx, parts.schema, counted, progress)) ??
      (await headWithoutEntries(tx, parts.schema));
    if (fault !== null) return fault;
    const anchors = await verifyAnchors(tx, parts);
    return typeof anchors === "number" ? { ok: true, ...counted, anchors } : anchors;
  });
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

async function faultInEntries(
  tx: Queryable,
  schema: string,
  counted: { entries: number; chains: number },
  progress: (entries: number) => void,
): Promise<AuditFault | null> {
  let link: Link = { chain: "", position: 0, hash: "", headPosition: 0, headHash: "" };
  for (;;) {
    const rows = await tx.query<WithHead>(
      `select e.*, h.position as head_position, h.hash as head_hash
         from ${schema}.audit_entry e left join ${schema}.audit_head h on h.chain = e.chain
        where (e.chain, e.position) > ($1, $2) order by e.chain, e.position limit $3`,
      [link.chain, link.position, rowsReadAtOnce],
    );
    for (const row of rows) {
      const entry = entryOf(row);
      if (entry.chain !== link.chain) {
        const cut = endOf(link);
        if (cut !== null) return cut;
        counted.chains += 1;
        link = { chain: entry.chain, position: 0, hash: "", ...headOf(row) };
      }
      const fault = faultOf(entry, link);
      if (fault !== null) return { ok: false, chain: entry.chain, ...fault };
      counted.entries += 1;
      link = { ...link, position: entry.position, hash: entry.hash };
    }
    progress(counted.entries);
    if (rows.length < rowsReadAtOnce) return endOf(link);
  }
}

/** A chain without a head was never begun by us: its head position counts as 0. */
function headOf(row: WithHead): Pick<Link, "headPosition" | "headHash"> {
  return { headPosition: Number(row.head_position ?? 0), headHash: row.head_hash ?? "" };
}

function faultOf(entry: AuditEntry, before: Link): Pick<AuditFault, "position" | "fault"> | null {
  if (entry.position !== before.position + 1) return { position: before.position + 1, fault: "missing" };
  if (entry.position > before.headPosition) return { position: entry.position, fault: "inserted" };
  const same = entry.previousHash === before.hash && entry.hash === hashOf(entry);
  return same ? null : { position: entry.position, fault: "changed" };
}

function endOf({ chain, position, hash, headPosition, headHash }: Link): AuditFault | null {
  if (position === headPosition && hash === headHash) return null;
  return { ok: false, chain, position: position + 1, fault: "cut off" };
}

export function hashOf(entry: AuditEntry): string | null {
  try {
    return createHash("sha256").update(auditEntryText(entry)).digest("hex");
  } catch (fault) {
    // A control character can only have come past us.
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

async function headWithoutEntries(tx: Queryable, schema: string): Promise<AuditFault | null> {
  const rows = await tx.query<{ chain: string }>(
    `select h.chain from ${schema}.audit_head h
      where h.position > 0 and not exists (select from ${schema}.audit_entry e where e.chain = h.chain)
      order by h.chain limit 1`,
  );
  return rows[0] === undefined ? null : { ok: false, chain: rows[0].chain, position: 1, fault: "cut off" };
}
