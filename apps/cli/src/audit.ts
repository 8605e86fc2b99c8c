import { join } from "node:path";
import { auditBooks, createAuditLog, type AuditBook, type AuditVerdict } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { openBeside, type Database, type OpenedDatabase } from "@halfhourly/database";
import { Problem, silentLog } from "@halfhourly/service-kit";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { grouped } from "./show-inspection.js";
import type { Terminal } from "./terminal.js";

interface VerifiedBook {
  readonly service: string;
  readonly verdict: AuditVerdict;
}

/**
 * `audit verify`: recomputes every audit chain in the database and holds it against the anchors in the data folder. Asks
 * no instance, because one that lies would vouch for itself. Stops at the first fault.
 */
export async function audit({ operands, json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (operands.length !== 1 || operands[0] !== "verify")
    throw new CommandFault(EXIT.unusable, "deed-needed", "Say what: npx halfhourly audit verify.");
  const opened = await open(terminal);
  try {
    const books = await verifyBooks(terminal, opened.database);
    terminal.out(json ? `${JSON.stringify({ books }, null, 2)}\n` : books.map(showBook).join(""));
    return books.every(({ verdict }) => verdict.ok) ? EXIT.fine : EXIT.failed;
  } finally {
    await opened.close();
  }
}

async function open({ databaseUrl, dataFolder }: Terminal): Promise<OpenedDatabase> {
  try {
    return await openBeside({ databaseUrl, dataFolder, log: silentLog });
  } catch (fault) {
    if (!(fault instanceof Problem)) throw fault;
    throw new CommandFault(EXIT.noInstance, fault.code, fault.message);
  }
}

async function verifyBooks(terminal: Terminal, database: Database): Promise<readonly VerifiedBook[]> {
  const verified: VerifiedBook[] = [];
  for (const book of Object.values(auditBooks)) {
    await refuseUnkept(database, book);
    const verdict = await verifyBook(terminal, database, book);
    verified.push({ service: book.service, verdict });
    if (!verdict.ok) break;
  }
  return verified;
}

async function verifyBook(terminal: Terminal, database: Database, book: AuditBook): Promise<AuditVerdict> {
  const blobs = fileSystemBlobs(join(terminal.dataFolder, "blobs"));
  const progress = (entries: number) => {
    if (terminal.isInteractive) terminal.err(`\r${book.service}: ${grouped(entries)} entries`.padEnd(60));
  };
  const verdict = await createAuditLog({ database, blobs, ...book }).verify(progress);
  if (terminal.isInteractive) terminal.err(`\r${" ".repeat(60)}\r`);
  return verdict;
}

/** A database without the book was never one of ours, or is of another version. */
async function refuseUnkept(database: Database, { schema }: AuditBook): Promise<void> {
  const [row] = await database.query<{ kept: boolean }>("select to_regclass($1) is not null as kept", [
    `${schema}.audit_entry`,
  ]);
  if (row?.kept !== true)
    throw new CommandFault(
      EXIT.unusable,
      "no-audit-log",
      `The database holds no audit log of ${schema}. Was Halfhourly ever started on it, in this version?`,
    );
}

function showBook({ service, verdict }: VerifiedBook): string {
  if (!verdict.ok) return `${service}: ${showFault(verdict)}\n`;
  const { entries, chains, anchors } = verdict;
  return `${service}: ${grouped(entries)} entries in ${grouped(chains)} chains are as they were written, and agree with every anchor (${grouped(anchors)}).\n`;
}

function showFault({ chain, position, fault }: Extract<AuditVerdict, { readonly ok: false }>): string {
  if (fault === "anchor missing") return `the anchor ${chain} is missing from the data folder.`;
  if (fault === "anchor differs" && chain.startsWith("audit/"))
    return `the anchor ${chain} is not the file that was written.`;
  const entry = `entry ${grouped(position)} of chain ${chain}`;
  switch (fault) {
    case "changed":
      return `${entry} was changed after it was written, or put there in place of another.`;
    case "missing":
      return `${entry} is missing.`;
    case "inserted":
      return `${entry} was put there by somebody else.`;
    case "cut off":
      return `${entry} is missing: the chain ends too early.`;
    case "anchor differs":
      return `${entry} is not the one that was anchored: the chain was written anew.`;
  }
}
