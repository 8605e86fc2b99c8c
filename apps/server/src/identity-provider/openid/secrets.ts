import { generateKeyPairSync, hkdfSync, randomBytes } from "node:crypto";
import type { JWK } from "oidc-provider";

export interface SigningKey {
  /** UTC milliseconds. */
  readonly madeAtMs: number;
  /** A private P-256 key: signs ID tokens and access tokens (ES256). */
  readonly jwk: JWK;
}

/** What the provider signs with, and what only the product's own server knows. */
export interface IdentitySecrets {
  /** The newest signs; older ones stay published until nothing they signed is of use. */
  readonly signingKeys: readonly SigningKey[];
  /** Sign cookies; the first signs, all verify. */
  readonly cookieKeys: readonly string[];
  readonly clientSecret: string;
}

const signsForMs = 90 * 86_400_000;
const mostPublished = 3;

/** New secrets. Make them once for a data folder and keep them readable by their owner only. */
export function makeIdentitySecrets(nowMs = Date.now()): IdentitySecrets {
  return {
    signingKeys: [makeSigningKey(nowMs)],
    cookieKeys: [randomBytes(32).toString("base64url")],
    clientSecret: randomBytes(32).toString("base64url"),
  };
}

/** The same secrets, with a new key in front where the newest has signed for 90 days (NFR-SEC-003). */
export function withFreshSigningKey(secrets: IdentitySecrets, nowMs: number): IdentitySecrets {
  const [newest] = secrets.signingKeys;
  if (newest !== undefined && nowMs - newest.madeAtMs < signsForMs) return secrets;
  const signingKeys = [makeSigningKey(nowMs), ...secrets.signingKeys].slice(0, mostPublished);
  return { ...secrets, signingKeys };
}

/** 32 bytes for one use, derived from what is kept secret anyway: one file to back up. */
export function derivedKey({ cookieKeys }: IdentitySecrets, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", cookieKeys[0] ?? "", "", `halfhourly identity ${use}`, 32));
}

/** Reads what `JSON.stringify(makeIdentitySecrets())` wrote. Throws where it is something else; the text is not quoted. */
export function readIdentitySecrets(text: string): IdentitySecrets {
  const held = ofFirstSlice(parse(text));
  if (!isIdentitySecrets(held))
    throw new Error(
      "The identity secrets are damaged. Restore their file, or remove it: everybody signs in again.",
    );
  return held;
}

function makeSigningKey(madeAtMs: number): SigningKey {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ format: "jwk" });
  const kid = randomBytes(8).toString("base64url");
  return { madeAtMs, jwk: { ...key, use: "sig", alg: "ES256", kid } as JWK };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The first slice kept one key and not its age: it counts as old, so that the next start makes a new one. */
function ofFirstSlice(held: unknown): unknown {
  if (typeof held !== "object" || held === null || !("signingKey" in held)) return held;
  const { signingKey, ...others } = held;
  return { ...others, signingKeys: [{ madeAtMs: 0, jwk: signingKey }] };
}

function isIdentitySecrets(held: unknown): held is IdentitySecrets {
  if (typeof held !== "object" || held === null) return false;
  const { signingKeys, cookieKeys, clientSecret } = held as Partial<IdentitySecrets>;
  const keysAreWhole = Array.isArray(signingKeys) && signingKeys.length > 0 && signingKeys.every(isWhole);
  return (
    keysAreWhole && Array.isArray(cookieKeys) && cookieKeys.length > 0 && typeof clientSecret === "string"
  );
}

function isWhole(key: Partial<SigningKey> | null): boolean {
  return typeof key?.madeAtMs === "number" && key.jwk?.kty === "EC" && typeof key.jwk.d === "string";
}
