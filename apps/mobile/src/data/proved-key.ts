/** Under this key of the query client: the path of the page that a fresh sign-in came back to, until something was done there. */
export const PROVED_KEY = ["proved"] as const;
