import { appendTo, auditMigrations, type AuditFacts } from "@halfhourly/audit";
import type { Queryable } from "@halfhourly/database";

/** A deed on a household's chain. */
export interface Deed extends Pick<AuditFacts, "what" | "about" | "why" | "result"> {
  /** Opaque. */
  readonly household: string;
  /** `service:consent` for a deed of a job; the household itself when absent. */
  readonly who?: string;
}

export const consentAuditMigrations = auditMigrations("consent", "0003");

const append = appendTo("consent");

/** Adds an entry inside the caller's transaction: the deed and its entry are stored together or not at all. */
export function appendAudit(
  tx: Queryable,
  { household, who = household, ...deed }: Deed,
  atMs: number,
): Promise<void> {
  return append(tx, { ...deed, chain: household, who, where: "consent" }, atMs);
}
