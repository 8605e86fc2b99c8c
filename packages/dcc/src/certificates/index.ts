export * from "./key-ring.js";
export { keyRingOf, type HeldKeys, type HeldPrivateKey } from "./key-ring-of.js";
export {
  describeKeystoreFaults,
  readKeystoreFolder,
  type KeystoreFault,
  type KeystoreFolder,
} from "./keystore-folder.js";
export { CertificateFault, readCertificate } from "./read-certificate.js";
