import { CommandFault, EXIT } from "../exit-codes.js";

/** A message of the DCC as it lies in a file. */
export type MessageFile =
  | { readonly form: "duis"; readonly xml: Uint8Array }
  /** Bare, as test vectors and logs hold it: bytes, hexadecimal text or base64. */
  | { readonly form: "gbcs"; readonly bytes: Uint8Array };

/** Told by its content. Throws CommandFault `not-dcc`, or `gbcs-malformed` for hexadecimal that is cut off. */
export function readMessageFile(content: Uint8Array): MessageFile {
  const [first] = content;
  if (first === 0xdd || first === 0xdf) return { form: "gbcs", bytes: content };
  const text = textOf(content).trim();
  if (text.startsWith("<")) return { form: "duis", xml: content };
  const bytes = bytesOfHexadecimal(text) ?? bytesOfBase64(text);
  if (bytes !== null) return { form: "gbcs", bytes };
  throw new CommandFault(
    EXIT.unusable,
    "not-dcc",
    "The file is no message of the DCC: it takes DUIS (XML), or GBCS as bytes, hexadecimal or base64.",
  );
}

/** Without a byte order mark; what some shells write is UTF-16. */
function textOf(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(content);
  return Buffer.from(content)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "");
}

/** As people write it: either case, `0x`, and spaces, commas, colons, hyphens or quotes between the bytes. */
function bytesOfHexadecimal(text: string): Uint8Array | null {
  const digits = text.replace(/0x|[\s,;:"'-]/gi, "");
  const isHexadecimal = /^[0-9A-F]+$/i.test(digits);
  // What does not begin as a message does is one only where it is too long for a word or a number.
  if (!isHexadecimal || (!/^(DD|DF)/i.test(digits) && digits.length < 40)) return null;
  if (digits.length % 2 === 0) return Buffer.from(digits, "hex");
  throw new CommandFault(
    EXIT.failed,
    "gbcs-malformed",
    "The file ends in the middle of a byte: it has an odd number of hexadecimal digits.",
  );
}

/** Begun with what base64 makes of the first bytes of either envelope: DD 00 00, DF 09. */
function bytesOfBase64(text: string): Uint8Array | null {
  const characters = text.replace(/[\s"']|&#(?:13|x0?D);/gi, "");
  return /^(3QAA|3wk[A-D])[A-Za-z0-9+/]*={0,2}$/.test(characters) ? Buffer.from(characters, "base64") : null;
}
