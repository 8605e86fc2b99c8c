import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";

/** What a certificate of the tests says. */
export interface CertificateWish {
  readonly serial: bigint;
  /** Sets of a name in the order of DER: object identifier in hexadecimal, and its text. */
  readonly issuer: readonly (readonly [oid: string, text: string])[];
  readonly subject: readonly (readonly [oid: string, text: string])[];
  /** In the subject's unique identifier (organisations) or the hardware module's name (devices). */
  readonly organisationEui?: string;
  readonly deviceEui?: string;
  /** The bits of key usage: 0x80 digital signature, 0x08 key agreement. */
  readonly usage: number;
  readonly curve?: string;
}

export const OIDS = { commonName: "550403", organisation: "55040a", organisationalUnit: "55040b" } as const;

/** A self-made X.509 certificate (RFC 5280), DER, and its private key. Nobody verifies its signature: the keys are what is held. */
export function makeCertificate(wish: CertificateWish): { der: Buffer; privateKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: wish.curve ?? "prime256v1" });
  const algorithm = sequence(element(0x06, hex("2a8648ce3d040302")));
  const unique = wish.organisationEui;
  const subject = [
    ...wish.subject.map(([oid, text]) => nameSet(oid, element(0x0c, Buffer.from(text)))),
    ...(unique === undefined ? [] : [nameSet("55042d", element(0x03, hex(`00${unique}`)))]),
  ];
  const toBeSigned = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, hex(evenHex(wish.serial))),
    algorithm,
    sequence(...wish.issuer.map(([oid, text]) => nameSet(oid, element(0x13, Buffer.from(text))))),
    sequence(element(0x17, Buffer.from("160406000000Z")), element(0x18, Buffer.from("99991231235959Z"))),
    sequence(...subject),
    publicKey.export({ type: "spki", format: "der" }),
    element(
      0xa3,
      sequence(extension("551d0f", element(0x03, Buffer.from([3, wish.usage]))), ...alternativeName(wish)),
    ),
  );
  const signature = sign("sha256", toBeSigned, privateKey);
  const der = sequence(toBeSigned, algorithm, element(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return { der, privateKey: createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" })) };
}

export function pemOf(der: Buffer): string {
  const lines = der
    .toString("base64")
    .match(/.{1,64}/g)!
    .join("\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function alternativeName({ deviceEui }: CertificateWish): Buffer[] {
  if (deviceEui === undefined) return [];
  const module = sequence(element(0x06, hex("2a8648ce3d040302")), element(0x04, hex(deviceEui)));
  const otherName = element(
    0xa0,
    Buffer.concat([element(0x06, hex("2b06010505070804")), element(0xa0, module)]),
  );
  return [extension("551d11", sequence(otherName))];
}

const extension = (oid: string, value: Buffer): Buffer =>
  sequence(element(0x06, hex(oid)), element(0x04, value));
const nameSet = (oid: string, value: Buffer): Buffer =>
  element(0x31, sequence(element(0x06, hex(oid)), value));
const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, Buffer.concat(parts));
const hex = (text: string): Buffer => Buffer.from(text, "hex");

function element(tag: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** Positive: a first bit that is set would say otherwise. */
function evenHex(value: bigint): string {
  const digits = value.toString(16);
  return digits.length % 2 === 0 ? `00${digits}` : `0${digits}`;
}
