import { readFileSync } from "node:fs";
import { closest, readArguments, type Arguments } from "./arguments.js";
import { audit } from "./audit.js";
import { conformance } from "./conformance.js";
import { dcc } from "./dcc.js";
import { deadLetters } from "./dead-letters.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { COMMAND_HELP, HELP } from "./help.js";
import { showFeedback } from "./feedback.js";
import { importFile } from "./import.js";
import { inspect } from "./inspect.js";
import { keys } from "./keys.js";
import { receipt } from "./receipt.js";
import { changeRole } from "./role.js";
import { sources } from "./sources.js";
import { supplier } from "./supplier.js";
import type { Terminal } from "./terminal.js";

const COMMANDS: Readonly<
  Record<string, (args: Arguments, terminal: Terminal) => ExitCode | Promise<ExitCode>>
> = {
  inspect,
  import: importFile,
  receipt,
  keys,
  audit,
  dcc,
  supplier,
  sources,
  "dead-letters": deadLetters,
  role: changeRole,
  feedback: showFeedback,
  conformance: ({ json }, terminal) => conformance(json, terminal),
};

/** Runs one command and answers its exit code. Faults go to standard error, with --json as one object to standard output too. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(readArguments(argv), terminal);
  } catch (fault) {
    if (!(fault instanceof CommandFault)) throw fault;
    const { exitCode, code, message, details } = fault;
    terminal.err(`${code}: ${message}\n`);
    if (argv.includes("--json"))
      terminal.out(`${JSON.stringify({ error: { code, message }, ...details }, null, 2)}\n`);
    return exitCode;
  }
}

function run(args: Arguments, terminal: Terminal): ExitCode | Promise<ExitCode> {
  const { command, help, version } = args;
  if (version) return say(terminal, `${versionOfHalfhourly()}\n`);
  if (command === null || command === "help") {
    if (help || command === "help") return say(terminal, HELP);
    terminal.err(HELP);
    return EXIT.unusable;
  }
  const perform = COMMANDS[command];
  if (perform === undefined) throw unknownCommand(command);
  return help ? say(terminal, COMMAND_HELP[command] ?? HELP) : perform(args, terminal);
}

function say(terminal: Terminal, text: string): ExitCode {
  terminal.out(text);
  return EXIT.fine;
}

function unknownCommand(command: string): CommandFault {
  const near = closest(command, Object.keys(COMMANDS));
  const hint = near === null ? "See npx halfhourly --help." : `Did you mean ${near}?`;
  return new CommandFault(EXIT.unusable, "unknown-command", `There is no command ${command}. ${hint}`);
}

function versionOfHalfhourly(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const version: unknown =
    typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "version") : null;
  return typeof version === "string" ? version : "unknown";
}
