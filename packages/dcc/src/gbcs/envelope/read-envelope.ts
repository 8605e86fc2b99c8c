import { parseEui } from "../../eui.js";
import type { DccRefusal } from "../../refusal.js";
import { ByteReader, bufferOf } from "../bytes/byte-reader.js";
import { DATE_TIME_BYTES } from "../dlms/date-time.js";
import {
  AUTHENTICATION_CODE_BYTES,
  COUNTER_BYTES,
  EUI_BYTES,
  GROUPING_HEADER,
  KIND_FLAGS,
  MAC_HEADER,
  MAC_SECURITY_HEADER,
  SIGNATURE_BYTES,
  type Envelope,
  type EnvelopeParty,
} from "./envelope.js";

const MALFORMED = "gbcs-malformed";

/** Takes a message apart without believing it. Throws DccRefusal `gbcs-malformed`. */
export function readEnvelope(message: Uint8Array): Envelope {
  const bytes = bufferOf(message);
  const reader = new ByteReader(bytes, MALFORMED);
  const isSigned = reader.peek() === GROUPING_HEADER[0];
  if (isSigned) return readBody(bytes, null);

  reader.expect(MAC_HEADER, "the header of the authentication code");
  const ciphered = reader.lengthAndBytes("the authenticated part");
  reader.end("the message");
  const inner = new ByteReader(ciphered, MALFORMED);
  inner.expect(MAC_SECURITY_HEADER, "the security header");
  const body = inner.take(Math.max(inner.remaining - AUTHENTICATION_CODE_BYTES, 0), "the authenticated body");
  return readBody(body, inner.take(AUTHENTICATION_CODE_BYTES, "the authentication code"));
}

function readBody(body: Buffer, authenticationCode: Buffer | null): Envelope {
  const reader = new ByteReader(body, MALFORMED);
  reader.expect(GROUPING_HEADER, "the grouping header");
  const kind = kindOf(reader);
  const counter = reader.take(COUNTER_BYTES, "the counter");
  const originator = readLengthAndParty(reader, "the originator");
  const recipient = readLengthAndParty(reader, "the recipient");
  readDateTime(reader);
  const otherInformation = new ByteReader(reader.lengthAndBytes("the other information"), MALFORMED);
  const messageCode = otherInformation.uint16("the message code");
  const supplementary = readSupplementary(otherInformation, counter);
  const payload = reader.lengthAndBytes("the payload");
  const signedEnd = reader.at;
  // A pre-command, which its sender has yet to sign, ends here.
  if (reader.remaining === 0 && authenticationCode === null) throw unprotected(reader);
  const signature = reader.lengthAndBytes("the signature");
  reader.end("the body");
  if (signature.length !== 0 && signature.length !== SIGNATURE_BYTES) {
    throw reader.refusal("the signature is not of 64 bytes");
  }
  if (signature.length === 0 && authenticationCode === null) throw unprotected(reader);
  // The signature covers the content of general signing: all but its tag and the length of the signature.
  const signed = signature.length > 0 ? { value: signature, over: body.subarray(1, signedEnd) } : null;
  return {
    kind,
    counter,
    originator,
    recipient,
    messageCode,
    supplementary,
    payload,
    body,
    signature: signed,
    authenticationCode,
  };
}

function unprotected(reader: ByteReader): DccRefusal {
  return reader.refusal("neither a signature nor an authentication code protects it");
}

/** When a device did what it was told, in answers to commands that change it; absent elsewhere. Covered by the protection, and not used. */
function readDateTime(reader: ByteReader): void {
  const { length } = reader.lengthAndBytes("the date and time");
  if (length !== 0 && length !== DATE_TIME_BYTES) {
    throw reader.refusal("the date and time is neither absent nor of 12 bytes");
  }
}

function kindOf(reader: ByteReader): Envelope["kind"] {
  const flag = reader.uint8("the kind of message");
  if (flag === KIND_FLAGS.response) return "response";
  if (flag === KIND_FLAGS.alert) return "alert";
  if (flag === KIND_FLAGS.command) return "command";
  throw reader.refusal("it is neither command, response nor alert");
}

function readLengthAndParty(reader: ByteReader, what: string): EnvelopeParty {
  reader.expect([EUI_BYTES], `the length of ${what}`);
  return readParty(reader, what);
}

function readParty(reader: ByteReader, what: string): EnvelopeParty {
  const bytes = reader.take(EUI_BYTES, what);
  const eui = parseEui(bytes.toString("hex"));
  if (eui === null) throw reader.refusal(`${what} is no EUI-64`);
  return { eui, bytes };
}

/**
 * GBCS 7.2.7: party and counter, then nothing, the originator's counter (answers) or a certificate (commands). A signed alert may name
 * the party alone: then the message's own counter is the party's.
 */
function readSupplementary(reader: ByteReader, ownCounter: Buffer): Envelope["supplementary"] {
  if (reader.remaining === 0) return null;
  const party = readParty(reader, "the supplementary party");
  if (reader.remaining === 0)
    return { party, counter: ownCounter, originatorCounter: null, certificate: null };
  const counter = reader.take(COUNTER_BYTES, "the supplementary counter");
  const rest = reader.rest();
  return {
    party,
    counter,
    originatorCounter: rest.length === COUNTER_BYTES ? rest : null,
    certificate: rest.length > COUNTER_BYTES ? rest : null,
  };
}
