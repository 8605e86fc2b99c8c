import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { XmlC14NMode, XmlDocument } from "libxml2-wasm";
import { CanonicalWriter } from "../../src/xml/canonical.js";
import { compareCodePoints } from "../../src/xml/code-points.js";
import { XmlReader } from "../../src/xml/reader.js";
import { realData } from "../real-data.js";
import { documents } from "./generated-xml.js";

function ours(xml: string | Uint8Array, form: "inclusive" | "exclusive"): string {
  let text = "";
  const reader = new XmlReader(new CanonicalWriter((piece) => (text += piece), form));
  reader.write(Buffer.from(xml));
  reader.end();
  return text;
}

function libxml2(xml: string | Uint8Array, form: "inclusive" | "exclusive"): string {
  const mode = form === "inclusive" ? XmlC14NMode.XML_C14N_1_0 : XmlC14NMode.XML_C14N_EXCLUSIVE_1_0;
  const parsed = XmlDocument.fromBuffer(Buffer.from(xml));
  try {
    return parsed.canonicalizeToString({ mode, withComments: false });
  } finally {
    parsed.dispose();
  }
}

for (const form of ["inclusive", "exclusive"] as const) {
  test(`the ${form} canonical form is libxml2's on any document`, () => {
    fc.assert(
      fc.property(documents(), (xml) => assert.equal(ours(xml, form), libxml2(xml, form))),
      { seed: 4, numRuns: 1500 },
    );
  });

  test(`the ${form} canonical form does not depend on where the chunks are cut`, () => {
    fc.assert(
      fc.property(documents(), fc.integer({ min: 1, max: 7 }), (xml, size) => {
        let text = "";
        const reader = new XmlReader(new CanonicalWriter((piece) => (text += piece), form));
        const bytes = Buffer.from(xml);
        for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
        reader.end();
        assert.equal(text, ours(xml, form));
      }),
      { seed: 4, numRuns: 200 },
    );
  });
}

test("a namespace name is escaped as an attribute is (Canonical XML 1.0, 2.3), which libxml2 does not", () => {
  assert.equal(ours('<a xmlns="urn:x?a&amp;b"/>', "inclusive"), '<a xmlns="urn:x?a&amp;b"></a>');
});

test("code points above U+FFFF come after every other, which JavaScript's own order has wrong", () => {
  assert.ok(compareCodePoints("\u{1D4B3}", "\uFB01") > 0);
  assert.ok(compareCodePoints("\uFB01", "a") > 0);
  assert.ok(compareCodePoints("a", "ab") < 0);
  assert.equal(compareCodePoints("ab", "ab"), 0);
});

realData("the canonical forms of every shared request and response are libxml2's", (folder) => {
  for (const part of ["requests", "responses"])
    for (const name of readdirSync(`${folder}/${part}`)) {
      const bytes = readFileSync(`${folder}/${part}/${name}`);
      for (const form of ["inclusive", "exclusive"] as const)
        assert.equal(ours(bytes, form), libxml2(bytes, form));
    }
});
