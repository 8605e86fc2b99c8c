import assert from "node:assert/strict";
import { test } from "node:test";
import { readingsOfRun, settlementDay, slotStartIso } from "@halfhourly/domain";
import * as fc from "fast-check";
import { halfHoursOfDocument } from "../src/arrivals/document-half-hours.js";
import { readIntervalDocument, readingsOfDocument } from "../src/arrivals/read-interval-document.js";
import { scanIntervalDocument } from "../src/arrivals/scan-interval-document.js";

const words = {
  meterPoint: "2000027391990",
  fuel: "electricity",
  direction: "import",
  element: 1,
  unit: "Wh",
  start: "2026-10-24T23:00:00Z",
  intervalMinutes: 30,
  values: [100, 0, null, 37_999],
  quality: "actual",
  exceptions: [] as unknown[],
  revision: 1,
};
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

/** What both ways find of the same bytes, in one form. */
function quickly(bytes: Buffer): unknown {
  const rejected: unknown[] = [];
  const read = halfHoursOfDocument(bytes, (at, code) => rejected.push([at, code]));
  if (!read.ok) return read;
  const { register, halfHours } = read;
  return { register, readings: "firstSlot" in halfHours ? readingsOfRun(halfHours) : halfHours, rejected };
}

function thoroughly(bytes: Buffer): unknown {
  const read = readIntervalDocument(bytes);
  if (!read.ok) return read;
  const rejected: unknown[] = [];
  const readings = readingsOfDocument(read.document, read.firstSlot, (at, code) => rejected.push([at, code]));
  const { meterPoint, fuel, direction, element, unit } = read.document;
  return { register: { meterPoint, fuel, direction, element, unit }, readings, rejected };
}

const anyDocument = fc.record({
  meterPoint: fc.stringMatching(/^\d{5,14}$/),
  fuel: fc.constantFrom("electricity", "gas", "heat"),
  direction: fc.constantFrom("import", "export"),
  element: fc.constantFrom(1, 2, 3),
  unit: fc.constantFrom("Wh", "dm3"),
  start: fc.constantFrom(
    "2026-10-24T23:00:00Z",
    "2024-02-29T00:30:00Z",
    "2026-02-29T00:30:00Z",
    "2026-13-01T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T10:15:00Z",
    "1989-12-31T23:30:00Z",
    "2099-12-31T23:30:00Z",
    "0099-12-31T23:30:00Z",
  ),
  intervalMinutes: fc.constantFrom(30, 60),
  values: fc.array(
    fc.oneof(
      { weight: 9, arbitrary: fc.option(fc.nat(9_000)) },
      fc.constantFrom(8_001, 38_001, 89_766, 100_001, 16_777_215, 2 ** 30 - 1, 2 ** 30, 0.5, -1, 1e21),
    ),
    { maxLength: 60 },
  ),
  quality: fc.constantFrom("actual", "estimated", "suspect"),
  exceptions: fc.constantFrom([], [], [], [{ from: 0, to: 0, quality: "estimated" }]),
  revision: fc.constantFrom(1, 7, 1_000_000_000, 1_000_000_001, 0),
});
const memberNames = Object.keys(words);
/** Only some members of another document, so that most of what is made is nearly right. */
const nearlyRight = fc
  .tuple(anyDocument, fc.subarray(memberNames, { maxLength: 2 }))
  .map(([other, names]) => ({
    ...words,
    ...Object.fromEntries(Object.entries(other).filter(([name]) => names.includes(name))),
  }));

const runs = { seed: 33, numRuns: 3_000 };

test("a document in the contract's own form is scanned; scanned or not, the same is found as by its schema", () => {
  fc.assert(
    fc.property(fc.oneof(anyDocument, nearlyRight), (document) => {
      const bytes = bytesOf(document);
      assert.deepEqual(quickly(bytes), thoroughly(bytes));
    }),
    runs,
  );
  const { firstSlot } = settlementDay("2026-10-25");
  const scanned = scanIntervalDocument(bytesOf(words));
  const { meterPoint, fuel, direction, element, unit, values, quality } = words;
  assert.deepEqual(scanned, { meterPoint, fuel, direction, element, unit, firstSlot, values, quality });
});

test("bytes that were changed anywhere: what the scan takes, the schema takes, and nothing else", () => {
  const wholes = [
    words,
    { ...words, fuel: "gas", unit: "dm3", direction: "export", element: 2, quality: "estimated" },
    { ...words, values: Array.from({ length: 50 }, (_, index) => (index % 7 === 0 ? null : index * 31)) },
  ].map(bytesOf);
  const fragments = [
    "0",
    "00",
    "1.0",
    "1e1",
    "-0",
    "+1",
    " ",
    ",",
    "null",
    "nul",
    "]",
    "}",
    "\\u0031",
    "é",
    "\u0000",
  ];
  const changed = fc
    .tuple(
      fc.constantFrom(...wholes),
      fc.nat(1_000),
      fc.nat(3),
      fc.oneof(
        fc.constantFrom(...fragments).map((text) => Buffer.from(text)),
        fc.uint8Array({ maxLength: 2 }).map((bytes) => Buffer.from(bytes)),
      ),
    )
    .map(([whole, from, without, put]) => {
      const at = from % (whole.length + 1);
      return Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + without)]);
    });
  fc.assert(
    fc.property(changed, (bytes) => assert.deepEqual(quickly(bytes), thoroughly(bytes))),
    { ...runs, numRuns: 10_000 },
  );
});

test("every change of one byte of a document, and every cut of it, is found the same", () => {
  const whole = bytesOf(words);
  for (let at = 0; at < whole.length; at += 1) {
    assert.deepEqual(quickly(whole.subarray(0, at)), thoroughly(whole.subarray(0, at)));
    for (const byte of Buffer.from('0139":,[]{} nud-+.\\eZT\u007f')) {
      const bytes = Buffer.from(whole).fill(byte, at, at + 1);
      assert.deepEqual(quickly(bytes), thoroughly(bytes));
    }
  }
});

test("as many values as a document may hold, and one more", () => {
  const values = Array.from({ length: 1490 }, () => 1);
  assert.equal(scanIntervalDocument(bytesOf({ ...words, values }))?.values.length, 1490);
  assert.equal(scanIntervalDocument(bytesOf({ ...words, values: [...values, 1] })), null);
  assert.equal(scanIntervalDocument(bytesOf({ ...words, values: [] })), null);
});

test("every half hour of a year starts where the calendar says", () => {
  const first = settlementDay("2023-12-31").firstSlot;
  for (let slot = first; slot < first + 48 * 370; slot += 1)
    assert.equal(scanIntervalDocument(bytesOf({ ...words, start: slotStartIso(slot) }))?.firstSlot, slot);
});
