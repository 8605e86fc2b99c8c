import { isSecure, type ConsumerApiConfig } from "../config.js";

/** For answers that are data: nothing in them may run, load or be framed. */
export function dataHeaders(config: Pick<ConsumerApiConfig, "publicUrl">): Readonly<Record<string, string>> {
  return {
    "content-security-policy":
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    ...(isSecure(config) ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** For the few pages that the server writes itself: our own style sheet and links, and nothing else. */
export function pageHeaders(config: Pick<ConsumerApiConfig, "publicUrl">): Readonly<Record<string, string>> {
  return {
    ...dataHeaders(config),
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "cache-control": "no-store",
  };
}
