import type { AccountAction, SignInSettings } from "@halfhourly/contracts";
import { Problem, type Log } from "@halfhourly/service-kit";
import * as openid from "openid-client";
import type { IssuerConfig } from "../config.js";
import type { Parts } from "../parts.js";
import { provedGoodForMs } from "../session/session-rules.js";
import { accessTokenReader, type AccessTokenClaims } from "./access-token.js";
import { personOf, proofOf, type Claims, type WhoSignedIn } from "./claims.js";
import { discoveryOf } from "./discovery.js";
import { signInRefused, unavailable } from "./refusals.js";

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

export interface Issuer {
  /** Where to send the browser. Throws Problem `sign-in-unavailable`. */
  authorizationUrl(secrets: SignInSecrets, wish: SignInWish): Promise<URL>;
  /** Who signed in. Throws Problem `sign-in-refused` or `sign-in-unavailable`. */
  signedIn(returnedTo: URL, secrets: SignInSecrets): Promise<WhoSignedIn>;
  /** What an app needs to sign in by itself. Throws Problem `app-sign-in-off` or `sign-in-unavailable`. */
  appSettings(): Promise<SignInSettings>;
  /** What an access token of our app says. Throws Problem `token-refused` or `sign-in-unavailable`. */
  readAccessToken(token: string): Promise<AccessTokenClaims>;
  /** What the issuer says of the token's holder beyond the token, or nothing where it does not say. */
  moreOf(token: string, subject: string): Promise<Claims>;
}

export function newSignInSecrets(): SignInSecrets {
  return {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
}

/** Authorization code with PKCE at whatever issuer the configuration names, found by OpenID Connect Discovery. */
export function createIssuer({ config, now, logger }: Pick<Parts, "config" | "now" | "logger">): Issuer {
  const { publicUrl, issuer } = config;
  const redirectUri = `${publicUrl}/v1/sign-in/callback`;
  const discovered = discoveryOf(issuer, now);
  return {
    async authorizationUrl({ state, nonce, codeVerifier }, wish) {
      const configuration = await discovered().catch(unavailable);
      return openid.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: issuer.scope,
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        ui_locales: wish.language,
        ...(issuer.isEmbedded ? ownParameters(wish) : standardParameters(wish, configuration)),
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
        .catch((fault: unknown) => refusedOrUnavailable(fault, logger));
      const said: Claims = tokens.claims()!;
      const more = typeof said["email"] === "string" ? {} : await userInfo(configuration, tokens);
      const person = personOf({ ...more, ...said }, issuer);
      if (person === null) throw signInRefused();
      return { ...person, ...proofOf(said, issuer, now()) };
    },
    async appSettings() {
      const { app } = issuer;
      if (app === null) throw appSignInOff();
      // In the issuer's own spelling, which the app holds what it finds there against.
      const { issuer: name } = (await discovered().catch(unavailable)).serverMetadata();
      return { issuer: name, clientId: app.clientId, scopes: [...app.scopes], resource: app.resource };
    },
    readAccessToken: accessTokenReader(issuer, discovered, now),
    async moreOf(token, subject) {
      if (issuer.claimsOf !== null) return (await issuer.claimsOf(subject)) ?? {};
      return userInfoOf(await discovered().catch(unavailable), token, subject);
    },
  };
}

/** Asking each time keeps a shared computer from signing in by itself: signing out here ends our session only. */
function ownParameters({ mode, action }: SignInWish): Record<string, string> {
  return {
    prompt: "login",
    ...(mode === "register" || mode === "recover" ? { halfhourly_page: mode } : {}),
    ...(action === null ? {} : { halfhourly_action: action }),
  };
}

/** `max_age` makes an issuer say when somebody proved who they are (OpenID Connect Core 3.1.2.1). */
function standardParameters({ mode }: SignInWish, configuration: openid.Configuration) {
  const prompts = configuration.serverMetadata()["prompt_values_supported"];
  const creates = mode === "register" && Array.isArray(prompts) && prompts.includes("create");
  return { prompt: creates ? "create" : "login", max_age: String(provedGoodForMs / 1000) };
}

function userInfo(
  configuration: openid.Configuration,
  tokens: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
) {
  return userInfoOf(configuration, tokens.access_token, tokens.claims()!.sub);
}

async function userInfoOf(
  configuration: openid.Configuration,
  token: string,
  subject: string,
): Promise<Claims> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return openid.fetchUserInfo(configuration, token, subject).catch(() => ({}));
}

/** The issuer said no, or what came back does not match what was sent out; anything else is the network. */
function refusedOrUnavailable(fault: unknown, logger: Log): never {
  const why = fault instanceof Error && "code" in fault ? String(fault.code) : "unknown";
  logger.warn({ why }, "a sign-in did not finish");
  const refusals = [openid.AuthorizationResponseError, openid.ResponseBodyError, openid.ClientError];
  const isTimeout = fault instanceof Error && "code" in fault && fault.code === "OAUTH_TIMEOUT";
  if (!isTimeout && refusals.some((kind) => fault instanceof kind)) throw signInRefused();
  return unavailable();
}

function appSignInOff(): Problem {
  return new Problem(
    404,
    "app-sign-in-off",
    "This instance has no app on phones set up with its issuer. Use it in a browser.",
  );
}

/** Where people change how they sign in, where that is not here; null: on the issuer's own sign-in page. */
export function changesElsewhere(
  { isEmbedded, accountPage }: IssuerConfig,
  { action }: SignInWish,
): string | null {
  return isEmbedded || action === null ? null : accountPage;
}
