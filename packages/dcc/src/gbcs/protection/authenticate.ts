import { createDecipheriv, verify } from "node:crypto";
import type { KeyRing } from "../../certificates/key-ring.js";
import type { Eui } from "../../eui.js";
import { DccRefusal } from "../../refusal.js";
import { AUTHENTICATION_CODE_BYTES, type Envelope } from "../envelope/envelope.js";
import { deriveKey, initialisationVector, KEY_PURPOSES, type KeyBinding } from "./derive-key.js";
import { keyBindings } from "./key-bindings.js";

/** The proof that a message was verified, and what its encrypted parts can be opened with, the likeliest first. */
export interface Authenticated {
  readonly bindings: () => Iterable<KeyBinding>;
  /** False where the code is the broker's, and nobody checked it here. */
  readonly isCodeChecked: boolean;
  /** Parts of the content so far: opened, each with a code of its own by the device's key, and read as they are. */
  readonly parts: { encrypted: number; plain: number };
}

/**
 * Verifies all the protection a message has: its authentication code, its signature, or both. Throws DccRefusal `unknown-key`,
 * `unknown-certificate`, `mac-wrong` or `signature-wrong`.
 */
export function authenticate(
  envelope: Envelope,
  ring: KeyRing,
  accessControlBroker: Eui | null,
  takesBrokersCode = false,
): Authenticated {
  if (envelope.signature !== null) verifySignature(envelope, envelope.signature, ring);
  const code = envelope.authenticationCode;
  const takesBrokers = takesBrokersCode && isCodeForBroker(envelope, ring);
  const proved =
    code === null ? null : bindingOfCode(envelope, code, ring, accessControlBroker, takesBrokers);
  return {
    isCodeChecked: code === null || proved !== null,
    parts: { encrypted: 0, plain: 0 },
    *bindings() {
      if (proved !== null) yield proved;
      yield* keyBindings(envelope, ring, null);
    },
  };
}

/**
 * A device that does not know us sends its answer to the DCC's broker, coded with the broker's key, and names us beside it (GBCS
 * 7.2.7): only what it encrypted is for us.
 */
function isCodeForBroker({ kind, recipient, supplementary }: Envelope, ring: KeyRing): boolean {
  return (
    kind !== "command" &&
    supplementary !== null &&
    supplementary.party.eui !== recipient.eui &&
    ring.privateKeysOf(recipient.eui, "key-agreement").length === 0
  );
}

/** ECDSA P-256 with SHA-256, r and s raw, by any digital signature certificate of the originator. */
function verifySignature(
  envelope: Envelope,
  signature: NonNullable<Envelope["signature"]>,
  ring: KeyRing,
): void {
  const certificates = ring.certificatesOf(envelope.originator.eui, "digital-signature");
  if (certificates.length === 0) {
    throw new DccRefusal(
      "unknown-certificate",
      "GBCS message: it is signed, and no digital signature certificate of its originator is held; add it to the keys",
    );
  }
  const isRight = certificates.some(({ publicKey }) =>
    verify("sha256", signature.over, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature.value),
  );
  if (!isRight) {
    throw new DccRefusal(
      "signature-wrong",
      "GBCS message: its signature is not its originator's; it was changed",
    );
  }
}

function bindingOfCode(
  envelope: Envelope,
  code: Buffer,
  ring: KeyRing,
  accessControlBroker: Eui | null,
  takesBrokers: boolean,
): KeyBinding | null {
  let hasTried = false;
  for (const binding of keyBindings(envelope, ring, accessControlBroker)) {
    if (isCodeRight(envelope, code, binding)) return binding;
    hasTried = true;
  }
  if (takesBrokers) return null;
  throw envelope.kind === "command" && accessControlBroker === null
    ? commandRefusal()
    : codeRefusal(hasTried);
}

/** GCM over nothing, with the message as additional data; the comparison takes the same time whatever differs. */
function isCodeRight(envelope: Envelope, code: Buffer, binding: KeyBinding): boolean {
  const decipher = createDecipheriv(
    "aes-128-gcm",
    deriveKey(binding, KEY_PURPOSES[envelope.kind]),
    initialisationVector(binding.originator),
    { authTagLength: AUTHENTICATION_CODE_BYTES },
  );
  decipher.setAAD(CODE_PREFIX);
  decipher.setAAD(envelope.body);
  decipher.setAuthTag(code);
  return finishes(decipher);
}

/** The security header and a zero byte: the authentication key that GBCS does not use (GBCS 7.2.5). */
export const CODE_PREFIX = Buffer.from([0x11, 0, 0, 0, 0, 0]);

function finishes(decipher: { final(): Buffer }): boolean {
  try {
    decipher.final();
    return true;
  } catch {
    return false;
  }
}

function codeRefusal(hasTried: boolean): DccRefusal {
  if (hasTried) {
    return new DccRefusal(
      "mac-wrong",
      "GBCS message: its authentication code is wrong; it was changed, or is for other keys",
    );
  }
  return new DccRefusal(
    "unknown-key",
    "GBCS message: no key agreement key of the recipient, or no key agreement certificate of the device, is held; add it to the keys",
  );
}

function commandRefusal(): DccRefusal {
  return new DccRefusal(
    "unknown-key",
    "GBCS command: its authentication code fits no key that is held; it is made with the key of the DCC's access control broker, so only the device can verify it",
  );
}
