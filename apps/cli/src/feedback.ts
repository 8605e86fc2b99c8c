import type { FeedbackList } from "@halfhourly/contracts";
import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { ask, findInstance } from "./instance.js";
import type { Terminal } from "./terminal.js";

/** `feedback`: what people wrote to whoever runs the instance, newest first. Who wrote it is not told. */
export async function showFeedback({ operands, json }: Arguments, terminal: Terminal): Promise<ExitCode> {
  if (operands.length > 0)
    throw new CommandFault(
      EXIT.unusable,
      "operand-unknown",
      "npx halfhourly feedback takes nothing after it.",
    );
  const instance = await findInstance(terminal);
  const list = (await ask(terminal, instance, "/v1/operator/feedback")) as FeedbackList;
  terminal.out(json ? `${JSON.stringify(list, null, 2)}\n` : textOf(list));
  return EXIT.fine;
}

function textOf({ feedback }: FeedbackList): string {
  if (feedback.length === 0) return "Nobody has written yet.\n";
  return feedback.map(entryOf).join("\n");
}

function entryOf({ sentAt, screen, device, appVersion, message }: FeedbackList["feedback"][number]): string {
  return `${sentAt}  ${screen}, ${device}, version ${appVersion}\n${printable(message)}\n`;
}

/** What people typed must not move the cursor or colour the terminal. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, "\u{fffd}");
}
