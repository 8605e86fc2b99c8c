import { hashKey, type Query, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { settingNow } from "./device-settings.js";
import { openSealedStore, wipeSealedStore } from "./sealed-store/open.js";
import type { SealedStore } from "./sealed-store/store.js";

/** What may lie on the device at all: answers a person has looked at and may read offline. Drafts are kept by name. */
const KEPT: readonly unknown[] = [
  "session",
  "home",
  "usage",
  "meters",
  "agreements",
  "balance",
  "price-caps",
  "comparison",
  "arithmetic",
];

let store: Promise<SealedStore | null> = Promise.resolve(null);
let storeOf: string | null = null;

export function mayBeKept(key: QueryKey): boolean {
  return KEPT.includes(key[0]);
}

/** Opens the store of this account, once. Copies of any other account are gone after it. Somebody leaving has none. */
export function keepFor(account: string): void {
  if (storeOf === account || settingNow("leaving") !== null) return;
  storeOf = account;
  store = openSealedStore(account);
}

/** From here on nothing is read from the device or written to it, also not by an answer that is still under way. */
export function keepNothing(): void {
  storeOf = null;
  store = Promise.resolve(null);
}

/** Writes every fresh answer on the allow-list to the sealed store. Gives the function that stops it. */
export function keepFreshAnswers(client: QueryClient): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.action.manual === true) return;
    void keep(event.query);
  });
}

async function keep(query: Query): Promise<void> {
  const { data, dataUpdatedAt } = query.state;
  if (!mayBeKept(query.queryKey) || data === undefined || data === null) return;
  await quietly(async () =>
    (await store)?.write(hashKey(query.queryKey), { value: data, savedAtMs: dataUpdatedAt }),
  );
}

/**
 * Puts the kept copy of a key in place where nothing is there yet, with its true age, so that it is shown at once and
 * refreshed behind. An answer that came first is never replaced.
 */
export async function recall(client: QueryClient, key: QueryKey): Promise<void> {
  if (!mayBeKept(key) || client.getQueryData(key) !== undefined) return;
  const copy = await quietly(async () => (await (await store)?.read(hashKey(key))) ?? null);
  if (copy === null || copy === undefined || client.getQueryData(key) !== undefined) return;
  client.setQueryData(key, copy.value, { updatedAt: copy.savedAtMs });
}

/** What was typed and not yet sent, kept as safely as readings. */
export async function readDraft(name: string): Promise<unknown> {
  return (await quietly(async () => (await (await store)?.read(`draft:${name}`))?.value)) ?? null;
}

export async function keepDraft(name: string, value: unknown): Promise<void> {
  await quietly(async () => {
    if (value === null) await (await store)?.remove(`draft:${name}`);
    else await (await store)?.write(`draft:${name}`, { value, savedAtMs: Date.now() });
  });
}

/**
 * Drops every copy, on the device and in memory, and asks anew: for when readings were deleted. What `stays` names is on
 * the screen and holds no readings: it does not flicker.
 */
export async function forgetCopies(client: QueryClient, stays: readonly string[] = []): Promise<void> {
  await quietly(async () => (await store)?.clear());
  await client.resetQueries({ predicate: ({ queryKey }) => !stays.includes(String(queryKey[0])) });
}

/** Leaves nothing of any household on this device: first off the screen, then out of memory, then out of the store. */
export async function forgetEverything(client: QueryClient): Promise<void> {
  keepNothing();
  // An answer under way would sign them in again.
  void client.cancelQueries();
  client.setQueryData(["session"], null);
  forgetAnswers(client);
  await quietly(wipeSealedStore);
}

/** Leaves nothing in memory but who is signed in; an answer under way is not taken. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  client.getMutationCache().clear();
}

/** The offline copy is a convenience: a full disk or a closed database must never break the screen. */
async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
