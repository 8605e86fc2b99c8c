import * as Crypto from "expo-crypto";
import * as WebBrowser from "expo-web-browser";
import { unavailable, type SignInTools } from "./tools.js";

const TIMEOUT_MS = 10_000;

export const deviceTools: SignInTools = {
  random: (count) => Crypto.getRandomBytesAsync(count),
  sha256Base64: (text) =>
    Crypto.digestStringAsync(Crypto.CryptoDigestAlgorithm.SHA256, text, {
      encoding: Crypto.CryptoEncoding.BASE64,
    }),
  async browse(address, redirectUri) {
    // Ephemeral: no cookie of the sign-in stays in the browser of a phone that others use.
    const result = await WebBrowser.openAuthSessionAsync(address, redirectUri, {
      preferEphemeralSession: true,
    });
    return result.type === "success" ? result.url : null;
  },
  async ask(address, form) {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
    try {
      const response = await fetch(address, {
        credentials: "omit",
        headers: { accept: "application/json" },
        signal: limit.signal,
        ...(form === undefined ? {} : formPost(form)),
      });
      return { status: response.status, body: parsed(await response.text()) };
    } catch {
      throw unavailable("no answer came");
    } finally {
      clearTimeout(timer);
    }
  },
};

function formPost(form: Readonly<Record<string, string>>) {
  return {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form).toString(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
