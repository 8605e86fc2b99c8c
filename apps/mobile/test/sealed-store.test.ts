import assert from "node:assert/strict";
import { test } from "node:test";
import { sealedStore } from "../src/data/sealed-store/seal.js";
import type { SealedCopy, SealedShelf } from "../src/data/sealed-store/store.js";

/** A shelf in memory, whose sealed bytes a test can look at and move about. */
function shelfInMemory() {
  const copies = new Map<string, SealedCopy>();
  const place = (account: string, name: string) => JSON.stringify([account, name]);
  const shelf: SealedShelf = {
    get: async (account, name) => copies.get(place(account, name)) ?? null,
    put: async (account, name, copy) => void copies.set(place(account, name), copy),
    delete: async (account, name) => void copies.delete(place(account, name)),
    clear: async (account) => {
      const start = JSON.stringify([account]).slice(0, -1);
      for (const held of copies.keys()) if (held.startsWith(start)) copies.delete(held);
    },
    prune: async () => undefined,
  };
  return { shelf, copies, place };
}

const newKey = () =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
const copy = { value: { rows: [{ costPence: 241 }] }, savedAtMs: 1_795_000_000_000 };

test("what is written is read back with its age", async () => {
  const { shelf } = shelfInMemory();
  const store = sealedStore("account-1", await newKey(), shelf);
  assert.equal(await store.read("home"), null);
  await store.write("home", copy);
  assert.deepEqual(await store.read("home"), copy);
  await store.remove("home");
  assert.equal(await store.read("home"), null);
  await store.write("usage", copy);
  await store.clear();
  assert.equal(await store.read("usage"), null);
});

test("nothing of it lies on the shelf in plain text, and no nonce comes twice", async () => {
  const { shelf, copies } = shelfInMemory();
  const store = sealedStore("account-1", await newKey(), shelf);
  const nonces = new Set<string>();
  for (let time = 0; time < 50; time++) {
    await store.write("home", copy);
    const [held] = copies.values();
    assert.ok(held);
    assert.doesNotMatch(Buffer.from(held.sealed).toString("latin1"), /costPence|241/);
    nonces.add(Buffer.from(held.iv).toString("hex"));
  }
  assert.equal(nonces.size, 50);
});

test("a copy that was moved, changed, made older or sealed with another key counts as absent", async () => {
  const { shelf, copies, place } = shelfInMemory();
  const key = await newKey();
  const store = sealedStore("account-1", key, shelf);
  await store.write("home", copy);
  const held = copies.get(place("account-1", "home"));
  assert.ok(held);

  copies.set(place("account-1", "usage"), held);
  assert.equal(await store.read("usage"), null);
  copies.set(place("account-2", "home"), held);
  assert.equal(await sealedStore("account-2", key, shelf).read("home"), null);
  assert.equal(await sealedStore("account-1", await newKey(), shelf).read("home"), null);
  copies.set(place("account-1", "home"), { ...held, savedAtMs: held.savedAtMs + 1 });
  assert.equal(await store.read("home"), null);
  const flipped = held.sealed.slice(0);
  new Uint8Array(flipped)[3]! ^= 1;
  copies.set(place("account-1", "home"), { ...held, sealed: flipped });
  assert.equal(await store.read("home"), null);
});
