import { inspectFile, unpackFile } from "@halfhourly/ingestion/files";
import type { Inspection } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { readOperand } from "./read-operand.js";
import { showInspection } from "./show-inspection.js";
import type { Terminal } from "./terminal.js";

/** `inspect FILE...`: of one file one inspection, of several an object with `files`. Stores nothing. */
export async function inspect(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { operands, json } = args;
  if (operands.length === 0)
    throw new CommandFault(
      EXIT.unusable,
      "file-needed",
      "Name a file: npx halfhourly inspect FILE (- for standard input).",
    );
  if (operands.length === 1) {
    const inspection = await inspectOperand(args, terminal, operands[0]!);
    terminal.out(
      json ? `${JSON.stringify(inspection, null, 2)}\n` : showInspection(operands[0]!, inspection),
    );
    return EXIT.fine;
  }
  return inspectSeveral(args, terminal);
}

async function inspectSeveral(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const files: object[] = [];
  let exitCode: ExitCode = EXIT.fine;
  for (const file of args.operands) {
    try {
      const inspection = await inspectOperand(args, terminal, file);
      files.push({ file, ...inspection });
      if (!args.json) terminal.out(showInspection(file, inspection));
    } catch (fault) {
      if (!(fault instanceof CommandFault)) throw fault;
      exitCode = fault.exitCode;
      files.push({ file, error: { code: fault.code, message: fault.message }, ...fault.details });
      terminal.err(`${file}: ${fault.code}: ${fault.message}\n`);
    }
  }
  if (args.json) terminal.out(`${JSON.stringify({ files }, null, 2)}\n`);
  return exitCode;
}

async function inspectOperand(
  { flags }: Arguments,
  terminal: Terminal,
  operand: string,
): Promise<Inspection> {
  const unpacked = await unpackFile(await readOperand(terminal, operand));
  const file = unpacked.ok ? inspectFile(unpacked.bytes, flags) : unpacked;
  if (file.ok) return file.inspection;
  const { code, message, rejected } = file.fault;
  throw new CommandFault(EXIT.unusable, code, message, rejected.length > 0 ? { rejected } : {});
}
