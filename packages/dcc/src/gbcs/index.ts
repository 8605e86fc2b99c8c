export { encodeGbcs, type DeviceKeys, type GbcsMessageToSend } from "./encode/encode-gbcs.js";
export type { AgreementKeys, GbcsHeader } from "./encode/seal.js";
export { describeEnvelope, type UnverifiedEnvelope } from "./envelope/describe-envelope.js";
export * from "./message.js";
export { openGbcs, verifyGbcs, type OpenGbcsOptions, type VerifiedGbcs } from "./open-gbcs.js";
export { MESSAGE_CODES } from "./use-cases/message-codes.js";
