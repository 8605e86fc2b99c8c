import type { Log } from "@halfhourly/service-kit";
import type { Database } from "@halfhourly/database";
import type Provider from "oidc-provider";
import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import { pageHeaders } from "./page-headers.js";
import { messagePage } from "./pages.js";
import { postgresAdapter } from "./postgres-adapter.js";
import type { IdentitySecrets } from "./secrets.js";
import { languageFrom } from "./words.js";

export interface ProviderParts {
  readonly issuer: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly secrets: IdentitySecrets;
  readonly database: Database;
  readonly now: () => number;
  readonly logger: Log;
}

/** Long enough for a person to find a password; then the page says that it has expired. */
const signInPageSeconds = 3_600;

/** Authorization code with PKCE for one client, our own server, and nothing else. */
export async function openProvider(parts: ProviderParts): Promise<Provider> {
  const Implementation = await loadProvider();
  const provider = new Implementation(parts.issuer, configurationOf(parts));
  // The public address is known, so the mount states it in X-Forwarded-*, and the provider is to believe that.
  provider.proxy = true;
  provider.on("server_error", (_context, fault) =>
    parts.logger.error({ err: fault }, "the sign-in provider met an unexpected fault"),
  );
  return provider;
}

function configurationOf({ clientId, redirectUri, secrets, database, now }: ProviderParts): Configuration {
  const cookie = { httpOnly: true, signed: true, sameSite: "lax" } as const;
  return {
    adapter: postgresAdapter(database, now),
    clients: [
      {
        client_id: clientId,
        client_secret: secrets.clientSecret,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_basic",
        id_token_signed_response_alg: "ES256",
      },
    ],
    jwks: { keys: [secrets.signingKey] },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    responseTypes: ["code"],
    scopes: ["openid"],
    pkce: { required: () => true },
    clientAuthMethods: ["client_secret_basic"],
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
    },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 300,
      Interaction: signInPageSeconds,
      Session: 600,
    },
    interactions: { url: (_context, { uid }) => `/oidc/sign-in/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: grantToOurselves,
    renderError(context, { error }, fault) {
      const kind = fault.name === "SessionNotFound" ? "expired" : "refused";
      context.set(pageHeaders);
      context.type = "text/html; charset=utf-8";
      context.body = messagePage(languageFrom(context.query["ui_locales"]), kind, error);
    },
  };
}

/** The only client is the product itself, which learns who signed in and nothing more: there is nothing to ask consent for. */
async function grantToOurselves({ oidc }: KoaContextWithOIDC) {
  const { provider, session, client } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const heldId = session.grantIdFor(client.clientId);
  const held = heldId === undefined ? undefined : await provider.Grant.find(heldId);
  if (held !== undefined) return held;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid");
  await grant.save();
  return grant;
}

/**
 * oidc-provider 9 names Node 22 as its floor and says so on the terminal at every start under Node 20, where every part
 * that is used here is tested. Only that one line is held back.
 */
async function loadProvider(): Promise<typeof Provider> {
  const { warn } = console;
  console.warn = (...said: unknown[]) => {
    if (!String(said[0]).includes("Unsupported runtime")) warn(...said);
  };
  try {
    return (await import("oidc-provider")).default;
  } finally {
    console.warn = warn;
  }
}
