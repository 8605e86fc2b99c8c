import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arrivalV1Example,
  ArrivalV1Schema,
  asyncApiDocument,
  isArrivalV1,
  isReadingsStoredV1,
  readingsStoredV1Example,
} from "@halfhourly/contracts";
import * as fc from "fast-check";
import Schema from "typebox/schema";

test("each event's example is that event", () => {
  assert.equal(isReadingsStoredV1(readingsStoredV1Example), true);
  assert.equal(isArrivalV1(arrivalV1Example), true);
  assert.equal(Buffer.from(arrivalV1Example.value, "base64").toString("base64"), arrivalV1Example.value);
});

const wrong: readonly [string, object][] = [
  ["a value beside it", { values: [1] }],
  ["a meter's number for its hash", { meterPointHash: "2000027391990" }],
  ["no date", { dates: [] }],
  ["a date twice", { dates: ["2026-10-25", "2026-10-25"] }],
  ["an instant for a date", { dates: ["2026-10-25T00:00:00Z"] }],
  ["a third element", { element: 3 }],
  ["a revision of none", { revision: 0 }],
];

test("what is not the event, or says more than it may, is told apart", () => {
  for (const [what, change] of wrong)
    assert.equal(isReadingsStoredV1({ ...readingsStoredV1Example, ...change }), false, what);
  const { revision: _, ...several } = readingsStoredV1Example;
  assert.equal(isReadingsStoredV1(several), true, "days of several revisions");
  for (const field of Object.keys(several))
    assert.equal(isReadingsStoredV1({ ...several, [field]: undefined }), false, `without ${field}`);
  for (const value of ["A", "====", "AbD=", "Ab-_"])
    assert.equal(isArrivalV1({ ...arrivalV1Example, value }), value === "AbD=", value);
});

test("any value at all is looked at without a fault", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      assert.equal(isReadingsStoredV1(value), false);
      assert.equal(typeof isArrivalV1(value), "boolean");
    }),
    { seed: 21 },
  );
});

test("every reference of the AsyncAPI document leads somewhere in it, and its examples are valid", () => {
  const document = asyncApiDocument("1.2.3");
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => String(pointer));
  assert.ok(references.length >= 8);
  for (const pointer of references) assert.notEqual(at(document, pointer), undefined, pointer);
  const payloadOf = (name: string) =>
    Schema.Compile(Object(at(document, `/components/messages/${name}/payload`)));
  assert.equal(payloadOf("readings.stored.v1").Check(readingsStoredV1Example), true);
  assert.equal(payloadOf("arrival.v1").Check(arrivalV1Example.value), true);
  assert.equal(
    at(document, "/components/messages/arrival.v1/bindings/kafka/key"),
    ArrivalV1Schema.properties.key,
  );
});

/** RFC 6901 without escapes. */
function at(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === "object" && inner !== null
          ? Object.entries(inner).find(([key]) => key === name)?.[1]
          : undefined,
      document,
    );
}
