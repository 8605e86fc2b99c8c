import assert from "node:assert/strict";
import { test } from "node:test";
import {
  IntervalDocumentSchema,
  MOST_HALF_HOURS_IN_DOCUMENT,
  type IntervalDocument,
} from "@halfhourly/contracts";
import Schema from "typebox/schema";

const checks = Schema.Compile(IntervalDocumentSchema);
const day: IntervalDocument = {
  meterPoint: "2000027391990",
  fuel: "electricity",
  direction: "import",
  element: 1,
  unit: "Wh",
  start: "2026-03-29T00:00:00Z",
  intervalMinutes: 30,
  values: [0, null, ...Array.from({ length: 44 }, (_, i) => 100 + i)],
  quality: "actual",
  exceptions: [{ from: 4, to: 6, quality: "estimated" }],
  revision: 1,
};

test("a day of half hours is a document, with a half hour that is missing", () => {
  assert.equal(checks.Check(day), true);
});

const wrong: readonly [string, object][] = [
  ["half a watt-hour", { values: [0.5] }],
  ["below zero", { values: [-1] }],
  ["a number in words", { values: ["12"] }],
  ["no values", { values: [] }],
  ["longer than a month", { values: Array.from({ length: MOST_HALF_HOURS_IN_DOCUMENT + 1 }, () => 0) }],
  ["a time of London", { start: "2026-03-29T00:00:00+01:00" }],
  ["between half hours", { start: "2026-03-29T00:15:00Z" }],
  ["hours", { intervalMinutes: 60 }],
  ["kWh", { unit: "kWh" }],
  ["a meter point with spaces", { meterPoint: "20 0002 7391 990" }],
  ["a quality of ours", { quality: "suspect" }],
  ["no revision", { revision: 0 }],
  ["a member of its own", { supplierNote: "" }],
];

for (const [about, change] of wrong) {
  test(`not a document: ${about}`, () => {
    assert.equal(checks.Check({ ...day, ...change }), false);
  });
}
