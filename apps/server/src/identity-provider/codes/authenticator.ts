import { generateSecret, generateURI, verify } from "otplib";

const periodSeconds = 30;

/** 160 random bits in Base32 (RFC 4226 4, R6). */
export function makeTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** What the picture says: authenticator apps read this address (the "otpauth" form that they agree on). */
export function totpAddress(secret: string, email: string): string {
  return generateURI({ issuer: "Halfhourly", label: email, secret });
}

/** The step of RFC 6238 that a code is of, or null where it is none of now, half a minute ago or half a minute on. */
export async function totpStepOf(secret: string, typed: string, nowMs: number): Promise<number | null> {
  if (!/^\d{6}$/.test(typed)) return null;
  const result = await verify({
    secret,
    token: typed,
    epoch: Math.floor(nowMs / 1000),
    epochTolerance: periodSeconds,
  });
  if (!result.valid) return null;
  return Math.floor(nowMs / 1000 / periodSeconds) + result.delta;
}

/** In groups of four, as it is easiest to type. */
export function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
