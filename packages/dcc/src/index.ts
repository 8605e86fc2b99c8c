export * from "./certificates/key-ring.js";
export { keyRingOf, type HeldKeys, type HeldPrivateKey } from "./certificates/key-ring-of.js";
export {
  describeKeystoreFaults,
  readKeystoreFolder,
  type KeystoreFault,
  type KeystoreFolder,
} from "./certificates/keystore-folder.js";
export { CertificateFault, readCertificate } from "./certificates/read-certificate.js";
export { buildRequest } from "./duis/build-request.js";
export { buildResponse, buildSmets1Response } from "./duis/build-response.js";
export * from "./duis/request.js";
export * from "./duis/response.js";
export { signDuis, signDuisStream } from "./duis/sign.js";
export * from "./duis/smets1-content.js";
export * from "./duis/verify.js";
export * from "./eui.js";
export { describeEnvelope, type UnverifiedEnvelope } from "./gbcs/envelope/describe-envelope.js";
export * from "./gbcs/message.js";
export { openGbcs, type OpenGbcsOptions } from "./gbcs/open-gbcs.js";
export { MESSAGE_CODES } from "./gbcs/use-cases/message-codes.js";
export * from "./refusal.js";
export * from "./request-id.js";
export { DEFAULT_XML_LIMITS, type XmlLimits } from "./xml/limits.js";
export type { Signer } from "./xml/sign.js";
