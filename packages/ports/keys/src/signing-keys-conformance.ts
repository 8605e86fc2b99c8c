import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JWK } from "jose";
import type { SigningKeys } from "./port.js";

export interface SigningKeysUnderTest {
  readonly keys: SigningKeys;
  /** Another process's view of the same keys: it shares storage and nothing in memory. */
  another(): SigningKeys;
  close(): Promise<void>;
}

/** What every adapter of SigningKeys must do. Verified with jose alone, as a stranger would. */
export function signingKeysConformance(name: string, open: () => Promise<SigningKeysUnderTest>): void {
  describe(`signing keys on ${name}`, async () => {
    const { keys, another, close } = await open();
    after(close);
    const verify = async (signed: string) =>
      compactVerify(signed, createLocalJWKSet({ keys: (await keys.publicKeys()).keys as unknown as JWK[] }));
    const payload = { said: "£1 agreed, in Cymraeg ŵ" };

    test("many processes that sign first agree on one key", async () => {
      const signed = await Promise.all(Array.from({ length: 8 }, () => another().sign("a-type", payload)));
      assert.equal(new Set(signed.map((one) => decodeProtectedHeader(one).kid)).size, 1);
      assert.equal((await keys.publicKeys()).keys.length, 1);
    });

    test("what is signed says its type, its key and ES256, and verifies with the published key", async () => {
      const signed = await keys.sign("consent-receipt", payload);
      const { protectedHeader, payload: bytes } = await verify(signed);
      assert.equal(protectedHeader.alg, "ES256");
      assert.equal(protectedHeader.typ, "consent-receipt");
      assert.deepEqual(JSON.parse(new TextDecoder().decode(bytes)), payload);
    });

    test("a change of any single character is found", async () => {
      const signed = await keys.sign("a-type", payload);
      for (let at = 0; at < signed.length - 2; at += 1) {
        const other = signed[at] === "A" ? "B" : "A";
        await assert.rejects(verify(`${signed.slice(0, at)}${other}${signed.slice(at + 1)}`), `at ${at}`);
      }
    });

    test("after a rotation another key signs, newest first, and what the old one signed still verifies", async () => {
      const before = await keys.sign("a-type", payload);
      await keys.rotate();
      const later = await keys.sign("a-type", payload);
      const [newest, older] = (await keys.publicKeys()).keys;
      assert.equal(decodeProtectedHeader(later).kid, newest?.["kid"]);
      assert.equal(decodeProtectedHeader(before).kid, older?.["kid"]);
      await verify(before);
      await verify(later);
      assert.deepEqual(await another().publicKeys(), await keys.publicKeys());
    });

    test("published keys hold nothing private", async () => {
      for (const key of (await keys.publicKeys()).keys)
        assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x", "y"]);
    });

    test("processes that rotate at once agree on one new key", async () => {
      const before = (await keys.publicKeys()).keys.length;
      const others = Array.from({ length: 4 }, () => another());
      await Promise.all(others.map((other) => other.rotate()));
      const added = (await keys.publicKeys()).keys.length - before;
      assert.ok(added >= 1 && added <= 4);
      const kids = await Promise.all(
        others.map(async (other) => decodeProtectedHeader(await other.sign("a", {})).kid),
      );
      assert.equal(new Set(kids).size, 1);
    });
  });
}
