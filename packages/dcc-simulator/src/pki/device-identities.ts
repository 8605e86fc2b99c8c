import { createPublicKey, X509Certificate, type KeyObject } from "node:crypto";
import { Name } from "@peculiar/asn1-x509";
import type { Eui, KeyUse } from "@halfhourly/dcc";
import { derivedKey, derivedSerial } from "./derived-key.js";
import { issueCertificate } from "./issue-certificate.js";
import { deviceNames } from "./names.js";
import { certificatePem } from "./pem.js";
import { ISSUER_NAME, type SimulatedPki } from "./simulated-pki.js";

/** Keys and certificates of devices, made when first asked for. */
export interface DeviceIdentities {
  privateKey(device: Eui, use: KeyUse): KeyObject;
  certificate(device: Eui, use: KeyUse): X509Certificate;
}

/** More would only be kept for homes that are asked for once a night. */
const MOST_KEPT = 4_096;

export function deviceIdentities(seed: number, pki: SimulatedPki): DeviceIdentities {
  const keys = new Map<string, KeyObject>();
  const privateKey = (device: Eui, use: KeyUse): KeyObject => {
    const name = `${device}-${use}`;
    const held = keys.get(name);
    if (held !== undefined) return held;
    if (keys.size >= MOST_KEPT) keys.clear();
    const key = derivedKey(seed, name);
    keys.set(name, key);
    return key;
  };
  const issuer = { name: ISSUER_NAME, key: pki.issuer.key, publicKey: createPublicKey(pki.issuer.key) };
  return {
    privateKey,
    certificate: (device, use) =>
      new X509Certificate(
        certificatePem(
          issueCertificate({
            subject: new Name(),
            otherNames: deviceNames(device),
            publicKey: createPublicKey(privateKey(device, use)),
            use,
            serial: derivedSerial(seed, `${device}-${use}`),
            issuer,
          }),
        ),
      ),
  };
}
