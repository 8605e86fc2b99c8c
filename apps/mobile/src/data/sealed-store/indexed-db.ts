import type { SealedCopy, SealedShelf } from "./store.js";

const DATABASE = "halfhourly-sealed";
const COPIES = "copies";
const KEYS = "keys";

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(COPIES);
      request.result.createObjectStore(KEYS);
    };
    request.onerror = () => reject(request.error ?? new Error("IndexedDB did not open"));
    request.onsuccess = () => {
      // Another tab signs out: let its deletion pass, and open anew when next asked.
      request.result.onversionchange = () => close(request.result);
      resolve(request.result);
    };
  });
  return opened;
}

function close(open: IDBDatabase): void {
  open.close();
  opened = null;
}

async function ask<T>(
  store: string,
  mode: IDBTransactionMode,
  make: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction(store, mode);
  const request = make(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error("IndexedDB gave up"));
  });
}

export const indexedDbShelf: SealedShelf = {
  async get(account, name) {
    return (
      (await ask<SealedCopy | undefined>(COPIES, "readonly", (store) => store.get([account, name]))) ?? null
    );
  },
  async put(account, name, copy) {
    await ask(COPIES, "readwrite", (store) => store.put(copy, [account, name]));
  },
  async delete(account, name) {
    await ask(COPIES, "readwrite", (store) => store.delete([account, name]));
  },
  async clear(account) {
    await ask(COPIES, "readwrite", (store) => store.delete(allOf(account)));
  },
  async prune(account, most) {
    const range = allOf(account);
    if ((await ask(COPIES, "readonly", (store) => store.count(range))) <= most) return;
    const names = await ask(COPIES, "readonly", (store) => store.getAllKeys(range));
    const copies = await ask<SealedCopy[]>(COPIES, "readonly", (store) => store.getAll(range));
    const byAge = names
      .map((name, index) => ({ name, savedAtMs: copies[index]?.savedAtMs ?? 0 }))
      .sort((a, b) => b.savedAtMs - a.savedAtMs);
    for (const { name } of byAge.slice(most)) await ask(COPIES, "readwrite", (store) => store.delete(name));
  },
};

/** Every name of one account: an array sorts after every text. */
function allOf(account: string): IDBKeyRange {
  return IDBKeyRange.bound([account], [account, []]);
}

/** The account's key: made here, not to be exported, so that a script can use it but never carry it away. */
export async function keyOf(account: string): Promise<CryptoKey> {
  const held = await ask<CryptoKey | undefined>(KEYS, "readonly", (store) => store.get(account));
  if (held !== undefined) return held;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await ask(KEYS, "readwrite", (store) => store.put(made, account));
  return made;
}

/** Empties the shelf where it holds the key of another account. */
export async function onlyAccount(account: string): Promise<void> {
  const accounts = await ask(KEYS, "readonly", (store) => store.getAllKeys());
  if (accounts.every((held) => held === account)) return;
  await ask(COPIES, "readwrite", (store) => store.clear());
  await ask(KEYS, "readwrite", (store) => store.clear());
}

export async function deleteShelf(): Promise<void> {
  if (opened !== null) close(await opened);
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error("IndexedDB was not deleted"));
  });
}
