import { Problem } from "@halfhourly/service-kit";
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from "jose";
import type { AppClient, IssuerConfig } from "../config.js";
import { answerWithinSeconds, fetchOf, mayBePlain, type Discovered } from "./discovery.js";
import { unavailable } from "./refusals.js";

/** Asymmetric ones only: with a shared secret the issuer's public key would open the door. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"];
/** A token is exchanged at once; an older one was lying about. */
export const goodForSeconds = 600;
export const clockToleranceSeconds = 5;
/** What only ID tokens carry. */
const idTokenClaims = ["nonce", "at_hash", "c_hash"];

export type AccessTokenClaims = JWTPayload & { readonly sub: string; readonly exp: number };

type Keys = ReturnType<typeof createRemoteJWKSet>;

/**
 * Reads access tokens that the issuer made for our app and our API (RFC 9068), by the issuer's published keys.
 * The reader throws Problem `token-refused` or `sign-in-unavailable`.
 */
export function accessTokenReader(issuer: IssuerConfig, discovered: Discovered, now: () => number) {
  let held: { readonly address: string; readonly keys: Keys } | null = null;
  const keysAt = (address: string): Keys => {
    held = held?.address === address ? held : { address, keys: remoteKeys(address, issuer) };
    return held.keys;
  };
  return async (token: string): Promise<AccessTokenClaims> => {
    const { app } = issuer;
    if (app === null) throw tokenRefused();
    const metadata = (await discovered().catch(unavailable)).serverMetadata();
    if (metadata.jwks_uri === undefined) return unavailable();
    const { payload, protectedHeader } = await jwtVerify(token, keysAt(metadata.jwks_uri), {
      issuer: metadata.issuer,
      audience: app.audience,
      algorithms,
      currentDate: new Date(now()),
      clockTolerance: clockToleranceSeconds,
      maxTokenAge: goodForSeconds,
      requiredClaims: ["sub", "exp", "iat"],
    }).catch(refusedOrUnavailable);
    if (!isForOurApp(payload, protectedHeader.typ, issuer, app)) throw tokenRefused();
    return payload as AccessTokenClaims;
  };
}

function isForOurApp(
  payload: JWTPayload,
  type: string | undefined,
  { clientId }: IssuerConfig,
  app: AppClient,
): boolean {
  const types = ["jwt", "at+jwt", "application/at+jwt"];
  if (type !== undefined && !types.includes(type.toLowerCase())) return false;
  if (idTokenClaims.some((name) => payload[name] !== undefined)) return false;
  const audiences = [payload.aud ?? []].flat();
  if (audiences.includes(clientId) || audiences.includes(app.clientId)) return false;
  // Whoever asked for the token: another client of the issuer may have got one for our API.
  return (payload["azp"] ?? payload["client_id"] ?? payload["appid"]) === app.clientId;
}

function remoteKeys(address: string, issuer: IssuerConfig): Keys {
  if (!address.startsWith("https://") && !mayBePlain(issuer)) return unavailable();
  const ownFetch = fetchOf(issuer);
  return createRemoteJWKSet(new URL(address), {
    timeoutDuration: answerWithinSeconds * 1000,
    ...(ownFetch === null ? {} : { [customFetch]: ownFetch }),
  });
}

/** What jose says of the token is a refusal; what it says of fetching the keys, or anything else, is the network. */
function refusedOrUnavailable(fault: unknown): never {
  const isOfKeys = fault instanceof errors.JWKSTimeout || fault instanceof errors.JWKSInvalid;
  const isGeneric = fault instanceof errors.JOSEError && fault.code === "ERR_JOSE_GENERIC";
  if (fault instanceof errors.JOSEError && !isOfKeys && !isGeneric) throw tokenRefused();
  return unavailable();
}

/** One word for every reason: whoever forges learns nothing. */
export function tokenRefused(): Problem {
  return new Problem(
    401,
    "token-refused",
    "This token opens no session: it is not from this instance's issuer for this app, has ended or was used before. Sign in again.",
  );
}
