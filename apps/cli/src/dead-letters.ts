import type { ShownDeadLetters } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { ask, findInstance } from "./instance.js";
import type { Terminal } from "./terminal.js";

const AT = "/v1/operator/dead-letters";

/** `dead-letters list|replay`: what is not tried again by itself at the running instance, and having it tried again. */
export function deadLetters(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [deed, ...more] = args.operands;
  if (deed === "list" && more.length === 0) return list(args, terminal);
  if (deed === "replay" && more.length === 0) return replay(args, terminal);
  throw new CommandFault(
    EXIT.unusable,
    "deed-needed",
    "Say what to do: npx halfhourly dead-letters list [--source NAME], or replay [--source NAME] [--id ID].",
  );
}

async function list({ source, json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const query = source === null ? "" : `?${new URLSearchParams({ source }).toString()}`;
  const shown = (await ask(terminal, await findInstance(terminal), `${AT}${query}`)) as ShownDeadLetters;
  terminal.out(json ? `${JSON.stringify(shown, null, 2)}\n` : textOf(shown));
  return EXIT.fine;
}

function textOf({ total, deadLetters: letters }: ShownDeadLetters): string {
  if (total === 0) return "There are none.\n";
  const lines = letters.map(({ id, source, stage, reason, at, attempts, from, to }) => {
    const days = from === null ? "" : `, ${from} to ${to ?? from}`;
    return `${id}  ${at}  ${source} ${stage}: ${reason}, ${attempts} attempts${days}`;
  });
  const more = total > letters.length ? [`... and ${total - letters.length} more`] : [];
  return `${[...lines, ...more, "Once its reason is mended: npx halfhourly dead-letters replay"].join("\n")}\n`;
}

async function replay({ source, id, json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { replayed } = (await ask(terminal, await findInstance(terminal), `${AT}/replay`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...(source === null ? {} : { source }), ...(id === null ? {} : { id }) }),
  })) as { replayed: number };
  const said = replayed === 0 ? "There is none to try again." : `${replayed} are tried again.`;
  terminal.out(json ? `${JSON.stringify({ replayed }, null, 2)}\n` : `${said}\n`);
  return EXIT.fine;
}
