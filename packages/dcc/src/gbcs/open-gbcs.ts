import type { KeyRing } from "../certificates/key-ring.js";
import type { Eui } from "../eui.js";
import { DccRefusal } from "../refusal.js";
import type { Envelope } from "./envelope/envelope.js";
import { readEnvelope } from "./envelope/read-envelope.js";
import type { GbcsContent, GbcsMessage } from "./message.js";
import { authenticate, type Authenticated } from "./protection/authenticate.js";
import { decodeContent } from "./use-cases/decode-content.js";

export interface OpenGbcsOptions {
  /** Who we are: a message for another party is refused as `wrong-recipient`. */
  readonly recipient?: Eui;
  /** The DCC's access control broker, whose key makes the codes of commands: where its keys are held (a simulator). */
  readonly accessControlBroker?: Eui;
  /**
   * What to make of an answer whose code is made for the DCC's access control broker, as those to an unknown remote party are (GBCS
   * 7.2.7): `vouched-for` where it came in an answer that the DCC signed, whose broker has checked it; `encrypted-parts` to take
   * content all of which the device encrypted to us, which has its own code. By default the code must be right with our keys.
   */
  readonly brokersCode?: "vouched-for" | "encrypted-parts";
}

/**
 * Verifies, decrypts and decodes one GBCS message, in this order: nothing of a message that is not authentic is looked at. Throws
 * DccRefusal: `gbcs-malformed`, `wrong-recipient`, `unknown-key`, `unknown-certificate`, `mac-wrong`, `signature-wrong`,
 * `decryption-failed`, `unknown-message-code` or `content-malformed`.
 */
export function openGbcs(bytes: Uint8Array, ring: KeyRing, options: OpenGbcsOptions = {}): GbcsMessage {
  const { envelope, authenticated } = authenticEnvelope(bytes, ring, options);
  if (!authenticated.isCodeChecked && options.brokersCode === "encrypted-parts")
    return {
      ...headerOf(envelope),
      protection: "encryption",
      content: encryptedContent(envelope, authenticated),
    };
  return { ...headerOf(envelope), content: decodeContent(envelope, authenticated) };
}

/** What the device encrypted to us, its code over each part being right; of what else the message says, not even a fault is told. */
function encryptedContent(envelope: Envelope, authenticated: Authenticated): GbcsContent {
  const { parts } = authenticated;
  try {
    const content = decodeContent(envelope, authenticated);
    if (parts.encrypted > 0 && parts.plain === 0) return content;
  } catch (fault) {
    if (!(fault instanceof DccRefusal)) throw fault;
  }
  throw codeOfBroker();
}

function codeOfBroker(): DccRefusal {
  return new DccRefusal(
    "unknown-key",
    "GBCS message: its authentication code is made for the DCC's access control broker, and nothing of it opens with keys that are held; it can be believed in an answer that the DCC signed",
  );
}

/**
 * Verifies all the protection of a message, whatever its use case, and opens nothing of it. Throws DccRefusal: `gbcs-malformed`,
 * `wrong-recipient`, `unknown-key`, `unknown-certificate`, `mac-wrong` or `signature-wrong`.
 */
export function verifyGbcs(bytes: Uint8Array, ring: KeyRing, options: OpenGbcsOptions = {}): VerifiedGbcs {
  const { envelope, authenticated } = authenticEnvelope(bytes, ring, options);
  if (!authenticated.isCodeChecked && options.brokersCode === "encrypted-parts") throw codeOfBroker();
  return headerOf(envelope);
}

/** What an authentic message says outside its content. */
export type VerifiedGbcs = Omit<GbcsMessage, "content">;

function authenticEnvelope(bytes: Uint8Array, ring: KeyRing, options: OpenGbcsOptions) {
  const envelope = readEnvelope(bytes);
  if (options.recipient !== undefined) checkRecipient(envelope, options.recipient);
  const { accessControlBroker = null, brokersCode } = options;
  const authenticated = authenticate(envelope, ring, accessControlBroker, brokersCode !== undefined);
  return { envelope, authenticated };
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
