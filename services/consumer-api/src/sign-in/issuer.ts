import type { AccountAction, Role } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import * as openid from "openid-client";
import type { ConsumerApiConfig } from "../config.js";

const answerWithinSeconds = 5;
/** Discovery is asked again after this long, so that an issuer may change its addresses and keys. */
const knownForMs = 3_600_000;

/** What a sign-in under way must be matched with when the browser comes back. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What the person wants of the sign-in page. */
export interface SignInWish {
  readonly language: "en" | "cy";
  readonly mode: "sign-in" | "register" | "recover" | "step-up";
  readonly action: AccountAction | null;
}

/** Somebody as the issuer knows them. */
export interface IssuersPerson {
  /** Absent: the embedded provider. */
  readonly issuer?: string;
  /** What the issuer never gives to anybody else. */
  readonly subject: string;
  readonly email: string;
  readonly displayName: string;
  readonly demonstration?: boolean;
  readonly language?: "en" | "cy";
  /** Absent: a consumer. */
  readonly role?: Role;
}

export interface WhoSignedIn extends IssuersPerson {
  /** Whether more than a password was proved: the issuer names another method than `pwd` (RFC 8176). */
  readonly secondFactor: boolean;
}

export interface Issuer {
  /** Where to send the browser. Throws Problem `sign-in-unavailable`. */
  authorizationUrl(secrets: SignInSecrets, wish: SignInWish): Promise<URL>;
  /** Who signed in. Throws Problem `sign-in-refused` or `sign-in-unavailable`. */
  signedIn(returnedTo: URL, secrets: SignInSecrets): Promise<WhoSignedIn>;
}

export function newSignInSecrets(): SignInSecrets {
  return {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
}

/** Authorization code with PKCE at whatever issuer the configuration names, found by OpenID Connect Discovery. */
export function createIssuer({ publicUrl, issuer }: ConsumerApiConfig, now: () => number): Issuer {
  const redirectUri = `${publicUrl}/v1/sign-in/callback`;
  let known: { readonly configuration: Promise<openid.Configuration>; readonly untilMs: number } | null =
    null;
  const discovered = (): Promise<openid.Configuration> => {
    if (known !== null && now() < known.untilMs) return known.configuration;
    const configuration = discover(issuer);
    const fresh = { configuration, untilMs: now() + knownForMs };
    known = fresh;
    configuration.catch(() => {
      if (known === fresh) known = null;
    });
    return configuration;
  };
  return {
    async authorizationUrl({ state, nonce, codeVerifier }, { language, mode, action }) {
      const configuration = await discovered().catch(unavailable);
      return openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: "openid",
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        ui_locales: language,
        // Signing out here ends our session only; asking each time keeps a shared computer from signing in by itself.
        prompt: "login",
        ...(mode === "register" || mode === "recover" ? { halfhourly_page: mode } : {}),
        ...(action === null ? {} : { halfhourly_action: action }),
      });
    },
    async signedIn(returnedTo, { state, nonce, codeVerifier }) {
      const configuration = await discovered().catch(unavailable);
      const tokens = await openid
        .authorizationCodeGrant(configuration, returnedTo, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        })
        .catch(refusedOrUnavailable);
      return personOf(tokens.claims()!);
    },
  };
}

function personOf(claims: openid.IDToken): WhoSignedIn {
  const { sub, email, name, locale, amr } = claims;
  // Without an address there is nobody to write to about their own account.
  if (typeof email !== "string") throw signInRefused();
  const displayName = typeof name === "string" ? name : email;
  const secondFactor = Array.isArray(amr) && amr.some((method) => method !== "pwd");
  const language = locale === "cy" ? "cy" : "en";
  return { subject: sub, email, displayName, language, secondFactor, role: roleOf(claims["roles"]) };
}

/** The most that the issuer's roles allow; whatever else it says counts for nothing here. */
function roleOf(roles: unknown): Role {
  const named = Array.isArray(roles) ? roles : [];
  return (["administrator", "support"] as const).find((role) => named.includes(role)) ?? "consumer";
}

function discover({
  url,
  clientId,
  clientSecret,
  internalOrigin,
}: ConsumerApiConfig["issuer"]): Promise<openid.Configuration> {
  // Plain http is for this machine only: there is no wire to listen on.
  const plain = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url);
  return openid.discovery(new URL(url), clientId, undefined, openid.ClientSecretBasic(clientSecret), {
    timeout: answerWithinSeconds,
    execute: plain || internalOrigin !== null ? [openid.allowInsecureRequests] : [],
    ...(internalOrigin === null
      ? {}
      : { [openid.customFetch]: fetchWithin(new URL(url).origin, internalOrigin) }),
  });
}

/** The same requests, sent to where this process reaches the issuer. */
function fetchWithin(publicOrigin: string, internalOrigin: string): openid.CustomFetch {
  return (address, options) => {
    const inside = address.startsWith(`${publicOrigin}/`)
      ? internalOrigin + address.slice(publicOrigin.length)
      : address;
    return fetch(inside, options as RequestInit);
  };
}

function unavailable(): never {
  throw new Problem(
    503,
    "sign-in-unavailable",
    "The sign-in service does not answer. Your data is safe. Try again in a minute.",
  );
}

/** The issuer said no, or what came back does not match what was sent out; anything else is the network. */
function refusedOrUnavailable(fault: unknown): never {
  const refusals = [openid.AuthorizationResponseError, openid.ResponseBodyError, openid.ClientError];
  const isTimeout = fault instanceof Error && "code" in fault && fault.code === "OAUTH_TIMEOUT";
  if (!isTimeout && refusals.some((kind) => fault instanceof kind)) throw signInRefused();
  return unavailable();
}

export function signInRefused(): Problem {
  return new Problem(
    400,
    "sign-in-refused",
    "Signing in did not finish: it was cancelled, took too long or was already used. Start again.",
  );
}
