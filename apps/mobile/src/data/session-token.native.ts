import * as SecureStore from "expo-secure-store";

/** A phone shows its session by a header; what a web page may have left in the cookie jar is not sent. */
export const credentials: RequestCredentials = "omit";

const KEY = "halfhourly.session";
/** In the Keychain or Keystore, of this device alone and in no backup, readable while the device is unlocked. */
const OPTIONS = { keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY };

/** undefined: not read yet. */
let held: string | null | undefined;

export function heldSessionToken(): string | null {
  held ??= SecureStore.getItem(KEY, OPTIONS);
  return held;
}

export function keepSessionToken(token: string): void {
  held = token;
  SecureStore.setItem(KEY, token, OPTIONS);
}

/** Of several calls under way with one token, the first answer's successor counts; the token itself stays good a while. */
export function keepSuccessor(sentWith: string | null, successor: string | null): void {
  if (successor !== null && sentWith !== null && sentWith === heldSessionToken()) keepSessionToken(successor);
}

export function forgetSessionToken(): void {
  held = null;
  void SecureStore.deleteItemAsync(KEY, OPTIONS);
}
