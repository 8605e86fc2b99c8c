import * as fc from "fast-check";

/** What a seeded property of a parser is run with. */
export const FUZZ = { seed: 20_261_128, numRuns: 400 };

/** A body with a few of its characters changed, cut, doubled or put in, or another text altogether. */
export function mutated(body: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: Math.max(0, body.length - 1) });
  const piece = fc.constantFrom(
    "null",
    "[]",
    "{}",
    '"',
    "{",
    "}",
    "[",
    "]",
    "-1",
    "1e999",
    "NaN",
    "0",
    '"x"',
    ",",
    ":",
    "\\u0000",
    "true",
  );
  const change = fc.record({ at, length: fc.nat({ max: 40 }), piece });
  const changed = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let text = body;
    for (const { at: from, length, piece: put } of changes)
      text = text.slice(0, from) + put + text.slice(from + length);
    return text;
  });
  // Values in place of values keep the text JSON, so that the reader behind the JSON reader is reached.
  const values = [...body.matchAll(/"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|null|true|false/g)];
  const swapped = fc
    .record({ n: fc.nat({ max: Math.max(0, values.length - 1) }), value: fc.jsonValue({ maxDepth: 2 }) })
    .map(({ n, value }) => {
      const match = values[n];
      if (match === undefined) return body;
      return body.slice(0, match.index) + JSON.stringify(value) + body.slice(match.index + match[0].length);
    });
  return fc.oneof(
    { weight: 4, arbitrary: changed },
    { weight: 6, arbitrary: swapped },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
    { weight: 1, arbitrary: at.map((end) => body.slice(0, end)) },
  );
}
