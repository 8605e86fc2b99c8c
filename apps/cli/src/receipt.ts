import type { Arguments } from "./arguments.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { readOperand } from "./read-operand.js";
import { showDocument } from "./receipt/show-document.js";
import { readKeys, readSigned } from "./receipt/signed-file.js";
import { verifyDocument } from "./receipt/verify-document.js";
import type { Terminal } from "./terminal.js";

/**
 * `receipt verify FILE [--keys JWKS-FILE]`: whether a consent receipt or an erasure certificate is as it was signed, and
 * what it says. Needs no network and no instance. Without --keys it checks with the keys inside the file, which proves
 * that nothing was changed and not who signed; it says so.
 */
export async function receipt(
  { operands, keys: keysFile, json }: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const [deed, file, ...more] = operands;
  if (deed !== "verify" || file === undefined || more.length > 0)
    throw new CommandFault(
      EXIT.unusable,
      "file-needed",
      "Name one file: npx halfhourly receipt verify FILE (- for standard input).",
    );
  const signed = readSigned(await readOperand(terminal, file));
  const published = keysFile === null ? null : readKeys(await readOperand(terminal, keysFile));
  const verified = await verifyDocument(signed, published);
  terminal.out(json ? `${JSON.stringify(verified, null, 2)}\n` : showDocument(verified));
  return EXIT.fine;
}
