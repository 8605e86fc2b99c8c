import { join } from "node:path";
import { simulate as startSimulator, SCENARIO_NAMES } from "@halfhourly/dcc-simulator";
import type { Arguments } from "../arguments.js";
import { CommandFault, EXIT, type ExitCode } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

const MOST_HOMES = 1_000_000;
const DEFAULT_PORT = 8490;

/** `dcc simulate`: a DCC of one's own on loopback until it is interrupted. */
export async function simulate(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { pushTo, folder, scenarios } = args.simulation;
  const { simulator, lines, summary } = await startSimulator({
    folder: folder ?? join(terminal.dataFolder, "dcc-simulator-alone"),
    homes: count("--homes", args.simulation.homes, 100, MOST_HOMES),
    port: count("--port", args.simulation.port, DEFAULT_PORT, 65_535),
    ...(args.simulation.seed === null ? {} : { seed: count("--seed", args.simulation.seed, 1, 2 ** 31) }),
    ...(pushTo === null ? {} : { pushTo: pushAddress(pushTo) }),
    scenarios: scenarios?.split(",").map((name) => name.trim()) ?? [],
  }).catch((fault: unknown) => {
    throw asFault(fault);
  });
  terminal.out(args.json ? `${JSON.stringify(summary)}\n` : `${lines.join("\n")}\n\nCtrl-C stops it.\n`);
  await terminal.untilInterrupted();
  await simulator.close();
  return EXIT.fine;
}

function count(flag: string, text: string | null, usual: number, most: number): number {
  const value = text === null ? usual : Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new CommandFault(
    EXIT.unusable,
    "flag-value-unknown",
    `${flag} takes a whole number from 0 to ${most}.`,
  );
}

function pushAddress(text: string): string {
  if (URL.canParse(text) && new URL(text).protocol === "https:") return text;
  throw new CommandFault(
    EXIT.unusable,
    "flag-value-unknown",
    "--push takes the https address that answers are pushed to, such as https://127.0.0.1:8491/.",
  );
}

function asFault(fault: unknown): unknown {
  if (fault instanceof Error && "code" in fault && fault.code === "EADDRINUSE")
    return new CommandFault(EXIT.failed, "port-taken", "Something else listens there: name another --port.");
  if (fault instanceof RangeError)
    return new CommandFault(
      EXIT.unusable,
      "scenario-unknown",
      `${fault.message} Scenarios: ${SCENARIO_NAMES.join(", ")}.`,
    );
  return fault;
}
