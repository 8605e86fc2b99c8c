import type { Copy, SealedCopy, SealedShelf, SealedStore } from "./store.js";

/** A year of months, weeks and days that were looked at, and the few other things on the allow-list. */
const MOST_COPIES = 200;
const IV_BYTES = 12;

/**
 * A store that seals each copy with AES-256-GCM. Account, name and time are authenticated with it, so a copy moved to
 * another account, another name or another time does not open.
 */
export function sealedStore(account: string, key: CryptoKey, shelf: SealedShelf): SealedStore {
  return {
    async read(name) {
      const found = await shelf.get(account, name);
      return found === null ? null : open(key, account, name, found);
    },
    async write(name, copy) {
      await shelf.put(account, name, await seal(key, account, name, copy));
      await shelf.prune(account, MOST_COPIES);
    },
    remove: (name) => shelf.delete(account, name),
    clear: () => shelf.clear(account),
  };
}

async function seal(key: CryptoKey, account: string, name: string, copy: Copy): Promise<SealedCopy> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(copy.value));
  const sealed = await crypto.subtle.encrypt(algorithm(iv, account, name, copy.savedAtMs), key, text);
  return { iv, sealed, savedAtMs: copy.savedAtMs };
}

async function open(key: CryptoKey, account: string, name: string, copy: SealedCopy): Promise<Copy | null> {
  try {
    const text = await crypto.subtle.decrypt(
      algorithm(copy.iv, account, name, copy.savedAtMs),
      key,
      copy.sealed,
    );
    return { value: JSON.parse(new TextDecoder().decode(text)), savedAtMs: copy.savedAtMs };
  } catch {
    return null;
  }
}

function algorithm(
  iv: Uint8Array<ArrayBuffer>,
  account: string,
  name: string,
  savedAtMs: number,
): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify([account, name, savedAtMs]));
  return { name: "AES-GCM", iv, additionalData };
}
