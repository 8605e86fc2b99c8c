import type { Log } from "@halfhourly/service-kit";
import type Provider from "oidc-provider";
import type * as OidcProvider from "oidc-provider";
import type { Configuration, KoaContextWithOIDC, UnknownObject } from "oidc-provider";
import { messagePage } from "../pages/document.js";
import { pageHeaders, pagesSeconds } from "../pages/page-headers.js";
import type { PeopleParts } from "../people/person-rows.js";
import { languageFrom } from "../words/words.js";
import { accountOf, claimNames } from "./claims.js";
import { apiResource, appClientId, clientsOf } from "./clients.js";
import { extraParameters, needsFreshPages } from "./parameters.js";
import { postgresAdapter } from "./postgres-adapter.js";
import type { IdentitySecrets } from "./secrets.js";

export interface ProviderParts extends PeopleParts {
  readonly issuer: string;
  readonly publicUrl: string;
  readonly secrets: IdentitySecrets;
  readonly logger: Log;
}

type Library = typeof OidcProvider;

/** An app signs in anew after this long, however often it took a new token (NFR-SEC-001). */
const signedInSeconds = 12 * 3_600;
const accessTokenSeconds = 300;

/** Authorization code with PKCE for our own server and our own app, and nothing else. */
export async function openProvider(parts: ProviderParts): Promise<Provider> {
  const library = await loadLibrary();
  const provider = new library.default(parts.issuer, configurationOf(parts, library));
  // The public address is known, so the mount states it in X-Forwarded-*, and the provider is to believe that.
  provider.proxy = true;
  provider.on("server_error", (_context, fault) =>
    parts.logger.error({ err: fault }, "the sign-in provider met an unexpected fault"),
  );
  return provider;
}

function configurationOf(parts: ProviderParts, library: Library): Configuration {
  const { publicUrl, secrets, database, now } = parts;
  const cookie = { httpOnly: true, signed: true, sameSite: "lax" } as const;
  return {
    adapter: postgresAdapter(database, now, (detail) => new library.errors.InvalidGrant(detail)),
    clients: clientsOf(publicUrl, secrets.clientSecret),
    clientBasedCORS: () => false,
    jwks: { keys: secrets.signingKeys.map(({ jwk }) => jwk) },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    responseTypes: ["code"],
    scopes: ["openid", "offline_access"],
    claims: { openid: claimNames },
    pkce: { required: () => true },
    clientAuthMethods: ["client_secret_basic", "none"],
    extraParams: extraParameters((detail) => new library.errors.InvalidRequest(detail)),
    cookies: {
      keys: [...secrets.cookieKeys],
      names: {
        session: "halfhourly_provider",
        interaction: "halfhourly_provider_page",
        resume: "halfhourly_provider_resume",
      },
      long: cookie,
      short: cookie,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_context, { clientId }, token) => token.clientId === clientId,
      },
      resourceIndicators: resourceIndicators(publicUrl, library),
    },
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      Grant: signedInSeconds + 3_600,
      IdToken: 300,
      Interaction: pagesSeconds,
      RefreshToken: remainingSeconds,
      Session: 600,
    },
    // The app is told apart by its client, so that it need not send prompt=consent for a consent that nobody is asked for.
    issueRefreshToken: (_context, client) => client.clientId === appClientId,
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    extraTokenClaims: howSignedIn,
    interactions: {
      policy: policyOf(library),
      url: (_context, { uid }) => `/oidc/sign-in/${uid}`,
    },
    findAccount: (_context, subject) => accountOf(parts, subject),
    loadExistingGrant: grantToOurselves,
    renderError(context, { error }, fault) {
      const kind = fault.name === "SessionNotFound" ? "expired" : "refused";
      context.set(pageHeaders);
      context.type = "text/html; charset=utf-8";
      context.body = messagePage(languageFrom(context.query["ui_locales"]), kind, error);
    },
  };
}

function policyOf({ interactionPolicy }: Library) {
  const policy = interactionPolicy.base();
  policy
    .get("login")
    ?.checks.add(
      new interactionPolicy.Check("fresh_pages", "End-User authentication is required", needsFreshPages),
    );
  return policy;
}

/** Access tokens of the app are JWTs for our own API; our server uses none. */
function resourceIndicators(publicUrl: string, { errors }: Library) {
  const resource = apiResource(publicUrl);
  return {
    enabled: true,
    defaultResource: (_context: KoaContextWithOIDC, { clientId }: { clientId: string }) =>
      clientId === appClientId ? resource : [],
    useGrantedResource: () => true,
    getResourceServerInfo(_context: KoaContextWithOIDC, asked: string, { clientId }: { clientId: string }) {
      if (asked !== resource || clientId !== appClientId) throw new errors.InvalidTarget();
      return {
        scope: "",
        audience: resource,
        accessTokenFormat: "jwt" as const,
        jwt: { sign: { alg: "ES256" as const } },
      };
    },
  };
}

/** A rotated token ends when the first of its family would have. */
function remainingSeconds({ oidc }: KoaContextWithOIDC): number {
  return oidc.entities.RotatedRefreshToken?.remainingTTL ?? signedInSeconds;
}

/** So that the API knows how and how long ago somebody signed in (RFC 9068 2.2.1). */
async function howSignedIn({ oidc }: KoaContextWithOIDC, token: object): Promise<UnknownObject | undefined> {
  if (!("kind" in token) || token.kind !== "AccessToken") return undefined;
  const source = oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken;
  const held = await oidc.entities.Account?.claims("id_token", "openid", {}, []);
  return { auth_time: source?.authTime, amr: source?.amr, roles: held?.["roles"] };
}

/** The only clients are the product itself, which learns who signed in and nothing more: there is nothing to ask consent for. */
async function grantToOurselves({ oidc }: KoaContextWithOIDC) {
  const { provider, session, client } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const heldId = session.grantIdFor(client.clientId);
  const held = heldId === undefined ? undefined : await provider.Grant.find(heldId);
  if (held !== undefined && held.accountId === session.accountId) return held;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid offline_access");
  await grant.save();
  return grant;
}

/**
 * oidc-provider 9 names Node 22 as its floor and says so on the terminal at every start under Node 20, where every part
 * that is used here is tested. Only that one line is held back.
 */
async function loadLibrary(): Promise<Library> {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes("Unsupported runtime")) warn(...said);
  };
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}
