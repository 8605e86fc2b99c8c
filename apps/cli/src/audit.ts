import { join } from "node:path";
import { closest, type Arguments } from "./arguments.js";
import { showFindings } from "./audit/show-findings.js";
import { verifyDatabase } from "./audit/verify-database.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import type { Terminal } from "./terminal.js";

/**
 * `audit verify`: recomputes every chain of audit entries in the database and holds it against the anchor files. It reads
 * both itself and asks no instance: one that lies would vouch for itself.
 */
export async function audit(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [deed, ...more] = args.operands;
  if (deed !== "verify" || more.length > 0) throw unusable("deed-unknown", deedHint(deed));
  const { databaseUrl, dataFolder } = terminal;
  if (databaseUrl !== null && !(/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl)))
    throw unusable(
      "database-url-unusable",
      "DATABASE_URL must be an address such as postgres://user:password@host:5432/name.",
    );
  const anchorFolder = args.anchors ?? join(dataFolder, "blobs");
  if (args.anchors !== null && (await terminal.readFile(args.anchors, 0)) !== "folder")
    throw unusable("anchors-not-found", `There is no folder ${args.anchors}: check the path.`);
  const findings = await verifyDatabase({ databaseUrl, dataFolder, anchorFolder }, terminal);
  terminal.out(args.json ? `${JSON.stringify(findings, null, 2)}\n` : showFindings(findings));
  return findings.verified ? EXIT.fine : EXIT.failed;
}

function deedHint(deed: string | undefined): string {
  const near = deed === undefined ? null : closest(deed, ["verify"]);
  const hint = near === null || near === deed ? "" : ` Did you mean ${near}?`;
  return `Say what to do, and nothing else: npx halfhourly audit verify.${hint}`;
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
