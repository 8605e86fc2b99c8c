import type { ShownReviews, ShownSourcesStatus } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { ask, findInstance } from "./instance.js";
import { performDeed, type Deeds } from "./perform-deed.js";
import type { Terminal } from "./terminal.js";

const DEEDS: Deeds = {
  status,
  reviews,
  approve: (args, terminal) => answer(args, terminal, "approve"),
  refuse: (args, terminal) => answer(args, terminal, "refuse"),
};

/** `sources status|reviews|approve|refuse`: how suppliers and intermediaries do at the running instance, and who waits for a word. */
export function sources(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  return performDeed(DEEDS, "sources status, reviews, approve CODE or refuse CODE", args, terminal);
}

async function status({ json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const shown = (await ask(
    terminal,
    await findInstance(terminal),
    "/v1/operator/sources",
  )) as ShownSourcesStatus;
  if (json) terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
  else if (shown.sources.length === 0) terminal.out("No supplier is configured here (docs/suppliers.md).\n");
  else terminal.out(`${shown.sources.map(textOf).join("\n\n")}\n`);
  return EXIT.fine;
}

function textOf(one: ShownSourcesStatus["sources"][number]): string {
  const { calls, successRate, breaker, backlog, lastFault } = one;
  const lines = [
    `${one.source}: ${one.title}${one.simulated ? ", simulated" : ""}`,
    `  breaker ${breaker}${one.nextTryAt === null ? "" : `, asked next at ${one.nextTryAt}`}`,
    successRate === null
      ? "  no calls in the last hour"
      : `  ${(successRate * 100).toFixed(1)}% of ${calls} calls answered, in ${one.latencyP50Ms ?? "-"} ms (95%: ${one.latencyP95Ms ?? "-"} ms)`,
    `  newest half hour ${hours(one.freshnessP50Hours)} old (95%: ${hours(one.freshnessP95Hours)})`,
    `  ${backlog} ranges wait${one.backlogSince === null ? "" : `, since ${one.backlogSince}`}`,
    `  collections: ${countsOf(one.collections)}`,
    `  dead letters: ${one.deadLetters}${one.deadLetters === 0 ? "" : `; see npx halfhourly dead-letters list --source ${one.source}`}`,
  ];
  if (lastFault !== null) lines.push(`  last fault: ${lastFault.code} at ${lastFault.at}`);
  return lines.join("\n");
}

const hours = (age: number | null) => (age === null ? "-" : `${age} h`);

function countsOf(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}

async function reviews({ json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const shown = (await ask(terminal, await findInstance(terminal), "/v1/operator/reviews")) as ShownReviews;
  const lines = shown.reviews.map(
    (one) => `${one.reviewCode}  ${one.fuel} from ${one.source}, since ${one.askedAt}`,
  );
  const text = lines.length === 0 ? "Nobody waits." : lines.join("\n");
  terminal.out(json ? `${JSON.stringify(shown, null, 2)}\n` : `${text}\n`);
  return EXIT.fine;
}

async function answer(
  { operands, reference, json }: Arguments,
  terminal: Terminal,
  word: "approve" | "refuse",
): Promise<ExitCode> {
  const [code, ...more] = operands;
  if (code === undefined || more.length > 0 || reference === null)
    throw new CommandFault(
      EXIT.unusable,
      "review-needed",
      `Name the review and your own case: npx halfhourly sources ${word} CODE --reference "case 7". Never a name.`,
    );
  const path = `/v1/operator/reviews/${encodeURIComponent(code)}/${word}`;
  await ask(terminal, await findInstance(terminal), path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ reference }),
  });
  const said =
    word === "approve"
      ? "Its readings are collected."
      : "It was refused, and what it was let in by is forgotten.";
  terminal.out(json ? `${JSON.stringify({ reviewCode: code, answered: word }, null, 2)}\n` : `${said}\n`);
  return EXIT.fine;
}
