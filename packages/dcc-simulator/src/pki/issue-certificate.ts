import { sign, type KeyObject } from "node:crypto";
import { AsnConvert, OctetString } from "@peculiar/asn1-schema";
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
  type GeneralName,
  type Name,
} from "@peculiar/asn1-x509";
import { keyIdOf } from "./key-id.js";

export type CertificateUse = "digital-signature" | "key-agreement" | "authority" | "tls";

export interface CertificateOrder {
  readonly subject: Name;
  /** Names beside the subject: of a device, its EUI; of a TLS end, its address. */
  readonly otherNames?: readonly GeneralName[];
  readonly publicKey: KeyObject;
  readonly use: CertificateUse;
  /** Sixteen bytes; the first bit is cleared, so that the number is positive. */
  readonly serial: Uint8Array;
  readonly issuer: { readonly name: Name; readonly key: KeyObject; readonly publicKey: KeyObject };
}

const ECDSA_WITH_SHA256 = new AlgorithmIdentifier({ algorithm: "1.2.840.10045.4.3.2" });
/** A driven clock may stand anywhere in these years. */
const IN_FORCE = { notBefore: new Date("2015-01-01T00:00:00Z"), notAfter: new Date("2049-12-31T23:59:59Z") };

const FLAGS: Readonly<Record<CertificateUse, number>> = {
  "digital-signature": KeyUsageFlags.digitalSignature,
  "key-agreement": KeyUsageFlags.keyAgreement,
  authority: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
  tls: KeyUsageFlags.digitalSignature,
};

/** A certificate (DER) as the SMKI profiles shape theirs (SEC Appendix A and B): P-256, SHA-256, one use a certificate. */
export function issueCertificate(order: CertificateOrder): Uint8Array {
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: positive(order.serial),
    signature: ECDSA_WITH_SHA256,
    issuer: order.issuer.name,
    validity: new Validity(IN_FORCE),
    subject: order.subject,
    subjectPublicKeyInfo: AsnConvert.parse(spkiOf(order.publicKey), SubjectPublicKeyInfo),
    extensions: new Extensions(extensionsOf(order)),
  });
  const signed = AsnConvert.serialize(body);
  return new Uint8Array(
    AsnConvert.serialize(
      new Certificate({
        tbsCertificate: body,
        tbsCertificateRaw: signed,
        signatureAlgorithm: ECDSA_WITH_SHA256,
        signatureValue: bytesOf(sign("sha256", new Uint8Array(signed), order.issuer.key)),
      }),
    ),
  );
}

function extensionsOf({ use, publicKey, issuer, otherNames }: CertificateOrder): Extension[] {
  const extensions = [
    extension(id_ce_keyUsage, true, new KeyUsage(FLAGS[use])),
    extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(bytesOf(keyIdOf(publicKey)))),
    extension(
      id_ce_authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(bytesOf(keyIdOf(issuer.publicKey))) }),
    ),
  ];
  if (use === "authority")
    extensions.push(extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true })));
  if (use === "tls")
    extensions.push(
      extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth, id_kp_clientAuth])),
    );
  if (otherNames !== undefined)
    extensions.push(
      extension(id_ce_subjectAltName, use !== "tls", new SubjectAlternativeName([...otherNames])),
    );
  return extensions;
}

function extension(extnID: string, critical: boolean, value: object): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function positive(serial: Uint8Array): ArrayBuffer {
  const number = bytesOf(serial);
  const first = new Uint8Array(number);
  // Neither negative nor shorter than it looks.
  first[0] = (first[0]! & 0x7f) | 0x40;
  return number;
}

function spkiOf(key: KeyObject): ArrayBuffer {
  return bytesOf(key.export({ type: "spki", format: "der" }));
}

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
