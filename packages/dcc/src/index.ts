export * from "./certificates/key-ring.js";
export { keyRingOf, type HeldKeys, type HeldPrivateKey } from "./certificates/key-ring-of.js";
export {
  describeKeystoreFaults,
  readKeystoreFolder,
  type KeystoreFault,
  type KeystoreFolder,
} from "./certificates/keystore-folder.js";
export { CertificateFault, readCertificate } from "./certificates/read-certificate.js";
export * from "./duis/request.js";
export * from "./duis/response.js";
export * from "./eui.js";
export { describeEnvelope, type UnverifiedEnvelope } from "./gbcs/envelope/describe-envelope.js";
export * from "./gbcs/message.js";
export { openGbcs, type OpenGbcsOptions } from "./gbcs/open-gbcs.js";
export { MESSAGE_CODES } from "./gbcs/use-cases/message-codes.js";
export * from "./refusal.js";
export * from "./request-id.js";
