import { CommandFault, EXIT } from "../exit-codes.js";

/** A message of the DCC as it lies in a file. */
export type MessageFile =
  | { readonly form: "duis"; readonly xml: Uint8Array }
  /** Bare, as test vectors and logs hold it: bytes, hexadecimal text or base64. */
  | { readonly form: "gbcs"; readonly bytes: Uint8Array };

/** Told by its content. Throws CommandFault `not-dcc`. */
export function readMessageFile(content: Uint8Array): MessageFile {
  const [first] = content;
  if (first === 0xdd || first === 0xdf) return { form: "gbcs", bytes: content };
  const text = Buffer.from(content).toString("latin1");
  const start = text.replace(/^\u00ef\u00bb\u00bf/, "").trimStart();
  if (start.startsWith("<")) return { form: "duis", xml: content };
  const characters = text.replace(/\s/g, "");
  if (/^(DD|DF)([0-9A-F]{2})+$/i.test(characters))
    return { form: "gbcs", bytes: Buffer.from(characters, "hex") };
  // What base64 makes of the first bytes of either envelope: DD 00 00, DF 09.
  if (/^(3QAA|3wk[A-D])[A-Za-z0-9+/]*={0,2}$/.test(characters))
    return { form: "gbcs", bytes: Buffer.from(characters, "base64") };
  throw new CommandFault(
    EXIT.unusable,
    "not-dcc",
    "The file is no message of the DCC: it takes DUIS (XML), or GBCS as bytes, hexadecimal or base64.",
  );
}
