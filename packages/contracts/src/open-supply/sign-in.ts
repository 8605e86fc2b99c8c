import { Type, type Static } from "typebox";

/** What a household may let us read: of one fuel its meter points, half hours and balance. */
export const OPEN_SUPPLY_SCOPES = {
  electricity: "read:electricity",
  gas: "read:gas",
} as const;

/** RFC 8414, section 3. */
export const METADATA_PATH = "/.well-known/oauth-authorization-server";

/** Where a base address without a slash at its end tells its metadata: a path of its own comes last (RFC 8414, section 3.1). */
export function metadataAddress(baseUrl: string): string {
  const [, host = baseUrl, path = ""] = /^([a-z]+:\/\/[^/]+)(\/.*)?$/.exec(baseUrl) ?? [];
  return `${host}${METADATA_PATH}${path}`;
}

const Address = (description: string) => Type.String({ format: "uri", maxLength: 500, description });
const Words = (contains: string) =>
  Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100, description: `Contains ${contains}.` });

/** GET /.well-known/oauth-authorization-server (RFC 8414, section 2). More members may be there. */
export const ServerMetadataSchema = Type.Object({
  issuer: Address("The base address of this API, without a slash at its end."),
  authorization_endpoint: Address("Where the household signs in and agrees, in a browser."),
  token_endpoint: Address("Where a code or a refresh token is exchanged."),
  revocation_endpoint: Address("RFC 7009: where a token is ended when the household takes its leave."),
  scopes_supported: Words("`read:electricity` and `read:gas`, as far as there are meters of that fuel"),
  response_types_supported: Words("`code`"),
  grant_types_supported: Words("`authorization_code` and `refresh_token`"),
  code_challenge_methods_supported: Words("`S256`"),
  token_endpoint_auth_methods_supported: Words("`client_secret_basic`"),
});
export type ServerMetadata = Static<typeof ServerMetadataSchema>;

/** What the token endpoint answers (RFC 6749, section 5.1). More members may be there. */
export const TokenAnswerSchema = Type.Object({
  access_token: Type.String({ minLength: 1, maxLength: 4096 }),
  token_type: Type.String({ pattern: "^[Bb]earer$", maxLength: 6 }),
  expires_in: Type.Integer({ minimum: 60, maximum: 86_400, description: "Seconds: a minute to a day." }),
  refresh_token: Type.String({
    minLength: 1,
    maxLength: 4096,
    description:
      "Another each time. The one before is taken for 60 seconds more, as an answer may be lost; when it comes after that, every token of this consent ends (RFC 9700, section 4.14.2).",
  }),
  scope: Type.String({
    maxLength: 500,
    description: "What was agreed to, which may be less than was asked for.",
  }),
});
export type TokenAnswer = Static<typeof TokenAnswerSchema>;

/** RFC 6749, section 5.2: this endpoint's faults have a form of their own, status 400 or 401. */
export const TokenFaultSchema = Type.Object({
  error: Type.Enum(
    [
      "invalid_request",
      "invalid_client",
      "invalid_grant",
      "unauthorized_client",
      "unsupported_grant_type",
      "invalid_scope",
    ],
    { type: "string" },
  ),
  error_description: Type.Optional(Type.String({ maxLength: 1000 })),
});
