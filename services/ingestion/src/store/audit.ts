import { appendTo, auditMigrations, type AuditFacts } from "@halfhourly/audit";
import type { Queryable } from "@halfhourly/database";

/** What was done with a household's readings, on its chain. The service does it by itself, for the household. */
export interface Deed extends Pick<AuditFacts, "what" | "about" | "where" | "why" | "result"> {
  /** Opaque. */
  readonly household: string;
}

export const ingestionAuditMigrations = auditMigrations("ingestion", "1004");

const append = appendTo("ingestion");

/** Adds an entry in the caller's transaction. */
export function appendAudit(tx: Queryable, { household, ...deed }: Deed, atMs: number): Promise<void> {
  return append(tx, { ...deed, chain: household, who: "service:ingestion" }, atMs);
}
