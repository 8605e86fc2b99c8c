import { deleteShelf, indexedDbShelf, keyOf, onlyAccount } from "./indexed-db.js";
import { sealedStore } from "./seal.js";
import type { SealedStore } from "./store.js";

/**
 * Opens the store of one account and empties it of any other account's copies. Null where this browser forbids storage
 * (a private window, a page that is not served securely): the app then works without an offline copy.
 */
export async function openSealedStore(account: string): Promise<SealedStore | null> {
  if (typeof indexedDB === "undefined" || globalThis.crypto?.subtle === undefined) return null;
  try {
    await onlyAccount(account);
    return sealedStore(account, await keyOf(account), indexedDbShelf);
  } catch {
    return null;
  }
}

/** Deletes every copy and every key from this device. */
export async function wipeSealedStore(): Promise<void> {
  if (typeof indexedDB !== "undefined") await deleteShelf();
}
