import type { Language } from "../../words/language.js";

/** Where signing in begins: a page of the server, which comes back to `returnTo` (a path of the app). */
export function signInAddress(language: Language, returnTo: string): string {
  return `/v1/sign-in?lang=${language}&return=${encodeURIComponent(returnTo)}`;
}
