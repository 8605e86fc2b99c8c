import { readFileSync } from "node:fs";
import { closest, readArguments, type Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { COMMAND_HELP, HELP } from "./help.js";
import type { Terminal } from "./terminal.js";

type Perform = (args: Arguments, terminal: Terminal) => ExitCode | Promise<ExitCode>;

/** Each is read in only when it is asked for: no command waits for what another needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Perform>>> = {
  inspect: async () => (await import("./inspect.js")).inspect,
  import: async () => (await import("./import.js")).importFile,
  price: async () => (await import("./price.js")).price,
  compare: async () => (await import("./compare.js")).compare,
  receipt: async () => (await import("./receipt.js")).receipt,
  keys: async () => (await import("./keys.js")).keys,
  audit: async () => (await import("./audit.js")).audit,
  dcc: async () => (await import("./dcc.js")).dcc,
  supplier: async () => (await import("./supplier.js")).supplier,
  sources: async () => (await import("./sources.js")).sources,
  "dead-letters": async () => (await import("./dead-letters.js")).deadLetters,
  role: async () => (await import("./role.js")).changeRole,
  feedback: async () => (await import("./feedback.js")).showFeedback,
  conformance: async () => {
    const { conformance } = await import("./conformance.js");
    return ({ json }, terminal) => conformance(json, terminal);
  },
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

async function run(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { command, help, version } = args;
  if (version) return say(terminal, `${versionOfHalfhourly()}\n`);
  if (command === null || command === "help") {
    if (help || command === "help") return say(terminal, HELP);
    terminal.err(HELP);
    return EXIT.unusable;
  }
  const load = COMMANDS[command];
  if (load === undefined) throw unknownCommand(command);
  if (help) return say(terminal, COMMAND_HELP[command] ?? HELP);
  const perform = await load();
  return perform(args, terminal);
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
