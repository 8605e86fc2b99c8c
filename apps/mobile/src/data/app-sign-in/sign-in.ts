import type { SignInWish } from "../sign-in-address.js";
import { authorizationAddress, codeFrom, REDIRECT_URI } from "./authorization.js";
import { discover } from "./discovery.js";
import { newSecrets } from "./pkce.js";
import { refused, textIn, unavailable, type SignInSettings, type SignInTools } from "./tools.js";

/**
 * Signs in with the system's browser and gives the issuer's access token for our API, or null where the person closed the
 * browser. The token lives for minutes and is exchanged at once; no refresh token is asked for. Throws SignInFault.
 */
export async function accessTokenByBrowser(
  settings: SignInSettings,
  wish: SignInWish,
  language: string,
  tools: SignInTools,
): Promise<string | null> {
  const endpoints = await discover(settings.issuer, tools);
  const secrets = await newSecrets(tools);
  const address = authorizationAddress({ endpoints, settings, secrets, wish, language });
  const returned = await tools.browse(address, REDIRECT_URI);
  if (returned === null) return null;
  const code = codeFrom(returned, endpoints, secrets);
  const { status, body } = await tools.ask(endpoints.token, {
    grant_type: "authorization_code",
    client_id: settings.clientId,
    redirect_uri: REDIRECT_URI,
    code,
    code_verifier: secrets.verifier,
    ...(settings.resource === null ? {} : { resource: settings.resource }),
  });
  if (status >= 500) throw unavailable(`the token endpoint answered ${status}`);
  const token = textIn(body, "access_token");
  if (status !== 200 || token === null) throw refused(`the token endpoint answered ${status}`);
  if (textIn(body, "token_type")?.toLowerCase() !== "bearer") throw refused("the token is of another type");
  return token;
}
