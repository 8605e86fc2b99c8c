import { openSupplyDocument } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import { check } from "./supplier/check.js";
import { performDeed, type Deeds } from "./perform-deed.js";
import type { Terminal } from "./terminal.js";

const DEEDS: Deeds = {
  check,
  contract,
};

/** `supplier contract`: what a supplier can implement. `supplier check BASE_URL`: whether it did. */
export function supplier(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  return performDeed(DEEDS, "supplier check BASE_URL, or contract", args, terminal);
}

function contract(_args: Arguments, terminal: Terminal): Promise<ExitCode> {
  terminal.out(`${JSON.stringify(openSupplyDocument(), null, 2)}\n`);
  return Promise.resolve(EXIT.fine);
}
