import { verify } from "node:crypto";
import type { HeldCertificate, KeyRing } from "../certificates/key-ring.js";
import { DccRefusal } from "../refusal.js";
import type { SignedPart } from "./signed-reader.js";

/**
 * Whose key made the signature of a part whose digest already agrees.
 * @throws {DccRefusal} `unknown-certificate`, `signature-wrong`
 */
export function verifySignature({ element, signature }: SignedPart, ring: KeyRing): HeldCertificate {
  const certificate = ring.certificate(signature.serial);
  if (certificate === null)
    throw new DccRefusal(
      "unknown-certificate",
      `${element} is signed with a certificate that is not held. Put the signer's certificate into the key store.`,
    );
  const isRight =
    signature.value.length === 64 &&
    certificate.publicKey.asymmetricKeyDetails?.namedCurve === "prime256v1" &&
    verify(
      "sha256",
      Buffer.from(signature.signedInfo, "utf8"),
      { key: certificate.publicKey, dsaEncoding: "ieee-p1363" },
      signature.value,
    );
  if (!isRight)
    throw new DccRefusal(
      "signature-wrong",
      `The signature of ${element} was not made by the certificate it names. Nothing of it is believed.`,
    );
  return certificate;
}

/** @throws {DccRefusal} `certificate-not-in-force`, `wrong-role`: the certificate is not one for signing DUIS. */
export function checkInForce(certificate: HeldCertificate, instants: readonly number[]): void {
  if (certificate.use !== "digital-signature")
    throw new DccRefusal("wrong-role", "The signer's certificate is not one for digital signatures.");
  if (instants.some((atMs) => atMs < certificate.notBeforeMs || atMs > certificate.notAfterMs))
    throw new DccRefusal(
      "certificate-not-in-force",
      "The signer's certificate was not in force when the message says it was made, or is not now. Ask for its successor.",
    );
}
