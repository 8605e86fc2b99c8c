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
