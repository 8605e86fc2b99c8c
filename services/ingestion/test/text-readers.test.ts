import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { DelimitedReader } from "../src/files/delimited-text.js";
import { JsonNumber, JsonObject, readJson, type JsonValue } from "../src/files/json-document.js";

function recordsOf(text: string, delimiter = ","): { line: number; fields: readonly string[] }[] {
  const reader = new DelimitedReader(text, delimiter);
  const records = [];
  for (let record = reader.next(); record !== null; record = reader.next())
    records.push({ line: record.line, fields: record.fields });
  return records;
}

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;

test("what RFC 4180 writes is read back, field by field and line by line", () => {
  const field = fc.string({ unit: fc.constantFrom("a", "1", " ", ",", '"', "\n", "é"), maxLength: 6 });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(table, (rows) => {
      fc.pre(rows.every((row) => row.every((cell) => (cell.match(/\n/g)?.length ?? 0) <= 4)));
      let line = 1;
      const expected = rows.map((row) => {
        const record = { line, fields: row };
        line += 1 + row.join("").split("\n").length - 1;
        return record;
      });
      assert.deepEqual(recordsOf(rows.map((row) => row.map(quoted).join(",")).join("\n")), expected);
    }),
  );
});

test("line ends of every kind make one line each", () => {
  const expected = [
    { line: 1, fields: ["a", "b"] },
    { line: 3, fields: ["c", "d"] },
  ];
  const trimmed = (text: string) =>
    recordsOf(text).map(({ line, fields }) => ({ line, fields: fields.map((field) => field.trim()) }));
  for (const end of ["\n", "\r\n", "\r", "\r\r\n"])
    assert.deepEqual(trimmed(`a,b${end}${end}c,d`), expected, JSON.stringify(end));
});

test("a stray quotation mark costs its own line and no more", () => {
  const text = ['a,"b', ...Array.from({ length: 10 }, (_, i) => `${i},x`), 'c,d"', "e,f"].join("\n");
  const records = recordsOf(text);
  assert.equal(records.length, 13);
  assert.deepEqual(
    records.map(({ line }) => line),
    Array.from({ length: 13 }, (_, i) => i + 1),
  );
});

test("a line without end is not split into millions of fields", () => {
  assert.ok(
    recordsOf(",".repeat(1_000_000))[0] === undefined ||
      recordsOf(`x${",".repeat(1_000_000)}`)[0]!.fields.length <= 65_536,
  );
});

// An object becomes the list of its names and values, so that a name such as __proto__ is compared like any other.
function plainOf(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plainOf);
  if (!(value instanceof JsonObject)) return value;
  return { entries: sorted(value.names.map((name) => [name, plainOf(value.get(name) ?? null)])) };
}

function parsedOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(parsedOf);
  if (typeof value !== "object" || value === null) return value;
  return { entries: sorted(Object.entries(value).map(([name, inner]) => [name, parsedOf(inner)])) };
}

const sorted = (entries: [string, unknown][]) => entries.sort(([a], [b]) => (a < b ? -1 : 1));

test("JSON is read as JSON.parse reads it", () => {
  const containers = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));
  fc.assert(
    fc.property(containers, fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      assert.deepEqual(plainOf(readJson(text)), parsedOf(JSON.parse(text)));
    }),
  );
});

test("what JSON.parse refuses is refused, and what is cut off is told apart", () => {
  const whole = '{"a": [1, -2.5e3, "x\\u00e9\\n", true, null], "b": {}}';
  for (let end = 1; end < whole.length; end++) {
    assert.throws(
      () => readJson(whole.slice(0, end)),
      { name: "Refusal", code: "truncated-json" },
      whole.slice(0, end),
    );
  }
  for (const text of [
    "{a:1}",
    "[1,]",
    "[01]",
    '{"a" 1}',
    "[tru]",
    '["\\x"]',
    "[1] x",
    "[+1]",
    "[.5]",
    "[1.]",
  ]) {
    assert.throws(() => readJson(text), { name: "Refusal", code: "invalid-json" }, text);
  }
});

test("numbers keep their text and objects their line", () => {
  const document = readJson('[\n  {"n": 0.12300000000000000001},\r\n\n  {"n": 1E-7}]');
  assert.ok(Array.isArray(document));
  assert.deepEqual(
    document.map((item) => item instanceof JsonObject && item.line),
    [2, 4],
  );
  assert.deepEqual(
    document.map((item) => (item instanceof JsonObject ? item.get("n") : null)),
    [new JsonNumber("0.12300000000000000001"), new JsonNumber("1E-7")],
  );
});

test("JSON texts one after another are a list, and nesting is bounded", () => {
  assert.equal((readJson('{"a":1}\n{"a":2}\n') as JsonValue[]).length, 2);
  assert.throws(() => readJson("[".repeat(100_000)), { name: "Refusal" });
});
