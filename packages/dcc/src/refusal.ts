/** Why a message was not taken. Each code is one cause, so that an operator can act on it. */
export type RefusalCode =
  // The text
  | "not-xml"
  | "document-type"
  | "too-large"
  | "too-deep"
  | "not-duis"
  | "schema-invalid"
  // Its signature
  | "signature-missing"
  | "signature-misplaced"
  | "signature-method"
  | "digest-differs"
  | "signature-wrong"
  // Who signed
  | "unknown-certificate"
  | "certificate-not-in-force"
  | "wrong-role"
  | "wrong-signer"
  // The request it answers
  | "unknown-request"
  | "replayed"
  // GBCS
  | "gbcs-malformed"
  | "unknown-message-code"
  | "wrong-recipient"
  | "unknown-key"
  | "mac-wrong"
  | "decryption-failed"
  | "content-malformed";

/** A message that is refused. The message says what, where and what to do; it never holds a value of the message. */
export class DccRefusal extends Error {
  override readonly name = "DccRefusal";

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}
