import { createPrivateKey, type KeyObject } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEui, type Eui } from "../eui.js";
import type { HeldCertificate, KeyRing, KeyUse } from "./key-ring.js";
import { keyRingOf, type HeldPrivateKey } from "./key-ring-of.js";
import { CertificateFault, readCertificate } from "./read-certificate.js";

/** A file of the folder that could not be used, and why. */
export interface KeystoreFault {
  readonly file: string;
  readonly problem: string;
}

export interface KeystoreFolder {
  readonly ring: KeyRing;
  readonly certificates: readonly HeldCertificate[];
  readonly privateKeys: readonly HeldPrivateKey[];
  /** The DCC's access control broker, where its own key agreement key is here, as in a test set: it makes the codes of commands. */
  readonly accessControlBroker: Eui | null;
  /** Every file that could not be used; the rest is held all the same. */
  readonly faults: readonly KeystoreFault[];
}

/**
 * Reads a folder of keys. Certificates, PEM or DER, may have any name that ends in .pem, .crt, .cer or .der; private keys are PKCS#8 in
 * PEM named EUI-ds.key or EUI-ka.key (digital signature, key agreement; EUI-pp-ka.key for a prepayment key), or JWKs by the same
 * names in one *.jwk.json. Other files are left alone. Rejects where the folder itself cannot be read.
 */
export async function readKeystoreFolder(path: string): Promise<KeystoreFolder> {
  const certificates: HeldCertificate[] = [];
  const privateKeys: HeldPrivateKey[] = [];
  const faults: KeystoreFault[] = [];
  for (const file of (await readdir(path)).sort()) {
    try {
      const read = await readKeystoreFile(join(path, file), file);
      certificates.push(...read.certificates);
      privateKeys.push(...read.privateKeys);
      faults.push(...read.problems.map((problem) => ({ file, problem })));
    } catch (fault) {
      faults.push({ file, problem: problemOf(fault) });
    }
  }
  const ring = keyRingOf({ certificates, privateKeys });
  return { ring, certificates, privateKeys, accessControlBroker: brokerOf(certificates, ring), faults };
}

function brokerOf(certificates: readonly HeldCertificate[], ring: KeyRing): Eui | null {
  const broker = certificates.find(
    ({ eui, role }) =>
      role === ACCESS_CONTROL_BROKER_ROLE && ring.privateKeysOf(eui, "key-agreement").length > 0,
  );
  return broker?.eui ?? null;
}

/** Remote party role (SEC certificate policies). */
const ACCESS_CONTROL_BROKER_ROLE = 0x04;

/** One line that names every file, for an operator; the empty text where there is no fault. */
export function describeKeystoreFaults(faults: readonly KeystoreFault[]): string {
  return faults.map(({ file, problem }) => `${file}: ${problem}`).join("; ");
}

class KeyFault extends Error {}

interface KeystoreFile {
  readonly certificates: readonly HeldCertificate[];
  readonly privateKeys: readonly HeldPrivateKey[];
  /** Of parts of the file; the rest of it is held. */
  readonly problems: readonly string[];
}

const NOTHING: KeystoreFile = { certificates: [], privateKeys: [], problems: [] };

async function readKeystoreFile(path: string, file: string): Promise<KeystoreFile> {
  if (/\.jwk\.json$/i.test(file)) {
    return { ...NOTHING, ...readJwks(await readFile(path, "utf8")) };
  }
  if (/\.key$/i.test(file)) {
    return { ...NOTHING, privateKeys: [readPkcs8(file, await readFile(path, "utf8"))] };
  }
  if (/\.(pem|crt|cer|der)$/i.test(file)) {
    return { ...NOTHING, certificates: readCertificates(await readFile(path)) };
  }
  return NOTHING;
}

/** Every certificate of a PEM bundle, or the one of a DER file. */
function readCertificates(bytes: Buffer): HeldCertificate[] {
  const text = bytes.toString("latin1");
  if (!text.includes("-----BEGIN")) return [readCertificate(bytes)];
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  if (blocks === null) throw new CertificateFault("it holds no certificate; private keys are read from .key");
  return blocks.map(readCertificate);
}

function readPkcs8(file: string, pem: string): HeldPrivateKey {
  return held(file.replace(/\.key$/i, ""), () => createPrivateKey({ key: pem, format: "pem" }));
}

function readJwks(json: string): Pick<KeystoreFile, "privateKeys" | "problems"> {
  const keys = parseJson(json);
  if (typeof keys !== "object" || keys === null) throw new KeyFault("it is no JSON object of keys by name");
  const privateKeys: HeldPrivateKey[] = [];
  const problems: string[] = [];
  Object.entries(keys).forEach(([name, jwk]: [string, unknown], index) => {
    // A text beside the keys is a note for people.
    if (typeof jwk === "string") return;
    try {
      privateKeys.push(held(name, () => createPrivateKey(jwkInput(jwk))));
    } catch (fault) {
      problems.push(`entry ${index + 1}: ${problemOf(fault)}`);
    }
  });
  return { privateKeys, problems };
}

function jwkInput(jwk: unknown): { key: Record<string, unknown>; format: "jwk" } {
  return { key: { ...Object(jwk) }, format: "jwk" };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new KeyFault("it is no JSON");
  }
}

function held(name: string, read: () => KeyObject): HeldPrivateKey {
  const match = /^(.{16,23}?)-(ds|ka|pp-ka)$/i.exec(name);
  const eui = parseEui(match?.[1] ?? "");
  if (match === null || eui === null) {
    throw new KeyFault("a private key is named EUI-ds or EUI-ka (EUI: sixteen hexadecimal digits)");
  }
  const use: KeyUse = match[2]!.toLowerCase() === "ds" ? "digital-signature" : "key-agreement";
  const key = readOrNull(read);
  if (key?.asymmetricKeyDetails?.namedCurve !== "prime256v1") {
    throw new KeyFault("it holds no private key on the curve P-256 (PKCS#8 in PEM, or a JWK)");
  }
  return { eui, use, key };
}

function readOrNull(read: () => KeyObject): KeyObject | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function problemOf(fault: unknown): string {
  if (fault instanceof CertificateFault || fault instanceof KeyFault) return fault.message;
  return "it could not be read; is it a file, and readable?";
}
