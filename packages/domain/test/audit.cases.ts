import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import {
  auditEntryText,
  hasControlCharacter,
  verifySlice,
  type ChainedEntry,
  type HashedEntry,
} from "../src/index.js";

const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");
// Digits and spaces often, so that a value could be taken for its neighbour.
const word = fc
  .string({ unit: fc.constantFrom("a", "1", " ", "|", "ŵ", "\u{1f600}"), maxLength: 4 })
  .filter((text) => !/[\n\r]/.test(text));
const entry: fc.Arbitrary<ChainedEntry> = fc.record({
  chain: word,
  position: fc.integer({ min: 1, max: 12 }),
  atMs: fc.integer({ min: 0, max: 12 }),
  who: word,
  what: word,
  about: word,
  where: word,
  why: word,
  result: word,
  previousHash: word,
});

const anyText = fc
  .oneof(
    fc.string({ unit: "binary" }),
    // What a text could be taken apart by, and what looks like a neighbour.
    fc.constantFrom("", "\\n", "1", "12", "halfhourly-audit-1", "\u2028", "\u0085", "a b", " "),
  )
  .filter((text) => !hasControlCharacter(text));
const wholeNumber = fc.oneof(fc.integer(), fc.constantFrom(0, 1, 11, 111, Number.MAX_SAFE_INTEGER));

const anyEntry = fc.record<ChainedEntry>(
  {
    chain: anyText,
    position: wholeNumber,
    atMs: wholeNumber,
    who: anyText,
    what: anyText,
    about: anyText,
    where: anyText,
    why: anyText,
    result: anyText,
    previousHash: anyText,
  },
  { noNullPrototype: true },
);

const fieldNames = "chain position atMs who what about where why result previousHash".split(" ");

function chainOf(facts: readonly ChainedEntry[]): HashedEntry[] {
  let previousHash = "";
  return facts.map((fact, i) => {
    const link = { ...fact, chain: "home", position: i + 1, previousHash };
    previousHash = sha256Hex(auditEntryText(link));
    return { ...link, hash: previousHash };
  });
}

const headOf = (entries: readonly HashedEntry[]) => ({
  position: entries.at(-1)!.position,
  hash: entries.at(-1)!.hash,
});

describe("audit chains", () => {
  test("two different entries never share a text", () => {
    fc.assert(
      fc.property(entry, entry, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        assert.equal(auditEntryText(one) === auditEntryText(other), same);
      }),
    );
  });

  test("a text can be read back whole, whatever its fields hold", () => {
    fc.assert(
      fc.property(anyEntry, (one) => {
        const [version, chain, position, atMs, who, what, about, where, why, result, previousHash, ...more] =
          auditEntryText(one).split("\n");
        assert.deepEqual([version, more], ["halfhourly-audit-1", []]);
        const read = { chain, who, what, about, where, why, result, previousHash };
        assert.deepEqual({ ...read, position: Number(position), atMs: Number(atMs) }, one);
      }),
      { numRuns: 500 },
    );
  });

  test("neighbours, alike in most fields, never share a text", () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, fc.subarray(fieldNames), (one, other, taken) => {
        // Alike but for what is taken from the other: neighbours, where a doubtful border would show.
        const alike = {
          ...one,
          ...Object.fromEntries(taken.map((name) => [name, Reflect.get(other, name)])),
        };
        const same = fieldNames.every((name) => Reflect.get(alike, name) === Reflect.get(one, name));
        assert.equal(auditEntryText(alike) === auditEntryText(one), same);
      }),
      { numRuns: 500 },
    );
  });

  test("a control character is refused, wherever it stands", () => {
    fc.assert(
      fc.property(
        entry,
        fc.constantFrom("chain", "who", "what", "about", "where", "why", "result", "previousHash"),
        fc.constantFrom("\n", "\r", "\0", "\u007f"),
        (one, field, control) =>
          assert.throws(() => auditEntryText({ ...one, [field]: `a${control}b` }), RangeError),
      ),
    );
  });

  test("a chain as it was written is whole, and whatever one does to it is found", async () => {
    const deeds = fc.constantFrom("change", "remove", "swap", "repeat", "cut");
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 2, maxLength: 6 }),
        deeds,
        fc.nat(),
        async (facts, deed, at) => {
          const entries = chainOf(facts);
          const head = headOf(entries);
          const whole = await verifySlice(entries, head, head, sha256Hex);
          assert.deepEqual(whole, { ok: true, entries: entries.length, anchored: true });
          const i = at % (entries.length - 1);
          const [one, next] = [entries[i]!, entries[i + 1]!];
          const tampered = {
            change: entries.with(i, { ...one, why: `${one.why}.` }),
            remove: entries.toSpliced(i, 1),
            swap: entries.with(i, { ...next, position: i + 1 }).with(i + 1, { ...one, position: i + 2 }),
            repeat: entries.toSpliced(i, 0, one),
            cut: entries.slice(0, -1),
          }[deed];
          // The first of a list that begins later is taken for the newest part of a longer one.
          const beginsLater = deed === "remove" && i === 0;
          const verdict = await verifySlice(tampered, head, null, sha256Hex);
          assert.equal(verdict.ok, beginsLater, deed);
        },
      ),
    );
  });
});
