import { join } from "node:path";
import { auditBooks, createAuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import type { Database } from "@halfhourly/database";

/** Whether every chain of ingestion's audit log is whole: null, or a sentence on the first fault. */
export async function verifyAudit(database: Database, folder: string): Promise<string | null> {
  const blobs = fileSystemBlobs(join(folder, "anchors"));
  const verdict = await createAuditLog({ database, blobs, ...auditBooks.ingestion }).verify();
  return verdict.ok
    ? null
    : `the audit chain ${verdict.chain} is not whole at ${verdict.position}: ${verdict.fault}`;
}
