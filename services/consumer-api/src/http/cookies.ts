import { isSecure, type ConsumerApiConfig } from "../config.js";

export interface CookieTerms {
  /** Seconds to live; null: until the browser closes; 0: remove it now. */
  readonly maxAgeSeconds: number | null;
}

/** The cookies of a request by name; of two with one name the first counts, as the more specific path comes first. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? "").split(";")) {
    const equals = pair.indexOf("=");
    const name = pair.slice(0, equals).trim();
    if (equals > 0 && !cookies.has(name)) cookies.set(name, pair.slice(equals + 1).trim());
  }
  return cookies;
}

/** `__Host-` keeps other hosts and paths from planting a cookie with this name; browsers accept it over https only. */
export function cookieName(config: Pick<ConsumerApiConfig, "publicUrl">, name: string): string {
  return isSecure(config) ? `__Host-${name}` : name;
}

/** A Set-Cookie line that no script can read. `value` must be plain base64url text. */
export function setCookie(
  config: Pick<ConsumerApiConfig, "publicUrl">,
  name: string,
  value: string,
  { maxAgeSeconds }: CookieTerms,
): string {
  const parts = [`${cookieName(config, name)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (isSecure(config)) parts.push("Secure");
  if (maxAgeSeconds !== null) parts.push(`Max-Age=${maxAgeSeconds}`);
  return parts.join("; ");
}

export function clearCookie(config: Pick<ConsumerApiConfig, "publicUrl">, name: string): string {
  return setCookie(config, name, "", { maxAgeSeconds: 0 });
}
