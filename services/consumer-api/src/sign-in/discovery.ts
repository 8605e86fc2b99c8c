import * as openid from "openid-client";
import type { IssuerConfig } from "../config.js";

export const answerWithinSeconds = 5;
/** Discovery is asked again after this long, so that an issuer may change its addresses and keys. */
const knownForMs = 3_600_000;

export type Discovered = () => Promise<openid.Configuration>;
/** What both libraries that ask an issuer take in place of `fetch`. */
type OwnFetch = (address: string, options: object) => Promise<Response>;

/** What the issuer says of itself (OpenID Connect Discovery), held for an hour. Throws where it does not answer. */
export function discoveryOf(issuer: IssuerConfig, now: () => number): Discovered {
  let known: { readonly configuration: Promise<openid.Configuration>; readonly untilMs: number } | null =
    null;
  return () => {
    if (known !== null && now() < known.untilMs) return known.configuration;
    const configuration = discover(issuer);
    const fresh = { configuration, untilMs: now() + knownForMs };
    known = fresh;
    configuration.catch(() => {
      if (known === fresh) known = null;
    });
    return configuration;
  };
}

function discover(issuer: IssuerConfig): Promise<openid.Configuration> {
  const { url, clientId, clientSecret } = issuer;
  const insecure = mayBePlain(issuer) ? [openid.allowInsecureRequests] : [];
  const customFetch = fetchOf(issuer);
  return openid.discovery(new URL(url), clientId, undefined, secretAs(clientSecret), {
    timeout: answerWithinSeconds,
    // The ID token's signature is checked though it comes straight from the issuer: whoever sits on the wire is no issuer.
    execute: [...insecure, openid.enableNonRepudiationChecks],
    ...(customFetch === null ? {} : { [openid.customFetch]: customFetch }),
  });
}

/** In the form unless the issuer takes it by header only: what a header holds encoded, some issuers read as it stands. */
function secretAs(clientSecret: string): openid.ClientAuth {
  const [post, basic] = [openid.ClientSecretPost(clientSecret), openid.ClientSecretBasic(clientSecret)];
  return (server, ...others) => {
    // A document that names no method means the header (OpenID Connect Discovery 1.0, 3).
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const byHeader = methods.includes("client_secret_basic") && !methods.includes("client_secret_post");
    return (byHeader ? basic : post)(server, ...others);
  };
}

/** Plain http is for this machine only: there is no wire to listen on. */
export function mayBePlain({ url, internalOrigin }: IssuerConfig): boolean {
  return internalOrigin !== null || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(url);
}

/** The same requests, sent to where this process reaches the issuer; null where that is its public address. */
export function fetchOf({ url, internalOrigin }: IssuerConfig): OwnFetch | null {
  if (internalOrigin === null) return null;
  const publicOrigin = new URL(url).origin;
  return (address, options) => {
    const inside = address.startsWith(`${publicOrigin}/`)
      ? internalOrigin + address.slice(publicOrigin.length)
      : address;
    return fetch(inside, options as RequestInit);
  };
}
