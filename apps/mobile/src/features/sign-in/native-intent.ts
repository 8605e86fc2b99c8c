import { isAppRedirect } from "../../data/app-sign-in/authorization.js";

/** The answer of a sign-in is for whoever waits for it, not a screen: the app stays where it is. */
export function redirectSystemPath({
  path,
}: {
  readonly path: string;
  readonly initial: boolean;
}): string | null {
  return isAppRedirect(path) ? null : path;
}
