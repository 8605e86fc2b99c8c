import { auditBooks, createAuditLog, missingAuditTables, type AuditVerdict } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { openBeside, type OpenedDatabase } from "@halfhourly/database";
import { Problem, silentLog } from "@halfhourly/service-kit";
import { CommandFault, EXIT } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import { sayProgress } from "./say-progress.js";
import { wordsOf } from "./words-of-fault.js";

export interface ServiceFinding {
  readonly service: string;
  readonly verdict: AuditVerdict;
}

export interface Findings {
  readonly verified: boolean;
  /** The first of all, in plain words; null where all is verified. */
  readonly fault: string | null;
  readonly services: readonly ServiceFinding[];
  /** What was read, for people; holds no password. */
  readonly database: string;
  readonly anchorFolder: string;
}

export interface Places {
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  /** Where `audit/<service>/` lies. */
  readonly anchorFolder: string;
}

/** One statement may go over every entry. */
const statementTimeoutMs = 600_000;

/** Verifies every service's chains; each names its own first fault. Throws CommandFault where it cannot be found out. */
export async function verifyDatabase(places: Places, terminal: Terminal): Promise<Findings> {
  const opened = await open(places).catch(cannotVerify);
  try {
    return await verifyOpened(opened, places.anchorFolder, terminal);
  } catch (fault) {
    return cannotVerify(fault);
  } finally {
    await opened.close();
  }
}

async function open({ databaseUrl, dataFolder }: Places): Promise<OpenedDatabase> {
  try {
    return await openBeside({
      databaseUrl,
      dataFolder,
      log: silentLog,
      limits: { max: 2, statementTimeoutMs },
    });
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.code !== "data-folder-in-use") throw fault;
    const message = `${fault.detail} Its database cannot be reached from beside it (PGlite, or only just starting): wait or stop it, then run this again.`;
    throw new CommandFault(EXIT.unusable, fault.code, message);
  }
}

async function verifyOpened(
  { database, describe }: OpenedDatabase,
  anchorFolder: string,
  terminal: Terminal,
): Promise<Findings> {
  const blobs = fileSystemBlobs(anchorFolder);
  if ((await blobs.list("audit/")).length === 0) await refuseStrange(database);
  const services: ServiceFinding[] = [];
  for (const book of Object.values(auditBooks)) {
    const { service } = book;
    const progress = sayProgress(terminal, service);
    const verdict = await createAuditLog({ database, blobs, ...book }).verify(progress.say);
    services.push({ service, verdict });
    progress.end();
  }
  const first = services.find(({ verdict }) => !verdict.ok);
  return {
    verified: first === undefined,
    fault: first === undefined ? null : wordsOf(first),
    services,
    database: describe,
    anchorFolder,
  };
}

/** Without any of the tables, and without an anchor, it was never one of ours, or is of a version before the chains. */
async function refuseStrange(database: OpenedDatabase["database"]): Promise<void> {
  const books = Object.values(auditBooks);
  let missing = 0;
  for (const { schema } of books) missing += (await missingAuditTables(database, schema)).length;
  if (missing === 4 * books.length)
    throw new CommandFault(
      EXIT.unusable,
      "no-audit-chains",
      "This database holds no audit chains: is it the one of the instance, and was the instance started on it once?",
    );
}

/** Neither verified nor a fault found: told apart from both by its exit code. */
function cannotVerify(fault: unknown): never {
  if (fault instanceof CommandFault) throw fault;
  if (fault instanceof Problem) throw new CommandFault(EXIT.unusable, fault.code, fault.detail);
  const reason = fault instanceof Error ? fault.message : "unknown";
  throw new CommandFault(
    EXIT.unusable,
    "could-not-verify",
    `The entries or anchors could not be read to their end (${reason}): nothing is said about them.`,
  );
}
