import { LARGEST_FILE_BYTES } from "@halfhourly/ingestion/files";
import { CommandFault, EXIT } from "./exit-codes.js";
import type { Terminal } from "./terminal.js";

/** The bytes of a file, or of standard input for `-`. Throws CommandFault. */
export async function readOperand(terminal: Terminal, operand: string): Promise<Uint8Array> {
  const content =
    operand === "-" ? await terminal.readInput() : await terminal.readFile(operand, LARGEST_FILE_BYTES);
  if (content === "missing") throw unusable("file-not-found", `There is no file ${operand}: check the path.`);
  if (content === "folder") throw unusable("file-is-folder", `${operand} is a folder: name the files in it.`);
  if (content === "unreadable")
    throw unusable("file-unreadable", `${operand} may not be read: check its permissions.`);
  if (content === "too-large")
    throw unusable("file-too-large", `${operand} is over 64 MB: split it into smaller files.`);
  return content;
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
