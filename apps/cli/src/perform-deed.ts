import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import type { Terminal } from "./terminal.js";

/** What a command can do, by the word that comes after its name. */
export type Deeds = Readonly<Record<string, (args: Arguments, terminal: Terminal) => Promise<ExitCode>>>;

/** Does what the first operand names, with the operands after it. Throws CommandFault with `wanted` for any other word. */
export function performDeed(
  deeds: Deeds,
  wanted: string,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const [deed = "", ...operands] = args.operands;
  const perform = Object.hasOwn(deeds, deed) ? deeds[deed] : undefined;
  if (perform !== undefined) return perform({ ...args, operands }, terminal);
  throw new CommandFault(EXIT.unusable, "deed-needed", `Say what to do: npx halfhourly ${wanted}.`);
}
