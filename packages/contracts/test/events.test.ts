import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivalV1Example, ArrivalV1Schema, asyncApiDocument } from "@halfhourly/contracts";
import * as fc from "fast-check";
import Schema from "typebox/schema";

const arrivalV1 = Schema.Compile(ArrivalV1Schema);
const isArrivalV1 = (value: unknown) => arrivalV1.Check(value);

test("each event's example is that event", () => {
  assert.equal(isArrivalV1(arrivalV1Example), true);
  assert.equal(Buffer.from(arrivalV1Example.value, "base64").toString("base64"), arrivalV1Example.value);
});

test("what is not the event, or says more than it may, is told apart", () => {
  for (const value of ["A", "====", "AbD=", "Ab-_"])
    assert.equal(isArrivalV1({ ...arrivalV1Example, value }), value === "AbD=", value);
  assert.equal(isArrivalV1({ ...arrivalV1Example, key: "" }), false);
  assert.equal(isArrivalV1({ ...arrivalV1Example, household: "home" }), false, "more beside it");
  const { key: _, ...without } = arrivalV1Example;
  assert.equal(isArrivalV1(without), false);
});

test("any value at all is looked at without a fault", () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      assert.equal(isArrivalV1(value), false);
    }),
    { seed: 21 },
  );
});

test("every reference of the AsyncAPI document leads somewhere in it, and its examples are valid", () => {
  const document = asyncApiDocument("1.2.3");
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => String(pointer));
  assert.equal(references.length, 5);
  for (const pointer of references) assert.notEqual(at(document, pointer), undefined, pointer);
  const payloadOf = (name: string) =>
    Schema.Compile(Object(at(document, `/components/messages/${name}/payload`)));
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
