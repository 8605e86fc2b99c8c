import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_XML_LIMITS, type XmlLimits } from "../../src/xml/limits.js";
import { XmlReader } from "../../src/xml/reader.js";
import { refusedWith } from "../refused.js";

const silent = { open: () => undefined, text: () => undefined, close: () => undefined };

function read(xml: string | Uint8Array, limits: Partial<XmlLimits> = {}): void {
  const reader = new XmlReader(silent, limits);
  reader.write(Buffer.from(xml));
  reader.end();
}

const nested = (levels: number) => "<a>".repeat(levels) + "</a>".repeat(levels);

test("what is within the limits is read, one more is refused", () => {
  read(nested(64));
  refusedWith("too-deep", () => read(nested(65)));
  const attributes = (count: number) =>
    `<a ${Array.from({ length: count }, (_, n) => `b${n}=""`).join(" ")}/>`;
  read(attributes(64));
  refusedWith("too-large", () => read(attributes(65)));
  read(`<a>${"<b/>".repeat(9)}</a>`, { elements: 10 });
  refusedWith("too-large", () => read(`<a>${"<b/>".repeat(10)}</a>`, { elements: 10 }));
  const declaring = (levels: number) =>
    Array.from({ length: levels }, (_, n) => `<a xmlns:p${n}="urn:p">`).join("") + "</a>".repeat(levels);
  read(declaring(32));
  read(`<a>${declaring(32).repeat(2)}</a>`);
  refusedWith("too-large", () => read(declaring(33)));
  read("<a>123</a>", { bytes: 10 });
  refusedWith("too-large", () => read("<a>1234</a>", { bytes: 10 }));
});

test("a stream is refused as soon as it is too large, before it ends", () => {
  const reader = new XmlReader(silent);
  const megabyte = Buffer.alloc(1_000_000, "x");
  reader.write(Buffer.from("<a>"));
  for (let sent = 3; sent + megabyte.length <= DEFAULT_XML_LIMITS.bytes; sent += megabyte.length)
    reader.write(megabyte);
  refusedWith("too-large", () => reader.write(megabyte));
});

test("what is refused never costs more than its size: hostile documents of one megabyte", () => {
  const size = 1_000_000;
  for (const [code, xml] of [
    ["too-deep", "<a>".repeat(size / 3)],
    ["too-large", `<a ${'b="" '.repeat(size / 5)}`],
    ["too-large", `<a ${Array.from({ length: size / 20 }, (_, n) => `xmlns:p${n}="urn:p" `).join("")}`],
    ["not-xml", `<a>${"&x;".repeat(size / 3)}</a>`],
    ["not-xml", `<a>${"]]>".repeat(size / 3)}</a>`],
    ["not-xml", `<${"a".repeat(size)}`],
    ["not-xml", `<a b="${"&lt;".repeat(size / 4)}`],
    ["not-xml", `<!--${"-".repeat(size)}`],
    ["document-type", `<!DOCTYPE a [${'<!ENTITY e "x">'.repeat(size / 15)}]><a/>`],
    ["not-xml", `<?${"a".repeat(size)}`],
    ["not-xml", " ".repeat(size)],
  ] as const)
    refusedWith(code, () => read(xml));
});

test("text after the root is refused, however much like base64 it is", () => {
  refusedWith("not-xml", () => read(`<a/>${"QUJD".repeat(50)}`));
  refusedWith("not-xml", () => read(`<a></a>${"QUJD".repeat(50)}`));
});

test("a byte order mark may come once", () => {
  read("\uFEFF<a/>");
  refusedWith("not-xml", () => read("\uFEFF\uFEFF<a/>"));
});

test("UTF-8 that is cut, too long or of surrogates is refused; cut by chunks it is read", () => {
  for (const bytes of [[0xc3], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xff]])
    refusedWith("not-xml", () =>
      read(Buffer.concat([Buffer.from("<a>"), Buffer.from(bytes), Buffer.from("</a>")])),
    );
  const texts: string[] = [];
  const reader = new XmlReader({ ...silent, text: (text) => texts.push(text) });
  for (const byte of Buffer.from("<a>é𝒳</a>")) reader.write(Buffer.from([byte]));
  reader.end();
  assert.equal(texts.join(""), "é𝒳");
});

test("a refusal says where, but nothing of what stands there", () => {
  assert.throws(() => read("<a>\n<secret>&nope;</secret></a>"), {
    code: "not-xml",
    message: "The document is not well-formed XML at line 2.",
  });
});
