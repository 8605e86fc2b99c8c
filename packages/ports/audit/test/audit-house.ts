import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileSystemBlobs } from "@halfhourly/blob";
import { migrate, type Database } from "@halfhourly/database";
import { auditMigrations, createAuditLog, type AuditFacts, type AuditVerdict } from "../src/index.js";

export const schema = "consent";

export const facts = (chain: string, more: Partial<AuditFacts> = {}): AuditFacts => ({
  chain,
  who: chain,
  what: "consent.grant",
  about: "c1",
  where: "consent",
  why: "asked",
  result: "done",
  ...more,
});

/** An audit log on the given database, with a clock that the test moves. */
export async function openAudit(database: Database) {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-audit-"));
  const clock = { nowMs: Date.parse("2026-11-26T12:00:00.123Z") };
  const options = {
    database,
    schema,
    service: "consent",
    blobs: fileSystemBlobs(folder),
    now: () => clock.nowMs,
  };
  const log = createAuditLog(options);
  await migrate(database, auditMigrations(schema, "0100"));
  return {
    log,
    options,
    clock,
    folder,
    append: (chain: string, more: Partial<AuditFacts> = {}) =>
      database.transaction((tx) => log.append(tx, facts(chain, more), (clock.nowMs += 1))),
    /** What somebody does who owns the database: no trigger stops them. */
    tamper: (sql: string, values?: readonly unknown[]) =>
      database.transaction(async (tx) => {
        await tx.query(`alter table ${schema}.audit_entry disable trigger append_only`);
        await tx.query(sql, values);
        await tx.query(`alter table ${schema}.audit_entry enable trigger append_only`);
      }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A verdict without its times. */
export const counted = (verdict: AuditVerdict) =>
  verdict.ok
    ? { ok: true, entries: verdict.entries, chains: verdict.chains, anchors: verdict.anchors }
    : verdict;
