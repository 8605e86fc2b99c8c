import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  CorruptDayBlock,
  decodeDay,
  encodeDay,
  settlementDay,
  type DayBlock,
  type HeldValue,
} from "../src/index.js";

const held = (largest: number) =>
  fc.record<HeldValue, "value" | "quality" | "source">(
    {
      value: fc.integer({ min: 0, max: largest }),
      quality: fc.constantFrom("actual", "estimated", "suspect"),
      source: fc.constantFrom("generated", "live", "supplier", "file", "meter"),
      arrival: fc.oneof(fc.constantFrom(1, 40_000_000), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
    },
    { noNullPrototype: true, requiredKeys: ["value", "quality", "source"] },
  );
const anyBlock = fc
  .record({
    date: fc.constantFrom("1990-01-01", "2023-03-26", "2023-10-29", "2024-02-29", "2099-12-31"),
    unit: fc.constantFrom("Wh" as const, "dm3" as const),
    revision: fc.oneof(fc.nat(300), fc.maxSafeNat()),
    largest: fc.constantFrom(0, 3, 500, 2 ** 30 - 1),
  })
  .chain(({ largest, ...rest }): fc.Arbitrary<DayBlock> => {
    const { slotCount } = settlementDay(rest.date);
    const slots = fc.array(fc.option(held(largest), { freq: 8 }), {
      minLength: slotCount,
      maxLength: slotCount,
    });
    return slots.map((all) => ({ ...rest, slots: all }));
  });

const usual: DayBlock = {
  date: "2024-01-15",
  unit: "Wh",
  revision: 1,
  slots: Array.from({ length: 48 }, (_, i) => ({
    value: 120 + ((i * 137) % 300),
    quality: "actual",
    source: "file",
  })),
};

test("any block reads back as it was", () => {
  fc.assert(fc.property(anyBlock, (block) => assert.deepEqual(decodeDay(encodeDay(block)), block)));
});

test("a usual day takes under 70 bytes, a day of zeros under 20", () => {
  assert.ok(encodeDay(usual).length < 70, `${encodeDay(usual).length} bytes`);
  const zeros = { ...usual, slots: usual.slots.map((slot) => slot && { ...slot, value: 0 }) };
  assert.ok(encodeDay(zeros).length < 20, `${encodeDay(zeros).length} bytes`);
});

const pinned: DayBlock = {
  date: "2024-01-15",
  unit: "dm3",
  revision: 300,
  slots: usual.slots.map((_, i): HeldValue | null =>
    i < 40 ? { value: i, quality: i < 20 ? "actual" : "estimated", source: "meter" } : null,
  ),
};
const fromHex = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));

test("version 1 is read for ever", () => {
  // By hand: version, order 0 with differences in dm3, day 12,432, revision 300, 20 actual, 20 estimated, the rest
  // missing; then 0 as 1 and each zigzag difference of 2 as 011.
  const written = "01 30 9030 ac02 0d14 0e14 0000 b6db6db6db6db6db6db6db6db6db6c";
  assert.deepEqual(decodeDay(fromHex(written)), pinned);
});

test("the format of version 2 does not move: bytes written before must be read for ever", () => {
  const arrivalOf = (i: number) => (i < 10 ? {} : { arrival: i < 30 ? 300 : 7 });
  const slots = pinned.slots.map((slot, i) => slot && { ...slot, ...arrivalOf(i) });
  // As version 1, but for the runs: 10 actual of no arrival, 10 actual of arrival 300, 10 estimated of the same, 10 of
  // arrival 7, the rest missing.
  const written = "02 30 9030 ac02 0d0a 2d0aac02 0e0a 2e0a07 10 b6db6db6db6db6db6db6db6db6db6c";
  assert.deepEqual(decodeDay(fromHex(written)), { ...pinned, slots });
  assert.deepEqual(encodeDay({ ...pinned, slots }), fromHex(written));
});

