import * as fc from "fast-check";

/** Well-formed documents with all that makes canonical forms hard: prefixes, redeclared names, references, white space. */
export function documents(): fc.Arbitrary<string> {
  return fc.tuple(outside(), element(4), outside()).map((parts) => parts.join(""));
}

const PREFIXES = ["", "a", "b", "xy"];
const NAMES = ["p", "q", "r-1", "é"];
// Without "&": libxml2 writes namespace names without escaping them, against the recommendation.
const NAMESPACES = ["urn:one", "urn:two", "urn:three?x=1"];

/** Long enough that the reader passes it by the parser, wherever it stands after a ">". */
const BASE64 = "QUJD+/8=".repeat(12);

function outside(): fc.Arbitrary<string> {
  return fc
    .array(
      fc.constantFrom(
        "\n",
        "<!-- c -->",
        "<?pi some body?>",
        "<?empty?>",
        `<!-->${BASE64}-->`,
        `<?pi >${BASE64}?>`,
      ),
      { maxLength: 3 },
    )
    .map((parts) => parts.join(""));
}

/** Prefixes that are used are always declared on the element itself or drawn from the four declared at its root. */
function element(depth: number): fc.Arbitrary<string> {
  return fc
    .record({
      prefix: fc.constantFrom(...PREFIXES),
      name: fc.constantFrom(...NAMES),
      declared: fc.uniqueArray(fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...NAMESPACES)), {
        selector: ([prefix]) => prefix,
        maxLength: 4,
      }),
      undeclares: fc.boolean(),
      attributes: fc.uniqueArray(
        fc.tuple(fc.constantFrom("", "", "xml"), fc.constantFrom("lang", "space", "z"), value()),
        {
          selector: ([prefix, name]) => `${prefix}:${name}`,
          maxLength: 3,
        },
      ),
      prefixed: fc.option(fc.tuple(fc.constantFrom("a", "b", "xy"), fc.constantFrom("k", "l"), value())),
      content: depth === 0 ? fc.constant<string[]>([]) : fc.array(node(depth - 1), { maxLength: 4 }),
      isTop: fc.constant(depth === 4),
    })
    .map(({ prefix, name, declared, undeclares, attributes, prefixed, content, isTop }) => {
      const full = prefix === "" ? name : `${prefix}:${name}`;
      const all = new Map(declared);
      if (isTop) for (const one of ["a", "b", "xy"]) if (!all.has(one)) all.set(one, "urn:top");
      if (undeclares && !all.has("")) all.set("", "");
      const declarations = [...all].map(([one, uri]) => ` xmlns${one === "" ? "" : `:${one}`}="${uri}"`);
      const plain = attributes.map(
        ([one, local, said]) => ` ${one === "" ? local : `${one}:${local}`}=${said}`,
      );
      const extra = prefixed === null ? "" : ` ${prefixed[0]}:${prefixed[1]}=${prefixed[2]}`;
      // The order of attributes and declarations in the text is of no meaning.
      const attributesText = [...plain, ...declarations].join("") + extra;
      const inner = content.join("");
      return inner === "" ? `<${full}${attributesText} />` : `<${full}${attributesText}>${inner}</${full} >`;
    });
}

function node(depth: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      "text",
      "\r\n",
      "\r",
      "\t",
      " ",
      "&amp;",
      "&lt;&gt;",
      "&#13;",
      "&#xA;",
      "&quot;'",
      "é𝒳",
      "&#x1D4B3;",
    ),
    fc.constantFrom(
      "<!-- a comment -->",
      "<?pi  body ?>",
      "<![CDATA[<raw> & ]]>",
      "<![CDATA[]]>",
      BASE64,
      `>${BASE64}`,
      `${BASE64}&#xD;\n${BASE64}`,
      `<!-->${BASE64}-->`,
      `<?pi >${BASE64}?>`,
      `<![CDATA[>${BASE64}]]>`,
    ),
    element(depth),
  );
}

function value(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '""',
    '"v"',
    "'a\"b'",
    '"a&#10;b"',
    '"&#9;&#13;"',
    '"line\nline\ttab"',
    '"&lt;&amp;&gt;"',
    '"é𝒳"',
    `">${BASE64}"`,
  );
}
