import { createHash } from "node:crypto";
import { COUNTER_BYTES, EUI_BYTES } from "../envelope/envelope.js";

/** What a derived key is for (the first byte of the transaction id). */
export const KEY_PURPOSES = { command: 0x01, response: 0x02, alert: 0x03, encryption: 0x04 } as const;

/** Whom a derived key is between, and for which counter. */
export interface KeyBinding {
  readonly secret: Buffer;
  readonly originator: Buffer;
  readonly counter: Buffer;
  readonly recipient: Buffer;
}

const ROUND = Buffer.from([0, 0, 0, 1]);
/** AES-128-GCM as DLMS names it (2.16.756.5.8.3.0). */
const ALGORITHM = Buffer.from("60857406080300", "hex");
const SECRET_BYTES = 32;
const KEY_BYTES = 16;

/** The key of AES-128-GCM: one round of the concatenation key derivation function with SHA-256 (NIST SP 800-56A, 5.8.1). */
export function deriveKey(binding: KeyBinding, purpose: number): Buffer {
  let at = ROUND.copy(input);
  at += binding.secret.copy(input, at);
  at += ALGORITHM.copy(input, at);
  at += binding.originator.copy(input, at);
  at = input.writeUInt8(1 + COUNTER_BYTES, at);
  at = input.writeUInt8(purpose, at);
  at += binding.counter.copy(input, at);
  binding.recipient.copy(input, at);
  return createHash("sha256").update(input).digest().subarray(0, KEY_BYTES);
}

/** Written anew for each key, whole: its parts have fixed sizes. */
const input = Buffer.alloc(
  ROUND.length + SECRET_BYTES + ALGORITHM.length + EUI_BYTES + 2 + COUNTER_BYTES + EUI_BYTES,
);

/** The originator's EUI, then an invocation counter that is always 0. */
export function initialisationVector(originator: Buffer): Buffer {
  const vector = Buffer.alloc(EUI_BYTES + 4);
  originator.copy(vector);
  return vector;
}
