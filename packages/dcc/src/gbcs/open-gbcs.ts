import type { KeyRing } from "../certificates/key-ring.js";
import type { Eui } from "../eui.js";
import { DccRefusal } from "../refusal.js";
import type { Envelope } from "./envelope/envelope.js";
import { readEnvelope } from "./envelope/read-envelope.js";
import type { GbcsMessage } from "./message.js";
import { authenticate } from "./protection/authenticate.js";
import { decodeContent } from "./use-cases/decode-content.js";

export interface OpenGbcsOptions {
  /** Who we are: a message for another party is refused as `wrong-recipient`. */
  readonly recipient?: Eui;
  /** The DCC's access control broker, whose key makes the codes of commands: where its keys are held (a simulator). */
  readonly accessControlBroker?: Eui;
}

/**
 * Verifies, decrypts and decodes one GBCS message, in this order: nothing of a message that is not authentic is looked at. Throws
 * DccRefusal: `gbcs-malformed`, `wrong-recipient`, `unknown-key`, `unknown-certificate`, `mac-wrong`, `signature-wrong`,
 * `decryption-failed`, `unknown-message-code` or `content-malformed`.
 */
export function openGbcs(bytes: Uint8Array, ring: KeyRing, options: OpenGbcsOptions = {}): GbcsMessage {
  const { envelope, authenticated } = authenticEnvelope(bytes, ring, options);
  const content = decodeContent(envelope, authenticated);
  return { ...headerOf(envelope), content };
}

/**
 * Verifies all the protection of a message, whatever its use case, and opens nothing of it. Throws DccRefusal: `gbcs-malformed`,
 * `wrong-recipient`, `unknown-key`, `unknown-certificate`, `mac-wrong` or `signature-wrong`.
 */
export function verifyGbcs(bytes: Uint8Array, ring: KeyRing, options: OpenGbcsOptions = {}): VerifiedGbcs {
  return headerOf(authenticEnvelope(bytes, ring, options).envelope);
}

/** What an authentic message says outside its content. */
export type VerifiedGbcs = Omit<GbcsMessage, "content">;

function authenticEnvelope(bytes: Uint8Array, ring: KeyRing, options: OpenGbcsOptions) {
  const envelope = readEnvelope(bytes);
  if (options.recipient !== undefined) checkRecipient(envelope, options.recipient);
  return { envelope, authenticated: authenticate(envelope, ring, options.accessControlBroker ?? null) };
}

function checkRecipient({ recipient, supplementary }: Envelope, ours: Eui): void {
  if (recipient.eui === ours || supplementary?.party.eui === ours) return;
  throw new DccRefusal(
    "wrong-recipient",
    "GBCS message: it is for another party; it was handed to the wrong user",
  );
}

function headerOf(envelope: Envelope): VerifiedGbcs {
  const { kind, messageCode, originator, recipient, counter, supplementary, authenticationCode } = envelope;
  return {
    kind,
    messageCode,
    originator: originator.eui,
    recipient: recipient.eui,
    counter: counter.readBigUInt64BE(),
    supplementary:
      supplementary === null
        ? null
        : {
            party: supplementary.party.eui,
            counter: supplementary.counter.readBigUInt64BE(),
            originatorCounter: supplementary.originatorCounter?.readBigUInt64BE() ?? null,
          },
    protection: authenticationCode === null ? "signature" : "message-authentication-code",
  };
}
