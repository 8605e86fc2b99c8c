import { createHash } from "node:crypto";
import type { Database, Queryable } from "@halfhourly/database";

export interface AuditFacts {
  /** The household's opaque id. */
  readonly who: string;
  /** What was done, such as `readings.store`. */
  readonly what: string;
  /** The import's opaque id. */
  readonly about: string;
  readonly why: string;
  /** `done: ...` with counts of half hours, or `refused: <code>`. */
  readonly result: string;
}

interface AuditRow extends AuditFacts, Record<string, unknown> {
  readonly position: string;
  readonly recorded_at: Date;
  readonly previous_hash: string;
  readonly hash: string;
}

export type AuditVerdict =
  { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly position: number };

const ROWS_AT_ONCE = 1000;

/** Adds a link in the caller's transaction. The head's row lock puts the links of several processes in one order. */
export async function appendAudit(tx: Queryable, facts: AuditFacts, atMs: number): Promise<void> {
  const [head] = await tx.query<{ position: string; hash: string }>(
    "select position, hash from ingestion.audit_head for update",
  );
  if (head === undefined) throw new Error("The audit chain has no head.");
  const position = Number(head.position) + 1;
  const hash = hashOf(position, atMs, facts, head.hash);
  await tx.query(
    `insert into ingestion.audit_entry (position, recorded_at, who, what, about, why, result, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [position, new Date(atMs), facts.who, facts.what, facts.about, facts.why, facts.result, head.hash, hash],
  );
  await tx.query("update ingestion.audit_head set position = $1, hash = $2", [position, hash]);
}

/** Recomputes the chain: `position` is the first link that is changed, missing or cut off. */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
  return database.transaction(async (tx) => {
    await tx.query("set transaction isolation level repeatable read, read only");
    let position = 0;
    let hash = "";
    for (;;) {
      const rows = await tx.query<AuditRow>(
        "select * from ingestion.audit_entry where position > $1 order by position limit $2",
        [position, ROWS_AT_ONCE],
      );
      for (const row of rows) {
        const expected = hashOf(position + 1, row.recorded_at.getTime(), row, hash);
        if (Number(row.position) !== position + 1 || row.previous_hash !== hash || row.hash !== expected)
          return { ok: false, position: position + 1 };
        position += 1;
        hash = row.hash;
      }
      if (rows.length < ROWS_AT_ONCE) break;
    }
    const [head] = await tx.query<{ position: string; hash: string }>(
      "select position, hash from ingestion.audit_head",
    );
    const whole = Number(head?.position) === position && head?.hash === hash;
    return whole ? { ok: true, entries: position } : { ok: false, position: position + 1 };
  });
}

/** SHA-256 over a JSON array of the fields, which keeps them apart whatever they hold; `v1` names this form. */
function hashOf(
  position: number,
  atMs: number,
  { who, what, about, why, result }: AuditFacts,
  previousHash: string,
): string {
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