test("cut, lengthened or unknown bytes are refused by name", () => {
  const bytes = encodeDay(usual);
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => decodeDay(bytes.subarray(0, length)), CorruptDayBlock, `cut to ${length}`);
  }
  assert.throws(() => decodeDay(Uint8Array.from([...bytes, 0])), CorruptDayBlock);
  assert.throws(
    () => decodeDay(Uint8Array.from([9, ...bytes.subarray(1)])),
    /unknown version of a day block: 9/,
  );
});

test("bytes of any kind either are a block or are refused; nothing else is thrown and none is read two ways", () => {
  const start = fc.constantFrom([1, 0], [1, 0x14], [2, 0x30], [2, 0x03]);
  const any = fc.tuple(start, fc.uint8Array({ maxLength: 80 }));
  fc.assert(
    fc.property(any, ([head, rest]) => {
      try {
        const block = decodeDay(Uint8Array.from([...head, ...rest]));
        assert.deepEqual(decodeDay(encodeDay(block)), block);
      } catch (error) {
        assert.ok(error instanceof CorruptDayBlock, String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test("a flipped bit never becomes a broken block", () => {
  const bytes = encodeDay(usual);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      try {
        const block = decodeDay(flipped);
        assert.equal(block.slots.length, settlementDay(block.date).slotCount);
      } catch (error) {
        assert.ok(error instanceof CorruptDayBlock);
      }
    }),
  );
});

test("bytes that no block is written as are refused, down to the last number", () => {
  const decode = (hex: string) => decodeDay(fromHex(hex));
  assert.equal(
    decode("01 00 9030 01 0000").slots.every((slot) => slot === null),
    true,
  );
  assert.equal(decode("01 00 9030 01 0101 0000 0000000200000000").slots[0]?.value, 2 ** 30 - 1);
  const refused = {
    "a run to the end of the day by its length": "01 00 9030 01 0030",
    "a run past the end": "01 00 9030 01 0031 0000",
    "an unknown kind": "01 00 9030 01 1000",
    "a value of 2^30": "01 00 9030 01 0101 0000 0000000200000008",
    "a number of 2^31 and more": "01 0f 9030 01 0101 0000 00000001000000000000",
    "a revision beyond 2^53": "01 00 9030 ffffffffffffff7f 0000",
    "a revision without end": "01 00 9030 ffffffffffffffffff 0000",
    "a date after 2099": "01 00 ffff 01 0000",
    "an unknown shape": "01 40 9030 01 0000",
    "a difference below zero": "01 10 9030 01 0101 0000 40",
    "bits after the last value": "01 00 9030 01 0101 0000 81",
    "an arrival of a missing run": "02 00 9030 01 3007",
    "an arrival that was named before": "02 00 9030 01 210107 210107 10 c0",
    "an arrival beyond 2^53": "02 00 9030 01 2101ffffffffffffff7f 10 80",
    "a run of unknown flags": "02 00 9030 01 50",
    "a run of no length": "02 00 9030 01 0100 10",
  };
  for (const [why, hex] of Object.entries(refused)) assert.throws(() => decode(hex), CorruptDayBlock, why);
});

test("what is no block is not written", () => {
  assert.throws(() => encodeDay({ ...usual, slots: usual.slots.slice(1) }), RangeError);
  assert.throws(() => encodeDay({ ...usual, revision: -1 }), RangeError);
  const broken = (value: number): DayBlock => ({
    ...usual,
    slots: usual.slots.with(0, { value, quality: "actual", source: "file" }),
  });
  for (const value of [-1, 0.5, 2 ** 30, NaN]) assert.throws(() => encodeDay(broken(value)), RangeError);
  const from = (arrival: number) => usual.slots.map((slot) => slot && { ...slot, arrival });
  for (const arrival of [0, -1, 0.5, 2 ** 53])
    assert.throws(() => encodeDay({ ...usual, slots: from(arrival) }), RangeError);
});
