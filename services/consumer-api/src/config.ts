/** The OpenID Connect provider that people sign in with; any issuer that offers discovery. */
export interface IssuerConfig {
  /** The issuer identifier, for example `https://energy.example.org/oidc`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * Where this process reaches the issuer when not by its public address, for example `http://127.0.0.1:8480` for the
   * embedded provider behind a proxy. Path and query stay as they are; null: by the public address.
   */
  readonly internalOrigin: string | null;
  /** True: the provider that comes with this software. It knows parameters of ours, and its accounts are changed here. */
  readonly isEmbedded: boolean;
  /** What is asked for, with spaces between: `openid email profile`. */
  readonly scope: string;
  /** Which claim names somebody for ever, the same for every client: `sub`, or `oid` where `sub` differs by client. */
  readonly subjectClaim: string;
  /** Where tokens name roles; points lead into objects: `realm_access.roles`. */
  readonly rolesClaim: string;
  /** Values of `amr`, `acr` and `acrs` that say a second factor was proved; null: every `amr` but `pwd` (RFC 8176). */
  readonly secondFactorValues: readonly string[] | null;
  /** Where people change password and second factor; null: by the issuer's sign-in page. */
  readonly accountPage: string | null;
  /** Our app on phones; null: apps do not sign in at this instance. */
  readonly app: AppClient | null;
  /** What an issuer within this process says of a subject; null: another issuer is asked over the network. */
  readonly claimsOf: ((subject: string) => Promise<Readonly<Record<string, unknown>> | null>) | null;
}

/** How the provider that comes with this software differs from others; its app and its persons are its own to say. */
export const embeddedTerms = {
  isEmbedded: true,
  scope: "openid",
  subjectClaim: "sub",
  rolesClaim: "roles",
  secondFactorValues: null,
  accountPage: null,
  app: null,
  claimsOf: null,
} as const;

/** A public client of the issuer, whose access tokens are exchanged for sessions of ours. */
export interface AppClient {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** What its access tokens name as their audience: our API, never a client. */
  readonly audience: string;
  /** Sent as `resource` (RFC 8707); null where the issuer knows the audience by a scope. */
  readonly resource: string | null;
}

export interface ConsumerApiConfig {
  /** The one address that people use, without a path or a trailing slash. Cookies, redirects and CSRF checks are bound to it. */
  readonly publicUrl: string;
  readonly issuer: IssuerConfig;
  /** Who runs this copy, as households are told; null: not said. */
  readonly operator?: { readonly name: string | null; readonly contact: string | null };
  /** The secret that the command line sends with an import; null: no operator access. */
  readonly operatorToken: string | null;
  /** The notice that a consent to viewing refers to today; the consent service says which. */
  readonly viewingNotice: { readonly version: string; readonly from: string };
  /** Requests that a session, or an address without one, may make a minute. */
  readonly requestsAMinute?: number;
  /** Largest file that may be sent in, in bytes. */
  readonly importMostBytes?: number;
}

export const defaultImportMostBytes = 64 * 1024 * 1024;

/** Over https cookies are Secure and carry the `__Host-` prefix, which browsers bind to this one host. */
export function isSecure(config: Pick<ConsumerApiConfig, "publicUrl">): boolean {
  return config.publicUrl.startsWith("https://");
}
