import { createHash } from "node:crypto";
import type { Database, Queryable } from "@halfhourly/database";

export interface AuditFacts {
  /** Opaque: an account or household id, never a name. */
  readonly who: string;
  /** What was done, for example `consent.grant`. */
  readonly what: string;
  /** The opaque id of the thing it was done to. */
  readonly about: string;
  readonly why: string;
  /** `done`, or `refused: <code>`. */
  readonly result: string;
}

interface AuditRow extends AuditFacts, Record<string, unknown> {
  readonly position: string;
  readonly recorded_at: Date;
  readonly previous_hash: string;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly position: number; readonly fault: "changed" | "missing" | "cut off" };

const rowsReadAtOnce = 1_000;

/** Adds a link to the chain inside the caller's transaction: the deed and its entry are stored together or not at all. */
export async function appendAudit(tx: Queryable, facts: AuditFacts, atMs: number): Promise<void> {
  // The head's row lock puts entries of several processes in one order.
  const [head] = await tx.query<{ position: string; hash: string }>(
    "select position, hash from consent.audit_head for update",
  );
  if (head === undefined) throw new Error("The audit chain has no head.");
  const position = Number(head.position) + 1;
  const hash = hashOf(position, atMs, facts, head.hash);
  await tx.query(
    `insert into consent.audit_entry (position, recorded_at, who, what, about, why, result, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [position, new Date(atMs), facts.who, facts.what, facts.about, facts.why, facts.result, head.hash, hash],
  );
  await tx.query("update consent.audit_head set position = $1, hash = $2", [position, hash]);
}

/**
 * Recomputes the whole chain. A changed entry breaks its own link, a removed one leaves a hole, and a shortened chain does
 * not end where its head says. Whoever rewrites every later link and the head is found only by an anchor kept elsewhere.
 */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  return database.transaction(async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    let link = { position: 0, hash: "" };
    for (;;) {
      const rows = await tx.query<AuditRow>(
        "select * from consent.audit_entry where position > $1 order by position limit $2",
        [link.position, rowsReadAtOnce],
      );
      for (const row of rows) {
        const fault = faultOf(row, link);
        if (fault !== null) return { ok: false, position: link.position + 1, fault };
        link = { position: Number(row.position), hash: row.hash };
      }
      if (rows.length < rowsReadAtOnce) break;
    }
    const [head] = await tx.query<{ position: string; hash: string }>(
      "select position, hash from consent.audit_head",
    );
    const whole = Number(head?.position) === link.position && head?.hash === link.hash;
    return whole
      ? { ok: true, entries: link.position }
      : { ok: false, position: link.position + 1, fault: "cut off" };
  });
}

function faultOf(row: AuditRow, before: { position: number; hash: string }): "changed" | "missing" | null {
  const position = Number(row.position);
  if (position !== before.position + 1) return "missing";
  const same =
    row.previous_hash === before.hash &&
    row.hash === hashOf(position, row.recorded_at.getTime(), row, before.hash);
  return same ? null : "changed";
}

/** SHA-256 over the entry's fields as a JSON array, which keeps them apart whatever they hold; `v1` names this form. */
function hashOf(position: number, atMs: number, facts: AuditFacts, previousHash: string): string {
  const { who, what, about, why, result } = facts;
  const canonical = [
    "v1",
    position,
    new Date(atMs).toISOString(),
    who,
    what,
    about,
    why,
    result,
    previousHash,
  ];
  return createHash("sha256").update(JSON.stringify(canonical)).digest("hex");
}
