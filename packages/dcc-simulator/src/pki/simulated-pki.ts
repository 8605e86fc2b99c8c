import {
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  X509Certificate,
  type KeyObject,
} from "node:crypto";
import type { Name } from "@peculiar/asn1-x509";
import { PARTIES, ROLES } from "../parties.js";
import { issueCertificate, type CertificateOrder } from "./issue-certificate.js";
import { authorityName, loopbackNames, organisationName, tlsName } from "./names.js";
import { certificatePem } from "./pem.js";

/** A private key and the certificate of its public key. */
export interface Identity {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
}

/** Every identity that the simulator makes for itself and for its user, once a folder. */
export interface SimulatedPki {
  readonly root: Identity;
  /** Issues the certificates of organisations and devices. */
  readonly issuer: Identity;
  /** Signs the DCC's answers and alerts. */
  readonly dcc: Identity;
  /** Signs what SMETS1 meters answer. */
  readonly smets1Provider: Identity;
  /** Our side: signs requests. */
  readonly userSigning: Identity;
  /** Our side: meters encrypt to it. */
  readonly userAgreement: Identity;
  readonly tlsRoot: Identity;
  /** The gateway's end of both connections: it serves requests and calls the push endpoint. */
  readonly tlsGateway: Identity;
  /** The user's end of both. */
  readonly tlsUser: Identity;
}

export const ROOT_NAME = authorityName("Halfhourly simulated root");
export const ISSUER_NAME = authorityName("Halfhourly simulated issuer");
export const GATEWAY_NAME = "Halfhourly simulated DCC";
const TLS_ROOT_NAME = tlsName("Halfhourly simulated TLS root");

/** Makes everything anew, with chance from the operating system. */
export function makePki(): SimulatedPki {
  const root = selfSigned(ROOT_NAME);
  const tlsRoot = selfSigned(TLS_ROOT_NAME);
  const issuer = issued(ISSUER_NAME, "authority", root, ROOT_NAME);
  const party = (name: Name, use: CertificateOrder["use"]): Identity =>
    issued(name, use, issuer, ISSUER_NAME);
  const end = (name: string): Identity =>
    issued(tlsName(name), "tls", tlsRoot, TLS_ROOT_NAME, loopbackNames());
  const user = organisationName(ROLES.otherUser, PARTIES.user);
  return {
    root,
    issuer,
    dcc: party(organisationName(ROLES.xmlSigner, PARTIES.dcc), "digital-signature"),
    smets1Provider: party(organisationName(ROLES.xmlSigner, PARTIES.smets1Provider), "digital-signature"),
    userSigning: party(user, "digital-signature"),
    userAgreement: party(user, "key-agreement"),
    tlsRoot,
    tlsGateway: end(GATEWAY_NAME),
    tlsUser: end("Halfhourly simulated user"),
  };
}

function selfSigned(name: Name): Identity {
  const { publicKey, privateKey } = newKeys();
  const issuer = { name, key: privateKey, publicKey };
  return identityOf(
    issueCertificate({ subject: name, publicKey, use: "authority", serial: randomBytes(16), issuer }),
    privateKey,
  );
}

function issued(
  subject: Name,
  use: CertificateOrder["use"],
  by: Identity,
  byName: Name,
  otherNames?: CertificateOrder["otherNames"],
): Identity {
  const { publicKey, privateKey } = newKeys();
  const issuer = { name: byName, key: by.key, publicKey: createPublicKey(by.key) };
  const order = { subject, publicKey, use, serial: randomBytes(16), issuer };
  return identityOf(
    issueCertificate(otherNames === undefined ? order : { ...order, otherNames }),
    privateKey,
  );
}

function newKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" });
}

function identityOf(der: Uint8Array, key: KeyObject): Identity {
  return { certificate: new X509Certificate(certificatePem(der)), key };
}
