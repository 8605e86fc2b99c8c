import { keyRingOf, readKeystoreFolder, type KeyRing } from "@halfhourly/dcc";
import { CommandFault, EXIT } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

/** The keys of a folder; none where no folder is named. Files that cannot be used are named on standard error. Throws CommandFault. */
export async function openKeyFolder(path: string | null, terminal: Terminal): Promise<KeyRing> {
  if (path === null) return keyRingOf({ certificates: [] });
  const folder = await readKeystoreFolder(path).catch(() => {
    throw new CommandFault(
      EXIT.unusable,
      "keys-unreadable",
      `${path} is no folder that can be read: --keys names the folder of certificates and private keys.`,
    );
  });
  for (const { file, problem } of folder.faults) terminal.err(`${file} is left out: ${problem}\n`);
  return folder.ring;
}
