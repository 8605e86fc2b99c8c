import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { murmur2, partitionOf } from "../src/partition-of.js";
import { packBatch, packedBytes, unpackBatch } from "../src/postgres/record-batch.js";

const keys = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
const records = fc.array(fc.record({ key: keys, value: fc.uint8Array({ maxLength: 300 }) }), {
  minLength: 1,
});
const keyed = ({ key, value }: { key: string; value: Uint8Array }) => ({ key: Buffer.from(key), value });

test("whatever records are packed come back with their keys, values and offsets", () => {
  fc.assert(
    fc.property(records, fc.bigInt(0n, 2n ** 62n), (given, first) => {
      const packed = packBatch(given.map(keyed));
      assert.equal(
        packed.length,
        given.map(keyed).reduce((sum, one) => sum + packedBytes(one), 1),
      );
      assert.deepEqual(
        unpackBatch(packed, first, given.length).map(({ key, value, offset }) => ({
          key,
          value: [...value],
          offset,
        })),
        given.map(({ key, value }, i) => ({ key, value: [...value], offset: first + BigInt(i) })),
      );
    }),
    { seed: 11 },
  );
});

test("a batch that is cut off, longer, of another form or of another count is told apart, never half read", () => {
  const damaged = /offset 5 is damaged/;
  fc.assert(
    fc.property(records, fc.nat(), (given, at) => {
      const packed = packBatch(given.map(keyed));
      assert.throws(() => unpackBatch(packed.subarray(0, at % packed.length), 5n, given.length), damaged);
      assert.throws(() => unpackBatch(Buffer.concat([packed, Buffer.of(0)]), 5n, given.length), damaged);
      assert.throws(() => unpackBatch(packed, 5n, given.length + 1), damaged);
      packed.writeUInt8(2, 0);
      assert.throws(() => unpackBatch(packed, 5n, given.length), damaged);
    }),
    { seed: 12 },
  );
});

// The first six are those of Apache Kafka's own test of the function (UtilsTest.testMurmur2).
const hashes: readonly (readonly [string, number])[] = [
  ["21", -973932308],
  ["foobar", -790332482],
  ["a-little-bit-long-string", -985981536],
  ["a-little-bit-longer-string", -1486304829],
  ["lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971],
  ["abc", 479470107],
];

test("the hash of a key is Apache Kafka's, and its partition is within the stream", () => {
  for (const [key, hash] of hashes) assert.equal(murmur2(Buffer.from(key)), hash, key);
  fc.assert(
    fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 1024 }), (key, partitions) => {
      const partition = partitionOf(key, partitions);
      assert.ok(Number.isInteger(partition) && partition >= 0 && partition < partitions);
    }),
    { seed: 13 },
  );
});
