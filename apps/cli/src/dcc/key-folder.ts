import { keyRingOf, readKeystoreFolder, type Eui, type KeyRing } from "@halfhourly/dcc";
import { CommandFault, EXIT } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";

/** What messages are opened with. */
export interface MessageKeys {
  readonly ring: KeyRing;
  /** Whose key makes the codes of commands: known where the folder holds the key itself, as a test set's may. */
  readonly accessControlBroker?: Eui;
}

/** The keys of a folder; none where no folder is named. Files that cannot be used are named on standard error. Throws CommandFault. */
export async function openKeyFolder(path: string | null, terminal: Terminal): Promise<MessageKeys> {
  if (path === null) return { ring: keyRingOf({ certificates: [] }) };
  const folder = await readKeystoreFolder(path).catch(() => {
    throw new CommandFault(
      EXIT.unusable,
      "keys-unreadable",
      `${path} is no folder that can be read: --keys names the folder of certificates and private keys.`,
    );
  });
  for (const { file, problem } of folder.faults) terminal.err(`${file} is left out: ${problem}\n`);
  const { ring, accessControlBroker } = folder;
  return { ring, ...(accessControlBroker === null ? {} : { accessControlBroker }) };
}
