import { createHash, randomBytes } from "node:crypto";
import type { SupplierHome } from "../world/supplier-home.js";

const CODE_MS = 600_000;
export const ACCESS_SECONDS = 1800;
/** How long a refresh token is taken after it was replaced: an answer may be lost on its way. */
const REPLACED_MS = 60_000;

/** What one household agreed to: every token of it ends with it. */
interface Consent {
  readonly home: SupplierHome;
  readonly scopes: readonly string[];
  hasEnded: boolean;
}

interface Code {
  readonly consent: Consent;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly untilMs: number;
  wasUsed: boolean;
}

interface Refresh {
  readonly consent: Consent;
  replacedAtMs: number | null;
}

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scope: string;
}

/** Every consent given at one supplier, with its codes and tokens. Of a token only its hash is kept. */
export class Consents {
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, { readonly consent: Consent; readonly untilMs: number }>();
  readonly #refresh = new Map<string, Refresh>();

  give(
    home: SupplierHome,
    scopes: readonly string[],
    redirectUri: string,
    challenge: string,
    nowMs: number,
  ): string {
    const code = secret();
    const consent = { home, scopes, hasEnded: false };
    this.#codes.set(hash(code), {
      consent,
      redirectUri,
      challenge,
      untilMs: nowMs + CODE_MS,
      wasUsed: false,
    });
    return code;
  }

  /** Null where the code is not taken; a code that comes twice ends what it gave (RFC 6749, section 4.1.2). */
  exchange(
    code: string,
    redirectUri: string,
    verifier: string,
    nowMs: number,
    lax: { readonly verifier: boolean; readonly twice: boolean },
  ): Tokens | null {
    const given = this.#codes.get(hash(code));
    if (given === undefined || given.untilMs <= nowMs || given.redirectUri !== redirectUri) return null;
    if (given.wasUsed && !lax.twice) {
      given.consent.hasEnded = true;
      return null;
    }
    given.wasUsed = true;
    const fits = createHash("sha256").update(verifier).digest("base64url") === given.challenge;
    return fits || lax.verifier ? this.#issue(given.consent, nowMs, null) : null;
  }

  renew(
    refreshToken: string,
    nowMs: number,
    lax: { readonly keeps: boolean; readonly forEver: boolean },
  ): Tokens | null {
    const held = this.#refresh.get(hash(refreshToken));
    if (held === undefined || held.consent.hasEnded) return null;
    if (held.replacedAtMs !== null && nowMs - held.replacedAtMs >= REPLACED_MS && !lax.forEver) {
      held.consent.hasEnded = true;
      return null;
    }
    held.replacedAtMs ??= nowMs;
    if (lax.keeps) held.replacedAtMs = null;
    return this.#issue(held.consent, nowMs, lax.keeps ? refreshToken : null);
  }

  end(token: string): void {
    const consent = (this.#refresh.get(hash(token)) ?? this.#access.get(hash(token)))?.consent;
    if (consent !== undefined) consent.hasEnded = true;
  }

  /** Who an access token speaks for; null where it is not taken. */
  of(accessToken: string, nowMs: number): Pick<Consent, "home" | "scopes"> | null {
    const held = this.#access.get(hash(accessToken));
    return held === undefined || held.untilMs <= nowMs || held.consent.hasEnded ? null : held.consent;
  }

  #issue(consent: Consent, nowMs: number, keptRefreshToken: string | null): Tokens {
    const [accessToken, refreshToken] = [secret(), keptRefreshToken ?? secret()];
    this.#access.set(hash(accessToken), { consent, untilMs: nowMs + ACCESS_SECONDS * 1000 });
    this.#refresh.set(hash(refreshToken), { consent, replacedAtMs: null });
    return { accessToken, refreshToken, scope: consent.scopes.join(" ") };
  }
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
