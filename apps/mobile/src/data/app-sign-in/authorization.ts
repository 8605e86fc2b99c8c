import type { SignInWish } from "../sign-in-address.js";
import type { Endpoints } from "./discovery.js";
import type { Secrets } from "./pkce.js";
import { refused, type SignInSettings } from "./tools.js";

/** The address by which the system's browser comes back: `scheme` of app.json. */
export const REDIRECT_URI = "halfhourly://sign-in";

interface Request {
  readonly endpoints: Endpoints;
  readonly settings: SignInSettings;
  readonly secrets: Secrets;
  readonly wish: SignInWish;
  readonly language: string;
}

/** Authorization code with PKCE as a public client (RFC 8252), always with a fresh sign-in in front of a person. */
export function authorizationAddress({ endpoints, settings, secrets, wish, language }: Request): string {
  const parameters: Readonly<Record<string, string | null | undefined>> = {
    client_id: settings.clientId,
    response_type: "code",
    redirect_uri: REDIRECT_URI,
    scope: settings.scopes.join(" "),
    resource: settings.resource,
    state: secrets.state,
    code_challenge: secrets.challenge,
    code_challenge_method: "S256",
    prompt: "login",
    ui_locales: language,
    halfhourly_page: wish.mode === "register" ? "register" : null,
    halfhourly_action: wish.action,
  };
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `${endpoints.authorization}${endpoints.authorization.includes("?") ? "&" : "?"}${query.join("&")}`;
}

/** The code in the address that came back, where it answers what was asked. Throws SignInFault otherwise. */
export function codeFrom(returned: string, { issuer, namesItself }: Endpoints, { state }: Secrets): string {
  if (!isAppRedirect(returned)) throw refused("another address came back");
  const answer = new URLSearchParams(returned.slice(returned.indexOf("?") + 1).split("#")[0]);
  const only = (name: string) => (answer.getAll(name).length === 1 ? answer.get(name) : null);
  // The state comes first: an answer that is not to our question says nothing, not even an error.
  if (only("state") !== state) throw refused("the state is not ours");
  if (namesItself ? only("iss") !== issuer : answer.has("iss") && only("iss") !== issuer)
    throw refused("another issuer answered");
  if (answer.has("error")) throw refused(`the issuer said ${only("error")}`);
  const code = only("code");
  if (code === null || code === "") throw refused("there is no code");
  return code;
}

/** True for what the sign-in sends back to the app, which no screen is behind. */
export function isAppRedirect(address: string): boolean {
  return /^halfhourly:\/\/\/?sign-in\/?(\?|#|$)/.test(address);
}
