import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makePki, type Identity, type SimulatedPki } from "./simulated-pki.js";

/** The files of one identity: a PEM certificate, and its private key in PKCS #8 that only its owner may read. */
export interface IdentityFiles {
  readonly certificate: string;
  readonly key: string;
}

export type PkiFiles = { readonly [K in keyof SimulatedPki]: IdentityFiles };

const NAMES: { readonly [K in keyof SimulatedPki]: string } = {
  root: "smki-root",
  issuer: "smki-issuer",
  dcc: "dcc-ds",
  smets1Provider: "smets1-provider-ds",
  userSigning: "user-ds",
  userAgreement: "user-ka",
  tlsRoot: "tls-root",
  tlsGateway: "tls-gateway",
  tlsUser: "tls-user",
};

/**
 * The identities kept in the folder; made, all at once, where the folder is absent. Throws Error for a folder that holds
 * something else or lacks a file: remove it, and it is made anew.
 */
export function openPki(folder: string): { readonly pki: SimulatedPki; readonly files: PkiFiles } {
  if (!existsSync(folder)) makeFolder(folder);
  return { pki: each((name) => readIdentity(folder, name)), files: each((name) => filesOf(folder, name)) };
}

/** Written beside and renamed, so that a start cut short leaves nothing half made. */
function makeFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  const pki = makePki();
  each((name, role) => {
    const { certificate, key } = filesOf(draft, name);
    writeFileSync(certificate, pki[role].certificate.toString());
    writeFileSync(key, pki[role].key.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    // Another process made it meanwhile: theirs counts.
    if (!existsSync(folder)) throw error;
  }
}

function readIdentity(folder: string, name: string): Identity {
  const { certificate, key } = filesOf(folder, name);
  if (!existsSync(certificate) || !existsSync(key))
    throw new Error(
      `The simulator's folder lacks ${name}.pem or its key: remove the folder, and it is made anew.`,
    );
  return {
    certificate: new X509Certificate(readFileSync(certificate)),
    key: createPrivateKey(readFileSync(key)),
  };
}

function filesOf(folder: string, name: string): IdentityFiles {
  return { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key.pem`) };
}

function each<T>(make: (name: string, role: keyof SimulatedPki) => T): { [K in keyof SimulatedPki]: T } {
  return {
    root: make(NAMES.root, "root"),
    issuer: make(NAMES.issuer, "issuer"),
    dcc: make(NAMES.dcc, "dcc"),
    smets1Provider: make(NAMES.smets1Provider, "smets1Provider"),
    userSigning: make(NAMES.userSigning, "userSigning"),
    userAgreement: make(NAMES.userAgreement, "userAgreement"),
    tlsRoot: make(NAMES.tlsRoot, "tlsRoot"),
    tlsGateway: make(NAMES.tlsGateway, "tlsGateway"),
    tlsUser: make(NAMES.tlsUser, "tlsUser"),
  };
}
