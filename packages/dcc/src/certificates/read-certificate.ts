import { X509Certificate, type KeyObject } from "node:crypto";
import { parseEui, type Eui } from "../eui.js";
import { DER, DerFault, derContext, readDer, readDerSequence, readObjectIdentifier } from "./der.js";
import type { DerElement } from "./der.js";
import {
  formatName,
  ORGANISATIONAL_UNIT,
  readName,
  textOf,
  X500_UNIQUE_IDENTIFIER,
  type NameAttribute,
} from "./distinguished-name.js";
import type { HeldCertificate, KeyUse } from "./key-ring.js";

const KEY_USAGE = "2.5.29.15";
const SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
const HARDWARE_MODULE_NAME = "1.3.6.1.5.5.7.8.4";

/** The bytes are no certificate of the smart metering key infrastructure. The message says what is missing. */
export class CertificateFault extends Error {
  override readonly name = "CertificateFault";
}

/**
 * Reads an organisation's or a device's certificate, PEM or DER (SEC Appendix B, SMKI organisation and device certificate
 * policies): P-256, one use, and an EUI-64 in the subject's unique identifier or the hardware module's name. Throws CertificateFault.
 */
export function readCertificate(pemOrDer: string | Uint8Array): HeldCertificate {
  const certificate = parsed(pemOrDer);
  try {
    return heldCertificate(certificate);
  } catch (fault) {
    if (fault instanceof DerFault) throw new CertificateFault(`its DER is broken: ${fault.message}`);
    throw fault;
  }
}

function parsed(pemOrDer: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(pemOrDer);
  } catch {
    throw new CertificateFault("it is no X.509 certificate, neither PEM nor DER");
  }
}

function heldCertificate(certificate: X509Certificate): HeldCertificate {
  const publicKey = publicKeyOf(certificate);
  const { issuer, subject, extensions } = partsOf(certificate.raw);
  // First what it is for: an authority's certificate names no EUI-64, and is not needed.
  const use = useOf(extensions);
  return {
    serial: BigInt(`0x${certificate.serialNumber}`).toString(),
    issuer: formatName(issuer),
    eui: euiOf(subject, extensions),
    role: roleOf(subject),
    use,
    publicKey,
    notBeforeMs: Date.parse(certificate.validFrom),
    notAfterMs: Date.parse(certificate.validTo),
  };
}

function publicKeyOf(certificate: X509Certificate): KeyObject {
  try {
    const { publicKey } = certificate;
    if (publicKey.asymmetricKeyDetails?.namedCurve === "prime256v1") return publicKey;
  } catch {
    // A key that cannot be read is none, like one of another kind.
  }
  throw new CertificateFault("it holds no key on the curve P-256");
}

interface CertificateParts {
  readonly issuer: readonly (readonly NameAttribute[])[];
  readonly subject: readonly NameAttribute[];
  readonly extensions: ReadonlyMap<string, DerElement>;
}

/** What node does not show (RFC 5280, 4.1): version, serial, algorithm, issuer, validity, subject, key, extensions. */
function partsOf(der: Uint8Array): CertificateParts {
  const [toBeSigned] = readDerSequence(readDer(der).content);
  const fields = readDerSequence(toBeSigned?.content ?? new Uint8Array());
  const [, , , issuer, , subject] = fields;
  const extensions = fields.find(({ tag }) => tag === derContext(3));
  if (issuer === undefined || subject === undefined || extensions === undefined) {
    throw new CertificateFault("it is no version 3 certificate");
  }
  return {
    issuer: readName(issuer),
    subject: readName(subject).flat(),
    extensions: new Map(readDerSequence(readDer(extensions.content).content).map(extensionOf)),
  };
}

/** Its identifier, and the element inside its octet string. */
function extensionOf(extension: DerElement): [string, DerElement] {
  const parts = readDerSequence(extension.content);
  const identifier = parts[0];
  const value = parts.at(-1);
  if (identifier?.tag !== DER.objectIdentifier || value?.tag !== DER.octetString) {
    throw new DerFault("an extension has no identifier or no value");
  }
  return [readObjectIdentifier(identifier.content), readDer(value.content)];
}

function euiOf(subject: readonly NameAttribute[], extensions: ReadonlyMap<string, DerElement>): Eui {
  const unique = subject.find(({ type }) => type === X500_UNIQUE_IDENTIFIER)?.value;
  // A bit string begins with how many of its last bits count for nothing: of eight whole bytes, none.
  const bytes =
    unique?.tag === DER.bitString && unique.content[0] === 0
      ? unique.content.subarray(1)
      : hardwareSerialOf(extensions.get(SUBJECT_ALTERNATIVE_NAME));
  const eui = bytes === null ? null : parseEui(Buffer.from(bytes).toString("hex"));
  if (eui === null) throw new CertificateFault("it names no EUI-64: neither an organisation nor a device");
  return eui;
}

/** hwSerialNum of the HardwareModuleName (RFC 4108, 5) among the alternative names; null where there is none. */
function hardwareSerialOf(alternativeNames: DerElement | undefined): Uint8Array | null {
  for (const name of alternativeNames === undefined ? [] : readDerSequence(alternativeNames.content)) {
    if (name.tag !== derContext(0)) continue;
    const [type, value] = readDerSequence(name.content);
    if (type === undefined || value === undefined) continue;
    if (readObjectIdentifier(type.content) !== HARDWARE_MODULE_NAME) continue;
    const [, serial] = readDerSequence(readDer(value.content).content);
    if (serial?.tag === DER.octetString) return serial.content;
  }
  return null;
}

/** Hexadecimal by the organisation certificate policy; null where the subject has none, as a device's. */
function roleOf(subject: readonly NameAttribute[]): number | null {
  const value = subject.find(({ type }) => type === ORGANISATIONAL_UNIT)?.value;
  if (value === undefined) return null;
  const text = textOf(value) ?? "";
  // The one exception: certificates of the DCC's signer from before DUIS 1.4.1 write 0x89 in decimal.
  if (text === "137") return 0x89;
  if (!/^[0-9A-Fa-f]{1,2}$/.test(text)) {
    throw new CertificateFault("its organisational unit is no role in hexadecimal");
  }
  return Number.parseInt(text, 16);
}

/** RFC 5280, 4.2.1.3: bit 0 is digital signature, bit 4 key agreement, bit 5 an authority's. The policies allow exactly one. */
function useOf(extensions: ReadonlyMap<string, DerElement>): KeyUse {
  const bits = extensions.get(KEY_USAGE)?.content[1] ?? 0;
  if ((bits & 0x04) !== 0) {
    throw new CertificateFault(
      "it is a certificate authority's, which is not needed: take it out of the folder",
    );
  }
  const signs = (bits & 0x80) !== 0;
  const agrees = (bits & 0x08) !== 0;
  if (signs === agrees) {
    throw new CertificateFault("its key usage is not exactly one of digital signature and key agreement");
  }
  return signs ? "digital-signature" : "key-agreement";
}
