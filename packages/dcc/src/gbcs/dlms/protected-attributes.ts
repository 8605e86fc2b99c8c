import { DccRefusal } from "../../refusal.js";
import { ByteReader } from "../bytes/byte-reader.js";
import type { Authenticated } from "../protection/authenticate.js";
import { decryptPart } from "../protection/decrypt.js";
import { itemsOf, octetsOf } from "./expect-value.js";
import { readDlmsValue, type DlmsValue } from "./value.js";

/**
 * Opens the answer of Data Protection's method 1 (IEC 62056-6-2, class 30; GBCS 8.5): a structure of protection parameters and
 * encrypted attributes. Its parameters say what the message's own header says; the code proves them. Throws DccRefusal.
 */
export function openProtectedAttributes(
  value: DlmsValue,
  authenticated: Authenticated,
): readonly DlmsValue[] {
  const [parameters, protectedPart] = itemsOf(value, "the protected attributes", 2);
  if (itemsOf(parameters, "the protection parameters").length !== 1) {
    throw new DccRefusal(
      "content-malformed",
      "GBCS message: its attributes are protected more than once, or not",
    );
  }
  const content = decryptPart(octetsOf(protectedPart, "the protected attributes"), authenticated);
  const reader = new ByteReader(content, "content-malformed");
  const attributes = itemsOf(readDlmsValue(reader), "the attributes");
  reader.end("the attributes");
  return attributes;
}
