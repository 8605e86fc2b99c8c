/** On the web the session is a cookie that no script can read: the browser sends it, and there is nothing to hold here. */
export const credentials: RequestCredentials = "include";

export function heldSessionToken(): string | null {
  return null;
}

export function keepSessionToken(_token: string): void {}

/** Keeps the successor that an answer brings, where the call was made with the token held now. */
export function keepSuccessor(_sentWith: string | null, _successor: string | null): void {}

export function forgetSessionToken(): void {}
