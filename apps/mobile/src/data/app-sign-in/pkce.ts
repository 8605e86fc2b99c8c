import type { SignInTools } from "./tools.js";

const RANDOM_BYTES = 32;

/** What a sign-in under way is matched with: the state in the address, the verifier at the token endpoint (RFC 7636). */
export interface Secrets {
  readonly state: string;
  readonly verifier: string;
  readonly challenge: string;
}

export async function newSecrets(tools: SignInTools): Promise<Secrets> {
  const verifier = base64Url(await tools.random(RANDOM_BYTES));
  const state = base64Url(await tools.random(RANDOM_BYTES));
  return { state, verifier, challenge: asBase64Url(await tools.sha256Base64(verifier)) };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** RFC 4648 section 5, without padding. */
export function base64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const group = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digits = second === undefined ? 2 : third === undefined ? 3 : 4;
    for (let digit = 0; digit < digits; digit++) text += ALPHABET[(group >> (18 - 6 * digit)) & 63];
  }
  return text;
}

/** Standard Base64 in the alphabet of addresses. */
export function asBase64Url(base64: string): string {
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
