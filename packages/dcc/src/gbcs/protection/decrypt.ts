import { createDecipheriv } from "node:crypto";
import { DccRefusal } from "../../refusal.js";
import { ByteReader } from "../bytes/byte-reader.js";
import { AUTHENTICATION_CODE_BYTES } from "../envelope/envelope.js";
import type { Authenticated } from "./authenticate.js";
import { deriveKey, initialisationVector, KEY_PURPOSES, type KeyBinding } from "./derive-key.js";

/** Security control: authenticated and encrypted; an invocation counter that is always 0 (GBCS 8). */
export const ENCRYPTION_HEADER = [0x31, 0, 0, 0, 0] as const;
export const ENCRYPTION_ADDITIONAL_DATA = Buffer.from([ENCRYPTION_HEADER[0]]);

/** Opens one encrypted part of an authenticated message. Throws DccRefusal `content-malformed` or `decryption-failed`. */
export function decryptPart(part: Buffer, authenticated: Authenticated): Buffer {
  const reader = new ByteReader(part, "content-malformed");
  reader.expect(ENCRYPTION_HEADER, "the security header of the encrypted part");
  const encrypted = reader.take(
    Math.max(reader.remaining - AUTHENTICATION_CODE_BYTES, 0),
    "the encrypted part",
  );
  const code = reader.take(AUTHENTICATION_CODE_BYTES, "the code of the encrypted part");
  for (const binding of authenticated.bindings()) {
    const content = decryptedOrNull(encrypted, code, binding);
    if (content === null) continue;
    authenticated.parts.encrypted += 1;
    return content;
  }
  throw new DccRefusal(
    "decryption-failed",
    "GBCS message: its encrypted content opens with no key agreement key that is held; it is for another key of its recipient",
  );
}

function decryptedOrNull(encrypted: Buffer, code: Buffer, binding: KeyBinding): Buffer | null {
  const decipher = createDecipheriv(
    "aes-128-gcm",
    deriveKey(binding, KEY_PURPOSES.encryption),
    initialisationVector(binding.originator),
    { authTagLength: AUTHENTICATION_CODE_BYTES },
  );
  decipher.setAAD(ENCRYPTION_ADDITIONAL_DATA);
  decipher.setAuthTag(code);
  const content = decipher.update(encrypted);
  try {
    decipher.final();
    return content;
  } catch {
    return null;
  }
}
