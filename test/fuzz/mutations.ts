import * as fc from "fast-check";

type Mutation = (bytes: Buffer) => Buffer;

/** Recordings as nobody sends them: one of them changed in one to four places, or bytes of chance. */
export function mutated(recordings: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const changed = fc
    .tuple(fc.constantFrom(...recordings), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([recording, mutations]) =>
      mutations.reduce<Buffer>((bytes, change) => change(bytes), Buffer.from(recording)),
    );
  return fc.oneof(
    { weight: 9, arbitrary: changed },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  );
}

const at = fc.nat({ max: 2 ** 31 - 1 });
const place = (bytes: Buffer, where: number): number => where % (bytes.length + 1);

function spliced(bytes: Buffer, from: number, take: number, put: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + take)]);
}

/** What stands where a number stood: too large, too small, too long, or no number. */
const ODD_NUMBERS = [
  "9".repeat(400),
  "1e999",
  "-1e-999",
  "-0",
  "00",
  "1e",
  "0x10",
  "9007199254740993",
  `0.${"3".repeat(120)}`,
  "NaN",
  "Infinity",
  "16777.215",
  "1,5",
  "",
];

/** What formats give a meaning to, and words that objects of the language know. */
const ODD_WORDS = [
  "\u0000",
  "\uFEFF",
  '"',
  '""""""',
  "'",
  ",",
  "\t",
  "\r",
  "\r\n\r\n",
  "\\u0000",
  "\\",
  "{}",
  "[]",
  "null",
  "__proto__",
  "constructor",
  "toString",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  "&#0;",
  "]]>",
  "\uD800",
  "\u{1F4A1}",
  "9999-99-99T99:99:99Z",
  "2024-03-31T01:30:00",
  "2024-10-27T01:30:00",
];

const flipBit: fc.Arbitrary<Mutation> = fc.tuple(at, fc.nat(7)).map(([where, bit]) => (bytes) => {
  if (bytes.length === 0) return bytes;
  const changed = Buffer.from(bytes);
  changed[where % bytes.length]! ^= 1 << bit;
  return changed;
});
const cutOff: fc.Arbitrary<Mutation> = at.map((where) => (bytes) => bytes.subarray(0, place(bytes, where)));
const takeOut: fc.Arbitrary<Mutation> = fc.tuple(at, fc.integer({ min: 1, max: 200 })).map(
  ([where, take]) =>
    (bytes) =>
      spliced(bytes, place(bytes, where), take, Buffer.alloc(0)),
);
const repeat: fc.Arbitrary<Mutation> = fc
  .tuple(at, fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40 }))
  .map(([where, length, times]) => (bytes) => {
    const from = place(bytes, where);
    const part = bytes.subarray(from, from + length);
    return spliced(bytes, from, 0, Buffer.concat(Array.from({ length: times }, () => part)));
  });
const putIn: fc.Arbitrary<Mutation> = fc
  .tuple(
    at,
    fc.oneof(
      fc.constantFrom(...ODD_WORDS).map((word) => Buffer.from(word)),
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
    ),
  )
  .map(
    ([where, put]) =>
      (bytes) =>
        spliced(bytes, place(bytes, where), 0, put),
  );
const oddNumber: fc.Arbitrary<Mutation> = fc
  .tuple(at, fc.constantFrom(...ODD_NUMBERS))
  .map(([where, number]) => (bytes) => {
    const text = bytes.toString("latin1");
    const numbers = [...text.matchAll(/\d+(\.\d+)?/g)];
    const found = numbers[where % Math.max(1, numbers.length)];
    return found === undefined ? bytes : spliced(bytes, found.index, found[0].length, Buffer.from(number));
  });
const oddWord: fc.Arbitrary<Mutation> = fc
  .tuple(at, fc.constantFrom(...ODD_WORDS))
  .map(([where, word]) => (bytes) => {
    const words = [...bytes.toString("latin1").matchAll(/[A-Za-z]{3,}/g)];
    const found = words[where % Math.max(1, words.length)];
    return found === undefined ? bytes : spliced(bytes, found.index, found[0].length, Buffer.from(word));
  });
/** Deeper than any stack, opened and not closed, or closed too. */
const nested: fc.Arbitrary<Mutation> = fc
  .tuple(
    at,
    fc.constantFrom(["[", "]"], ['{"a":', "}"], ["<a>", "</a>"], ["((", "))"]),
    fc.integer({ min: 60, max: 6000 }),
    fc.boolean(),
  )
  .map(([where, [open = "", close = ""], depth, closed]) => (bytes) => {
    const put = open.repeat(depth) + (closed ? close.repeat(depth) : "");
    return spliced(bytes, place(bytes, where), 0, Buffer.from(put));
  });
const longLine: fc.Arbitrary<Mutation> = fc
  .tuple(
    at,
    fc.constantFrom(" ", '"', ",", "9", "a", "-", "\u00e9", " 1"),
    fc.integer({ min: 1000, max: 20_000 }),
  )
  .map(
    ([where, word, times]) =>
      (bytes) =>
        spliced(bytes, place(bytes, where), 0, Buffer.from(word.repeat(times))),
  );
const otherEncoding: fc.Arbitrary<Mutation> = fc
  .constantFrom("utf16le", "utf16be", "latin1", "bom", "double")
  .map((encoding) => (bytes) => {
    const text = bytes.toString("utf8");
    if (encoding === "utf16le") return Buffer.from(`\uFEFF${text}`, "utf16le");
    if (encoding === "utf16be") return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
    if (encoding === "latin1") return Buffer.from(text, "latin1");
    if (encoding === "bom") return Buffer.concat([Buffer.from("\uFEFF"), bytes]);
    return Buffer.from(bytes.toString("latin1"), "utf8");
  });
const otherLineEnds: fc.Arbitrary<Mutation> = fc
  .constantFrom("\r", "\r\n", "\r\r\n", "\n\n", " ")
  .map((end) => (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", end), "latin1"));

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  flipBit,
  cutOff,
  takeOut,
  repeat,
  putIn,
  oddNumber,
  oddWord,
  nested,
  longLine,
  otherEncoding,
  otherLineEnds,
);
