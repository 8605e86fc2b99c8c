import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { XmlC14NMode, XmlDocument, XmlElement as LibxmlElement } from "libxml2-wasm";
import { CanonicalWriter, NO_NAMESPACES, scopeWithin, type NamespaceScope } from "../../src/xml/canonical.js";
import { XmlReader, type XmlElement } from "../../src/xml/reader.js";
import { documents } from "./generated-xml.js";

// A part of a document: what ds:SignedInfo is, and a SMETS1 answer whose declarations were moved to the elements around it.

type Form = "inclusive" | "exclusive";

/** The first element within the root; null where there is none. */
function ours(xml: string, form: Form): string | null {
  let text = "";
  let depth = 0;
  let writer: CanonicalWriter | null = null;
  let isDone = false;
  let around: NamespaceScope = NO_NAMESPACES;
  const reader = new XmlReader({
    open: (element: XmlElement) => {
      depth++;
      if (depth === 1) around = scopeWithin(element, NO_NAMESPACES);
      if (depth === 2 && !isDone) writer = new CanonicalWriter((piece) => (text += piece), form, around);
      writer?.open(element);
    },
    text: (said) => writer?.text(said),
    instruction: (target, body) => writer?.instruction(target, body),
    close: () => {
      writer?.close();
      if (--depth !== 1) return;
      isDone = true;
      writer = null;
    },
  });
  reader.write(Buffer.from(xml));
  reader.end();
  return text === "" ? null : text;
}

function libxml2(xml: string, form: Form): string | null {
  const mode = form === "inclusive" ? XmlC14NMode.XML_C14N_1_0 : XmlC14NMode.XML_C14N_EXCLUSIVE_1_0;
  const parsed = XmlDocument.fromBuffer(Buffer.from(xml));
  try {
    const child = parsed.get("/*/*[1]");
    return child instanceof LibxmlElement ? child.canonicalizeToString({ mode, withComments: false }) : null;
  } finally {
    parsed.dispose();
  }
}

for (const form of ["inclusive", "exclusive"] as const)
  test(`the ${form} canonical form of a part is libxml2's`, () => {
    let parts = 0;
    fc.assert(
      fc.property(documents(), (xml) => {
        // An xml:lang of the elements around belongs to the inclusive form of a part. DUIS has none.
        const part = ours(xml.replaceAll(/ xml:\w+=("[^"]*"|'[^']*')/g, ""), form);
        if (part !== null) parts++;
        assert.equal(part, libxml2(xml.replaceAll(/ xml:\w+=("[^"]*"|'[^']*')/g, ""), form));
      }),
      { seed: 4, numRuns: 1000 },
    );
    assert.ok(parts > 200);
  });
