import { refused, textIn, unavailable, type SignInTools } from "./tools.js";

export interface Endpoints {
  readonly issuer: string;
  readonly authorization: string;
  readonly token: string;
  /** The issuer names itself in what it sends back (RFC 9207). */
  readonly namesItself: boolean;
}

/** OpenID Connect Discovery 1.0. Throws SignInFault: no answer, another issuer's document, addresses that are not safe. */
export async function discover(issuer: string, tools: SignInTools): Promise<Endpoints> {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const { status, body } = await tools.ask(address);
  if (status !== 200) throw unavailable(`discovery answered ${status}`);
  const authorization = textIn(body, "authorization_endpoint");
  const token = textIn(body, "token_endpoint");
  if (textIn(body, "issuer") !== issuer) throw refused("the document is another issuer's");
  if (authorization === null || token === null) throw refused("the document lacks an endpoint");
  if (!isSafe(authorization) || !isSafe(token)) throw refused("an endpoint is not served securely");
  const namesItself =
    (body as Readonly<Record<string, unknown>>)["authorization_response_iss_parameter_supported"] === true;
  return { issuer, authorization, token, namesItself };
}

/** Plain http is for a development machine only: there is no wire to listen on. */
function isSafe(address: string): boolean {
  return (
    address.startsWith("https://") || /^http:\/\/(localhost|127\.0\.0\.1|10\.0\.2\.2)(:\d+)?\//.test(address)
  );
}
