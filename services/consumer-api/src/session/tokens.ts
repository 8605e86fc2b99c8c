import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 bits that nobody can guess, as 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The form of every token we make; anything else is not looked up. */
export function isToken(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

export function sha256Of(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Compares secrets of any length in a time that tells nothing about where they differ. */
export function sameSecret(offered: string, wanted: string): boolean {
  return timingSafeEqual(sha256Of(offered), sha256Of(wanted));
}
