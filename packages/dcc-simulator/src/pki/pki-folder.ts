import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { PARTIES } from "../parties.js";
import { makePki, type Identity, type SimulatedPki } from "./simulated-pki.js";

/** Of one identity: a PEM certificate, and its private key (PKCS #8, PEM) that only its owner may read. */
export interface IdentityFiles {
  readonly certificate: string;
  readonly key: string;
}

type PerIdentity<T> = { readonly [K in keyof SimulatedPki]: T };

export interface PkiFolder {
  readonly pki: SimulatedPki;
  readonly files: PerIdentity<IdentityFiles>;
  /** What the user's side holds, as a folder of keys: its own two certificates with their keys, and those of who signs answers. */
  readonly keystore: string;
}

/** Inside the folder, without endings: where the certificate lies and where the key. */
const PLACES: PerIdentity<readonly [certificate: string, key: string]> = {
  root: ["authority/root", "authority/root"],
  issuer: ["authority/issuer", "authority/issuer"],
  dcc: [`keystore/${PARTIES.dcc}-ds`, `authority/${PARTIES.dcc}-ds`],
  smets1Provider: [`keystore/${PARTIES.smets1Provider}-ds`, `authority/${PARTIES.smets1Provider}-ds`],
  userSigning: [`keystore/${PARTIES.user}-ds`, `keystore/${PARTIES.user}-ds`],
  userAgreement: [`keystore/${PARTIES.user}-ka`, `keystore/${PARTIES.user}-ka`],
  tlsRoot: ["tls/root", "authority/tls-root"],
  tlsGateway: ["tls/gateway", "authority/tls-gateway"],
  tlsUser: ["tls/user", "tls/user"],
};

/**
 * The identities kept in the folder; made, all at once, where the folder is absent. Throws Error for a folder that lacks a
 * file: remove it, and it is made anew.
 */
export function openPki(folder: string): PkiFolder {
  if (!existsSync(folder)) makeFolder(folder);
  return {
    pki: each((role) => readIdentity(folder, role)),
    files: each((role) => filesOf(folder, role)),
    keystore: join(folder, "keystore"),
  };
}

/** Written beside and renamed, so that a start cut short leaves nothing half made. */
function makeFolder(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  for (const part of ["authority", "keystore", "tls"]) mkdirSync(join(draft, part), { mode: 0o700 });
  const pki = makePki();
  each((role) => {
    const { certificate, key } = filesOf(draft, role);
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

function readIdentity(folder: string, role: keyof SimulatedPki): Identity {
  const { certificate, key } = filesOf(folder, role);
  const missing = [certificate, key].find((file) => !existsSync(file));
  if (missing !== undefined)
    throw new Error(
      `The simulator's folder lacks ${basename(missing)}: remove the folder, and it is made anew.`,
    );
  return {
    certificate: new X509Certificate(readFileSync(certificate)),
    key: createPrivateKey(readFileSync(key)),
  };
}

function filesOf(folder: string, role: keyof SimulatedPki): IdentityFiles {
  const [certificate, key] = PLACES[role];
  return { certificate: join(folder, `${certificate}.pem`), key: join(folder, `${key}.key`) };
}

function each<T>(make: (role: keyof SimulatedPki) => T): PerIdentity<T> {
  return {
    root: make("root"),
    issuer: make("issuer"),
    dcc: make("dcc"),
    smets1Provider: make("smets1Provider"),
    userSigning: make("userSigning"),
    userAgreement: make("userAgreement"),
    tlsRoot: make("tlsRoot"),
    tlsGateway: make("tlsGateway"),
    tlsUser: make("tlsUser"),
  };
}
