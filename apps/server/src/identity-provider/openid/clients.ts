import type { ClientMetadata } from "oidc-provider";

export const serverClientId = "halfhourly";
export const appClientId = "halfhourly-app";
export const appRedirectUri = "halfhourly://sign-in";

/** Our own server, which keeps a secret, and our app on phones, which cannot: there PKCE alone binds a code to who asked. */
export function clientsOf(publicUrl: string, clientSecret: string): ClientMetadata[] {
  return [
    {
      client_id: serverClientId,
      client_secret: clientSecret,
      redirect_uris: [`${publicUrl}/v1/sign-in/callback`],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      token_endpoint_auth_method: "client_secret_basic",
      id_token_signed_response_alg: "ES256",
    },
    {
      client_id: appClientId,
      application_type: "native",
      redirect_uris: [appRedirectUri],
      response_types: ["code"],
      grant_types: ["authorization_code", "refresh_token"],
      token_endpoint_auth_method: "none",
      id_token_signed_response_alg: "ES256",
    },
  ];
}

/** What the app's access tokens are for, and nothing else takes them. */
export function apiResource(publicUrl: string): string {
  return `${publicUrl}/v1`;
}
