import type { Arguments } from "./arguments.js";
import { describeDuis } from "./dcc/describe-duis.js";
import { describeFacts, describeMessage } from "./dcc/describe-message.js";
import { openKeyFolder } from "./dcc/key-folder.js";
import { readMessageFile } from "./dcc/message-file.js";
import { again, resume, status } from "./dcc/operate.js";
import { holdAgainstSchema, openMessage, verifyMessage } from "./dcc/open-message.js";
import { simulate } from "./dcc/simulate.js";
import { showMessage } from "./dcc/show-message.js";
import { CommandFault, EXIT, type ExitCode } from "./exit-codes.js";
import { readOperand } from "./read-operand.js";
import { performDeed, type Deeds } from "./perform-deed.js";
import type { Terminal } from "./terminal.js";

const DEEDS: Deeds = {
  decode,
  verify,
  simulate,
  status,
  resume,
  again,
};

/** `dcc decode|verify FILE`: what a message of the DCC says, or whether it is what it claims to be. `dcc simulate`: a DCC of one's own. */
export function dcc(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  return performDeed(
    DEEDS,
    "dcc decode FILE, verify FILE, simulate, status, resume or again",
    args,
    terminal,
  );
}

async function decode(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [name, file, keys] = await fileAndKeys(args, terminal);
  const described = describeMessage(openMessage(file, keys, Date.now()), args.flags.stamp ?? "start");
  terminal.out(args.json ? `${JSON.stringify(described, null, 2)}\n` : showMessage(name, described));
  return EXIT.fine;
}

async function verify(args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [name, file, keys] = await fileAndKeys(args, terminal);
  const { duis, gbcs } = verifyMessage(file, keys, Date.now());
  const facts = {
    verified: true,
    ...describeFacts({ duis, gbcs }),
    duis: duis === null ? null : describeDuis(duis),
  };
  const by = duis?.signer;
  const whose = by === undefined ? `its device, ${facts.originator ?? ""}` : facts.duis?.signer.eui;
  terminal.out(
    args.json ? `${JSON.stringify(facts, null, 2)}\n` : `${name}: verified, as it was sent by ${whose}\n`,
  );
  return EXIT.fine;
}

async function fileAndKeys({ operands, keys, schema }: Arguments, terminal: Terminal) {
  const [name, ...more] = operands;
  if (name === undefined || more.length > 0)
    throw new CommandFault(
      EXIT.unusable,
      "file-needed",
      "Name one file: npx halfhourly dcc decode FILE --keys FOLDER (- for standard input).",
    );
  const file = readMessageFile(await readOperand(terminal, name));
  const held = await openKeyFolder(keys, terminal);
  if (schema !== null && file.form === "duis") await holdAgainstSchema(file.xml, held.ring, schema);
  return [name, file, held] as const;
}
