import { createCipheriv, sign, type KeyObject } from "node:crypto";
import type { Eui } from "../../eui.js";
import { hex, uint16, uint64, uint8, withLength } from "../bytes/write-bytes.js";
import {
  AUTHENTICATION_CODE_BYTES,
  GROUPING_HEADER,
  KIND_FLAGS,
  MAC_HEADER,
  MAC_SECURITY_HEADER,
} from "../envelope/envelope.js";
import { deriveKey, initialisationVector, KEY_PURPOSES, type KeyBinding } from "../protection/derive-key.js";
import type { GbcsMessage } from "../message.js";
import { CODE_PREFIX } from "../protection/authenticate.js";
import { ENCRYPTION_ADDITIONAL_DATA, ENCRYPTION_HEADER } from "../protection/decrypt.js";
import { sharedSecret } from "../protection/shared-secret.js";

/** What a message says outside its payload. */
export type GbcsHeader = Pick<
  GbcsMessage,
  "kind" | "messageCode" | "originator" | "recipient" | "counter" | "supplementary"
>;

/** The private key of one side and the public key of the other; which is which makes no difference to what comes out. */
export interface AgreementKeys {
  readonly ours: KeyObject;
  readonly theirs: KeyObject;
}

/**
 * Protects a payload with an authentication code, and a signature before it where a key for that is given. The code is bound to the
 * party and counter that are given.
 */
export function sealMessage(
  header: GbcsHeader,
  payload: Buffer,
  keys: AgreementKeys,
  signingKey: KeyObject | null = null,
  bound: BoundTo = boundTo(header),
): Buffer {
  const body = bodyOf(header, payload, signingKey);
  const binding = bindingOf(header, keys, bound);
  const cipher = cipherOf(binding, KEY_PURPOSES[header.kind]);
  cipher.setAAD(Buffer.concat([CODE_PREFIX, body]));
  cipher.final();
  const authenticated = Buffer.concat([Buffer.from(MAC_SECURITY_HEADER), body, cipher.getAuthTag()]);
  return Buffer.concat([Buffer.from(MAC_HEADER), withLength(authenticated)]);
}

/** Protects a payload with a signature alone, as critical alerts are. */
export function signMessage(header: GbcsHeader, payload: Buffer, signingKey: KeyObject): Buffer {
  return bodyOf(header, payload, signingKey);
}

/** Encrypts a part of a payload for the recipient of the message. */
export function encryptPart(header: GbcsHeader, content: Buffer, keys: AgreementKeys): Buffer {
  const cipher = cipherOf(bindingOf(header, keys), KEY_PURPOSES.encryption);
  cipher.setAAD(ENCRYPTION_ADDITIONAL_DATA);
  const encrypted = cipher.update(content);
  cipher.final();
  return Buffer.concat([Buffer.from(ENCRYPTION_HEADER), encrypted, cipher.getAuthTag()]);
}

/** The party and the counter that protection is bound to. */
export function boundTo({ recipient, counter, supplementary }: GbcsHeader): BoundTo {
  return supplementary ?? { party: recipient, counter };
}

export interface BoundTo {
  readonly party: Eui;
  readonly counter: bigint;
}

function bindingOf(
  header: GbcsHeader,
  { ours, theirs }: AgreementKeys,
  { party, counter }: BoundTo = boundTo(header),
): KeyBinding {
  return {
    secret: sharedSecret(ours, theirs),
    originator: hex(header.originator),
    counter: uint64(counter),
    recipient: hex(party),
  };
}

function cipherOf(binding: KeyBinding, purpose: number) {
  const vector = initialisationVector(binding.originator);
  return createCipheriv("aes-128-gcm", deriveKey(binding, purpose), vector, {
    authTagLength: AUTHENTICATION_CODE_BYTES,
  });
}

function bodyOf(header: GbcsHeader, payload: Buffer, signingKey: KeyObject | null): Buffer {
  const unsigned = Buffer.concat([
    Buffer.from(GROUPING_HEADER),
    uint8(KIND_FLAGS[header.kind]),
    uint64(header.counter),
    withLength(hex(header.originator)),
    withLength(hex(header.recipient)),
    uint8(0),
    withLength(otherInformation(header)),
    withLength(payload),
  ]);
  const signature = signingKey === null ? Buffer.alloc(0) : signatureOf(unsigned, signingKey);
  return Buffer.concat([unsigned, withLength(signature)]);
}

function signatureOf(unsigned: Buffer, key: KeyObject): Buffer {
  return sign("sha256", unsigned.subarray(1), { key, dsaEncoding: "ieee-p1363" });
}

function otherInformation({ messageCode, supplementary }: GbcsHeader): Buffer {
  if (supplementary === null) return uint16(messageCode);
  const { party, counter, originatorCounter } = supplementary;
  const last = originatorCounter === null ? [] : [uint64(originatorCounter)];
  return Buffer.concat([uint16(messageCode), hex(party), uint64(counter), ...last]);
}
