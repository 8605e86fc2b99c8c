import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { XmlC14NMode, XmlDocument } from "libxml2-wasm";
import { CanonicalWriter } from "../../src/xml/canonical.js";
import { XmlReader } from "../../src/xml/reader.js";
import { DccRefusal } from "../../src/refusal.js";
import { documents } from "./generated-xml.js";

// A signature means nothing where two parsers read two documents from the same bytes.

test("of spoilt documents libxml2 and we read the same, or both read none", () => {
  let read = 0;
  let refused = 0;
  fc.assert(
    fc.property(documents(), fc.array(edits(), { minLength: 1, maxLength: 2 }), (xml, changes) => {
      const spoilt = changes.reduce((text, { at, take, put }) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + put + text.slice(from + take);
      }, xml);
      const theirs = libxml2(spoilt);
      if (theirs === "not a matter of form") return;
      const own = ours(spoilt);
      assert.equal(own, theirs);
      if (own === null) refused++;
      else read++;
    }),
    { seed: 4, numRuns: 5000 },
  );
  assert.ok(read > 500 && refused > 500);
});

function edits() {
  const put = fc.string({
    maxLength: 4,
    unit: fc.constantFrom(..."<>/=\"'&;!?[]-: \n\t\rasx#0é\u0001\uFFFE"),
  });
  return fc.record({ at: fc.nat(), take: fc.nat({ max: 3 }), put });
}

/** The canonical form; null where it is refused. */
function ours(xml: string): string | null {
  let text = "";
  try {
    const reader = new XmlReader(new CanonicalWriter((piece) => (text += piece), "inclusive"));
    reader.write(Buffer.from(xml));
    reader.end();
    return text;
  } catch (error) {
    if (error instanceof DccRefusal) return null;
    throw error;
  }
}

/**
 * libxml2 also asks that namespace names be absolute URIs and that xml:space have one of its two words, and takes an
 * instruction whose body begins with "?", which we refuse; no DUIS depends on these.
 */
function libxml2(xml: string): string | null {
  let document: XmlDocument | null = null;
  try {
    document = XmlDocument.fromBuffer(Buffer.from(xml));
    const text = document.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_1_0, withComments: false });
    return /<\?[^\s?]+ \?/.test(text) ? "not a matter of form" : text;
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    return /not a valid URI|xml:space|Failed to canonicalize/.test(why) ? "not a matter of form" : null;
  } finally {
    document?.dispose();
  }
}
