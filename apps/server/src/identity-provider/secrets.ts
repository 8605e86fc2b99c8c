import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { JWK } from "oidc-provider";

/** What the provider signs with, and what only the product's own server knows. */
export interface IdentitySecrets {
  /** A private P-256 key: signs ID tokens (ES256). */
  readonly signingKey: JWK;
  /** Sign cookies; the first signs, all verify. */
  readonly cookieKeys: readonly string[];
  readonly clientSecret: string;
}

/** New secrets. Make them once for a data folder and keep them readable by their owner only. */
export function makeIdentitySecrets(): IdentitySecrets {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ format: "jwk" });
  return {
    signingKey: { ...key, use: "sig", alg: "ES256", kid: randomBytes(8).toString("base64url") } as JWK,
    cookieKeys: [randomBytes(32).toString("base64url")],
    clientSecret: randomBytes(32).toString("base64url"),
  };
}

/** Reads what `JSON.stringify(makeIdentitySecrets())` wrote. Throws where it is something else; the text is not quoted. */
export function readIdentitySecrets(text: string): IdentitySecrets {
  const held = parse(text);
  if (!isIdentitySecrets(held))
    throw new Error(
      "The identity secrets are damaged. Restore their file, or remove it: everybody signs in again.",
    );
  return held;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isIdentitySecrets(held: unknown): held is IdentitySecrets {
  if (typeof held !== "object" || held === null) return false;
  const { signingKey, cookieKeys, clientSecret } = held as Partial<IdentitySecrets>;
  const keyIsWhole = signingKey?.kty === "EC" && typeof signingKey.d === "string";
  return keyIsWhole && Array.isArray(cookieKeys) && cookieKeys.length > 0 && typeof clientSecret === "string";
}
