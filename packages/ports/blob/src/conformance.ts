import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { BlobExists, type BlobStore } from "./port.js";

export interface BlobsUnderTest {
  readonly blobs: BlobStore;
  close(): Promise<void>;
}

/** What every adapter of BlobStore must do. */
export function blobConformance(adapter: string, open: () => Promise<BlobsUnderTest>): void {
  describe(`blobs in ${adapter}`, async () => {
    const { blobs, close } = await open();
    after(close);
    const bytes = (text: string) => new TextEncoder().encode(text);

    test("what was put is got, byte for byte; what was not is null", async () => {
      const every = Uint8Array.from({ length: 256 }, (_, i) => i);
      await blobs.put("audit/consent/000000001.json", every);
      assert.deepEqual(Uint8Array.from((await blobs.get("audit/consent/000000001.json"))!), every);
      assert.equal(await blobs.get("audit/consent/000000002.json"), null);
    });

    test("a blob is never overwritten, not even with the same bytes, and the first one stays", async () => {
      await blobs.put("once", bytes("first"));
      await assert.rejects(blobs.put("once", bytes("second")), BlobExists);
      await assert.rejects(blobs.put("once", bytes("first")), BlobExists);
      assert.equal(Buffer.from((await blobs.get("once"))!).toString(), "first");
    });

    test("of many that put one name at once exactly one does", async () => {
      const tries = Array.from({ length: 10 }, (_, i) => blobs.put("race", bytes(String(i))));
      const outcomes = await Promise.allSettled(tries);
      assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    });

    test("names are listed by prefix and in order, and nothing unfinished among them", async () => {
      for (const name of ["list/b", "list/a", "list/sub/c", "listing"]) await blobs.put(name, bytes(name));
      assert.deepEqual(await blobs.list("list/"), ["list/a", "list/b", "list/sub/c"]);
      assert.deepEqual(await blobs.list("list/s"), ["list/sub/c"]);
      assert.deepEqual(await blobs.list("nothing/"), []);
    });

    test("a name cannot leave its place", async () => {
      for (const name of ["../out", "a/../../out", "/etc/out", "a//b", "", ".hidden", "A", "a b", "a\0b"])
        await assert.rejects(blobs.put(name, bytes("x")), RangeError, JSON.stringify(name));
    });
  });
}
