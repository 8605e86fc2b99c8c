import { openSupplyDocument } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { check } from "./supplier/check.js";
import type { Terminal } from "./terminal.js";

const DEEDS: Readonly<Record<string, (args: Arguments, terminal: Terminal) => Promise<ExitCode>>> = {
  check,
  contract,
};

/** `supplier contract`: what a supplier can implement. `supplier check BASE_URL`: whether it did. */
export function supplier(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [deed = "", ...operands] = args.operands;
  const perform = DEEDS[deed];
  if (perform !== undefined) return perform({ ...args, operands }, terminal);
  throw new CommandFault(
    EXIT.unusable,
    "deed-needed",
    "Say what to do: npx halfhourly supplier check BASE_URL, or contract.",
  );
}

function contract(_args: Arguments, terminal: Terminal): Promise<ExitCode> {
  terminal.out(`${JSON.stringify(openSupplyDocument(), null, 2)}\n`);
  return Promise.resolve(EXIT.fine);
}
