import type { ShownCollectionStatus } from "@halfhourly/contracts";
import { isLondonDate } from "@halfhourly/domain";
import type { Arguments } from "../arguments.js";
import { CommandFault, EXIT, type ExitCode } from "../exit-codes.js";
import { ask, findInstance } from "../instance.js";
import type { Terminal } from "../terminal.js";

const AT = "/v1/operator/collection";

/** `dcc status`: how collecting goes at the running instance, in counts. */
export async function status({ json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const shown = (await ask(terminal, await findInstance(terminal), AT)) as ShownCollectionStatus;
  terminal.out(json ? `${JSON.stringify(shown, null, 2)}\n` : textOf(shown));
  return EXIT.fine;
}

/** `dcc resume`: requests go out again after a stop that somebody has looked at. */
export async function resume({ json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const instance = await findInstance(terminal);
  const { resumed } = (await ask(terminal, instance, `${AT}/resume`, { method: "POST" })) as {
    resumed: boolean;
  };
  const said = resumed ? "Requests are sent again." : "Nothing stood still.";
  terminal.out(json ? `${JSON.stringify({ resumed }, null, 2)}\n` : `${said}\n`);
  return EXIT.fine;
}

/** `dcc again --since DATE`: raw answers that are kept are decoded anew. */
export async function again({ json, since }: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (since === null || !isLondonDate(since))
    throw new CommandFault(
      EXIT.unusable,
      "date-needed",
      "Say from when on they came: npx halfhourly dcc again --since 2026-11-01.",
    );
  const instance = await findInstance(terminal);
  const { answers } = (await ask(terminal, instance, `${AT}/decode-again`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ receivedSince: `${since}T00:00:00Z` }),
  })) as { answers: number };
  terminal.out(
    json ? `${JSON.stringify({ answers }, null, 2)}\n` : `${answers} answers are decoded again.\n`,
  );
  return EXIT.fine;
}

function textOf({
  source,
  simulated,
  stopped,
  collections,
  requests,
  answersWaiting,
  daysThatDiffer,
}: ShownCollectionStatus): string {
  if (source === null) return "Nothing is collected here.\n";
  const lines = [
    `Collecting from ${simulated ? "the simulator" : "the DCC"}.`,
    stopped === null
      ? "Requests are sent."
      : `STOPPED since ${stopped.at}: ${stopped.code}. Find out why, then: npx halfhourly dcc resume`,
    `Homes: ${countsOf(collections)}`,
    `Requests: ${countsOf(requests)}`,
    `Answers that wait to be decoded: ${answersWaiting}`,
    `Days that do not add up to the meter's own total: ${daysThatDiffer}`,
  ];
  return `${lines.join("\n")}\n`;
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}
