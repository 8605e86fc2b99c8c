import assert from "node:assert/strict";
import { test } from "node:test";
import { settlementDay, slotStartMs } from "@halfhourly/domain";
import * as fc from "fast-check";
import { readIntervalDocument, readingsOfDocument } from "../src/arrivals/read-interval-document.js";

const words = {
  meterPoint: "2000027391990",
  fuel: "electricity",
  direction: "import",
  element: 1,
  unit: "Wh",
  start: "2026-10-24T23:00:00Z",
  intervalMinutes: 30,
  values: [100, 0, null, 40_000, 4_294_967_295 % 2 ** 30, 2_147_483_647 % 2 ** 30],
  quality: "actual",
  exceptions: [{ from: 1, to: 1, quality: "estimated" }],
  revision: 1,
};
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

function faultOf(value: unknown) {
  const read = readIntervalDocument(bytesOf(value));
  assert.equal(read.ok, false);
  return read.ok ? null : read.fault;
}

test("half hours follow one another from the start, a null is none, each is of its stated quality", () => {
  const read = readIntervalDocument(bytesOf(words));
  assert.ok(read.ok);
  assert.equal(read.firstSlot, settlementDay("2026-10-25").firstSlot);
  const rejected: unknown[] = [];
  const readings = readingsOfDocument(read.document, read.firstSlot, (at, code) => rejected.push([at, code]));
  assert.deepEqual(
    readings.map(({ slot, value, quality }) => [slot - read.firstSlot, value, quality]),
    [
      [0, 100, "actual"],
      [1, 0, "estimated"],
      [3, 40_000, "suspect"],
    ],
  );
  assert.deepEqual(rejected, [
    [4, "held-for-review"],
    [5, "held-for-review"],
  ]);
  assert.ok(readings.every(({ source }) => source === "supplier"));
});

test("only the half hours that were asked for", () => {
  const read = readIntervalDocument(bytesOf({ ...words, values: [1, 2, 3, 4], exceptions: [] }));
  assert.ok(read.ok);
  const { firstSlot, document } = read;
  const some = readingsOfDocument(document, firstSlot, assert.fail, firstSlot + 1, firstSlot + 3);
  assert.deepEqual(
    some.map(({ value }) => value),
    [2, 3],
  );
});

test("a document that is not one says where, and repeats nothing of it", () => {
  const cases: [unknown, string][] = [
    [{ ...words, unit: "kWh" }, "/unit"],
    [{ ...words, values: [1.5] }, "/values/0"],
    [{ ...words, values: [1, -2] }, "/values/1"],
    [{ ...words, start: "2026-02-30T00:00:00Z" }, "/start"],
    [{ ...words, start: "2026-10-25T00:15:00Z" }, "/start"],
    [{ ...words, exceptions: [{ from: 3, to: 9, quality: "estimated" }] }, "/exceptions/0"],
    [{ ...words, exceptions: [{ from: 3, to: 2, quality: "estimated" }] }, "/exceptions/0"],
    [[words], "its top level"],
    [null, "its top level"],
  ];
  for (const [value, at] of cases) assert.equal(faultOf(value)?.at, at);
  for (const bytes of [Buffer.from("{"), Buffer.from([0xff, 0xfe]), Buffer.alloc(300_000, " ")])
    assert.equal(readIntervalDocument(bytes).ok, false);
});

test("whatever the bytes, the answer is a document or a located fault", () => {
  const whole = bytesOf({ ...words, values: Array.from({ length: 48 }, (_, index) => index) });
  const changed = fc
    .tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.constantFrom("set", "cut", "twice"))
    .map(([at, byte, how]) => {
      if (how === "cut") return whole.subarray(0, at);
      if (how === "twice") return Buffer.concat([whole.subarray(0, at), whole]);
      return Buffer.from(whole).fill(byte, at, at + 1);
    });
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const read = readIntervalDocument(bytes);
      if (!read.ok) return assert.ok(read.fault.at.length > 0);
      const readings = readingsOfDocument(read.document, read.firstSlot, () => {});
      assert.ok(readings.every(({ slot }) => slotStartMs(slot) >= Date.UTC(1970, 0, 1)));
    }),
    { seed: 21, numRuns: 600 },
  );
});
