/** What a device lends to signing in. Everything else here is plain TypeScript, so that it is tested as it runs. */
export interface SignInTools {
  /** Secure random bytes. */
  random(count: number): Promise<Uint8Array>;
  /** SHA-256 of an ASCII text, in standard Base64. */
  sha256Base64(text: string): Promise<string>;
  /**
   * Opens the system's browser and waits for it to come back by the redirect address; null where the person closed it.
   * Never a web view: the app must not be able to read what is typed there.
   */
  browse(address: string, redirectUri: string): Promise<string | null>;
  /** GET or form POST to the issuer; its JSON. Throws where no answer came. */
  ask(address: string, form?: Readonly<Record<string, string>>): Promise<IssuerAnswer>;
}

export interface IssuerAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** GET /v1/sign-in/settings: the issuer that this instance trusts, and as which public client the app comes to it. */
export interface SignInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** What the access token is for (RFC 8707); null where the issuer does not know the parameter. */
  readonly resource: string | null;
}

/** `sign-in-refused`: the issuer said no, or what came back does not belong to what was asked. */
export class SignInFault extends Error {
  readonly code: "sign-in-refused" | "sign-in-unavailable";

  constructor(code: "sign-in-refused" | "sign-in-unavailable", why: string) {
    super(why);
    this.name = "SignInFault";
    this.code = code;
  }
}

export const refused = (why: string) => new SignInFault("sign-in-refused", why);
export const unavailable = (why: string) => new SignInFault("sign-in-unavailable", why);

/** A text field of an answer, or null. */
export function textIn(body: unknown, name: string): string | null {
  if (typeof body !== "object" || body === null) return null;
  const value: unknown = (body as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" && value !== "" ? value : null;
}
