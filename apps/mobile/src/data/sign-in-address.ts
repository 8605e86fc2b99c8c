import type { AccountAction } from "@halfhourly/contracts";
import type { Language } from "../words/language.js";

/** How somebody goes to the sign-in pages: to come in, to open an account, or to show again that it is them. */
export interface SignInWish {
  /** A path of the app to come back to. */
  readonly returnTo: string;
  readonly mode?: "register" | "step-up";
  /** Something of the account that is changed on the sign-in pages, after a fresh sign-in. */
  readonly action?: AccountAction;
}

/** Where signing in begins: a page of the server, which comes back to `returnTo`. */
export function signInAddress(language: Language, { returnTo, mode, action }: SignInWish): string {
  const query = Object.entries({ lang: language, mode, action, return: returnTo }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return `/v1/sign-in?${query.join("&")}`;
}

/** The name in the address that says: it was shown who this is, a moment ago. */
export const PROVED = "proved";

/** The same address, which then says on return that it was shown who this is. */
export function provedAddress(address: string): string {
  const [path = "/", query = ""] = address.split("?", 2);
  const kept = query.split("&").filter((part) => part !== "" && !part.startsWith(`${PROVED}=`));
  return `${path}?${[...kept, `${PROVED}=yes`].join("&")}`;
}
