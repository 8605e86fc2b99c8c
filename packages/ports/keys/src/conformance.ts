import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { KeyDestroyed, type HouseholdKeys } from "./port.js";

export interface KeysUnderTest {
  readonly keys: HouseholdKeys;
  /** Another process's view of the same keys: it shares storage and nothing in memory. */
  another(): HouseholdKeys;
  close(): Promise<void>;
}

export { masterKeyConformance, type MasterKeyUnderTest } from "./master-key-conformance.js";
export { signingKeysConformance, type SigningKeysUnderTest } from "./signing-keys-conformance.js";

/** What every adapter of HouseholdKeys must do. */
export function keysConformance(name: string, open: () => Promise<KeysUnderTest>): void {
  describe(`household keys on ${name}`, async () => {
    const { keys, another, close } = await open();
    after(close);

    test("a household has one 256-bit key, the same at every asking and in every process", async () => {
      const key = await keys.dataKey("home-1");
      assert.equal(key.symmetricKeySize, 32);
      assert.ok(key.equals(await keys.dataKey("home-1")));
      assert.ok(key.equals(await another().dataKey("home-1")));
    });

    test("two households have different keys", async () => {
      assert.ok(!(await keys.dataKey("home-2")).equals(await keys.dataKey("home-3")));
    });

    test("many processes that ask at once for a new household's key get the same one", async () => {
      const asked = await Promise.all(Array.from({ length: 12 }, () => another().dataKey("home-4")));
      assert.ok(asked.every((key) => key.equals(asked[0]!)));
    });

    test("a destroyed key is gone for good, here and in other processes, and destroying it again changes nothing", async () => {
      await keys.dataKey("home-5");
      await keys.destroy("home-5");
      await keys.destroy("home-5");
      await assert.rejects(keys.dataKey("home-5"), KeyDestroyed);
      await assert.rejects(another().dataKey("home-5"), KeyDestroyed);
      assert.ok(await keys.dataKey("home-1"));
    });

    test("many keys are asked for at once: known, unknown and new ones; a destroyed one is absent", async () => {
      await keys.destroy("home-7");
      await another().dataKey("home-8");
      const asked = ["home-1", "home-7", "home-8", "home-9", "home-1"];
      const held = await keys.dataKeys(asked);
      assert.deepEqual([...held.keys()], ["home-1", "home-8", "home-9"]);
      for (const [household, key] of held) assert.ok(key.equals(await another().dataKey(household)));
      assert.deepEqual(await keys.dataKeys([]), new Map());
    });

    test("a household whose key was destroyed before its first use gets none", async () => {
      await keys.destroy("home-6");
      await assert.rejects(keys.dataKey("home-6"), KeyDestroyed);
    });
  });
}
