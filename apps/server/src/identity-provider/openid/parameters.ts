import type { KoaContextWithOIDC } from "oidc-provider";

/** Where the pages begin, where it is not at signing in. */
export const firstPages = ["register", "recover"] as const;
export type FirstPage = (typeof firstPages)[number];

/** What somebody wants to change about their sign-in, after signing in afresh. */
export const accountActions = ["password", "email", "authenticator", "recovery-codes"] as const;
export type AccountAction = (typeof accountActions)[number];

export function firstPageOf(params: Readonly<Record<string, unknown>>): FirstPage | null {
  return firstPages.find((page) => page === params["halfhourly_page"]) ?? null;
}

export function accountActionOf(params: Readonly<Record<string, unknown>>): AccountAction | null {
  return accountActions.find((action) => action === params["halfhourly_action"]) ?? null;
}

type Refuse = (detail: string) => Error;

/** Our own authorization parameters; a value that is not one of theirs is a fault of the client that asked. */
export function extraParameters(refuse: Refuse) {
  const oneOf =
    (name: string, known: readonly string[]) => (_context: KoaContextWithOIDC, value?: string) => {
      if (value !== undefined && !known.includes(value))
        throw refuse(`${name} must be one of ${known.join(", ")}`);
    };
  return {
    halfhourly_page: oneOf("halfhourly_page", firstPages),
    halfhourly_action: oneOf("halfhourly_action", accountActions),
  };
}

/**
 * An account action, a page that was asked for by name and every sign-in of the app happen on pages in front of a person,
 * whatever the browser's session says: another app may have registered the app's redirect scheme (RFC 8252 8.6).
 */
export function needsFreshPages({ oidc }: KoaContextWithOIDC): boolean {
  if (oidc.result?.login !== undefined) return false;
  const params = oidc.params ?? {};
  const isNamed = params["halfhourly_page"] !== undefined || params["halfhourly_action"] !== undefined;
  return isNamed || oidc.client?.applicationType === "native";
}
