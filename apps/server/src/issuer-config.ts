import type { AppClient, IssuerConfig } from "@halfhourly/consumer-api";

type Env = Readonly<Record<string, string | undefined>>;

const others = [
  "CLIENT_ID",
  "CLIENT_SECRET",
  "APP_CLIENT_ID",
  "APP_SCOPES",
  "AUDIENCE",
  "SUBJECT_CLAIM",
  "ROLES_CLAIM",
  "SECOND_FACTOR",
  "ACCOUNT_PAGE",
].map((name) => `HALFHOURLY_${name}`);

/** The issuer of the operator's, or null: the embedded provider. Faults say what to do and quote no value. */
export function readIssuer(env: Env, faults: string[]): IssuerConfig | null {
  const url = env.HALFHOURLY_ISSUER?.trim() ?? "";
  if (url === "") {
    for (const name of others.filter((other) => env[other]))
      faults.push(
        `${name} belongs to HALFHOURLY_ISSUER, which is not set: set that too, or take ${name} away`,
      );
    return null;
  }
  if (!isSafeAddress(url) || /[?#]/.test(url))
    faults.push(
      "HALFHOURLY_ISSUER must be the issuer's name as its discovery document says it, an https address such as https://login.example.org/realms/energy",
    );
  if (/\/\.well-known\//.test(url))
    faults.push(
      "HALFHOURLY_ISSUER must be without /.well-known/openid-configuration, which is found from it",
    );
  const clientId = required(
    env,
    "HALFHOURLY_CLIENT_ID",
    "the client that is registered with the issuer for this server",
    faults,
  );
  const clientSecret = required(env, "HALFHOURLY_CLIENT_SECRET", "that client's secret", faults);
  const rolesClaim = env.HALFHOURLY_ROLES_CLAIM?.trim() || "roles";
  const accountPage = env.HALFHOURLY_ACCOUNT_PAGE?.trim() || null;
  if (accountPage !== null && !isSafeAddress(accountPage))
    faults.push(
      "HALFHOURLY_ACCOUNT_PAGE must be the https address of the page where people change their password",
    );
  return {
    url,
    clientId,
    clientSecret,
    internalOrigin: null,
    isEmbedded: false,
    scope: "openid email profile",
    subjectClaim: env.HALFHOURLY_SUBJECT_CLAIM?.trim() || "sub",
    rolesClaim,
    secondFactorValues: words(env.HALFHOURLY_SECOND_FACTOR || "mfa"),
    accountPage,
    app: readApp(env, clientId, faults),
    claimsOf: null,
  };
}

function readApp(env: Env, serverClientId: string, faults: string[]): AppClient | null {
  const clientId = env.HALFHOURLY_APP_CLIENT_ID?.trim() ?? "";
  const audience = env.HALFHOURLY_AUDIENCE?.trim() ?? "";
  if (clientId === "" && audience === "" && !env.HALFHOURLY_APP_SCOPES) return null;
  if (clientId === "" || audience === "")
    faults.push(
      "HALFHOURLY_APP_CLIENT_ID and HALFHOURLY_AUDIENCE go together: the app's public client, and what its access tokens name as audience",
    );
  // An ID token names a client as its audience: it must never pass for an access token.
  if (audience !== "" && [serverClientId, clientId].includes(audience))
    faults.push(
      "HALFHOURLY_AUDIENCE must be the API's own and differ from both client ids: register the API apart from its clients",
    );
  const scopes = words(env.HALFHOURLY_APP_SCOPES || "openid email profile");
  if (!scopes.includes("openid")) faults.push("HALFHOURLY_APP_SCOPES must hold openid");
  return { clientId, audience, scopes, resource: null };
}

function required(env: Env, name: string, what: string, faults: string[]): string {
  const value = env[name]?.trim() ?? "";
  if (value === "") faults.push(`${name} must be set with HALFHOURLY_ISSUER: ${what}`);
  return value;
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** Plain http is for an issuer on this machine, which only a developer has. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username } = new URL(text);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return username === "" && (protocol === "https:" || (protocol === "http:" && isLocal));
}
