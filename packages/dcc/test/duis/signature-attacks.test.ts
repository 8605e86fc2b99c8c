import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { signDuis } from "../../src/duis/sign.js";
import { verifyDuis } from "../../src/duis/verify.js";
import { refusedWith } from "../refused.js";
import { NOW_MS, STRANGER, USER, party, ringOf } from "../ring.js";
import { ATTACKS, OTHER_FORMS } from "./attacks.js";
import { REQUEST, resigned, signedRequest } from "./signed-xml.js";

const RING = ringOf(USER, STRANGER);
const SIGNED = signedRequest();
const FROM_MS = 1_770_000_000_000;
const verify = (xml: string) => verifyDuis(Buffer.from(xml), { ring: RING, nowMs: NOW_MS });

function periodStart(xml: string): number | null {
  const message = verify(xml);
  if (message.kind !== "request" || message.request.body.kind !== "read-import-profile") return null;
  return message.request.body.period.fromMs;
}

test("a signed request verifies, and says what was signed and who signed it", () => {
  assert.equal(periodStart(SIGNED), FROM_MS);
  assert.equal(verify(SIGNED).signer, USER.certificate);
});

for (const [name, code, attack] of ATTACKS)
  test(`${name}: ${code}`, () => {
    const attacked = attack(SIGNED);
    assert.notEqual(attacked, SIGNED);
    refusedWith(code, () => verify(attacked));
  });

for (const [name, change] of OTHER_FORMS)
  test(`${name} is refused even if signed right: signature-method`, () => {
    const changed = resigned(SIGNED, USER, change);
    assert.notEqual(changed, SIGNED);
    refusedWith("signature-method", () => verify(changed));
  });

test("signing a changed SignedInfo again is what makes those tests mean something", () => {
  assert.equal(periodStart(resigned(SIGNED, USER, (info) => info)), FROM_MS);
});

test("what means the same to XML verifies: order of attributes, quotes, empty tags, comments, a declaration", () => {
  const moved = SIGNED.replace(' schemaVersion="5.4"', "").replace(
    "<sr:Request",
    "<sr:Request schemaVersion='5.4'",
  );
  for (const same of [
    moved,
    SIGNED.replace('<?xml version="1.0" encoding="UTF-8"?>\n', ""),
    `\uFEFF${SIGNED}`,
    SIGNED.replace("<sr:Body>", "<sr:Body ><!-- c -->"),
    SIGNED.replace('#enveloped-signature"></ds:Transform>', '#enveloped-signature" />'),
    `${SIGNED}\r\n<!-- after -->`,
  ]) {
    assert.notEqual(same, SIGNED);
    assert.equal(periodStart(same), FROM_MS);
  }
});

test("a comment within a value hides nothing: the value read is the value signed", () => {
  const split = SIGNED.replace(":1002<", ":10<!-- x -->02<").replace("2026-02-02", "2026<!-- 2027 -->-02-02");
  const message = verify(split);
  assert.ok(message.kind === "request");
  assert.equal(message.request.requestId.counter, 1002n);
  assert.equal(periodStart(split), FROM_MS);
});

test("a character reference and a CDATA section are the characters they stand for", () => {
  assert.equal(periodStart(SIGNED.replace(":1002<", ":1&#48;&#x30;2<")), FROM_MS);
  assert.equal(periodStart(SIGNED.replace(":1002<", ":<![CDATA[1002]]><")), FROM_MS);
});

test("a request signed by another than its originator is refused: wrong-signer", () => {
  refusedWith("wrong-signer", () => verify(signedRequest(STRANGER)));
});

test("a certificate that is not in force, or not one for signing, is refused by its own code", () => {
  for (const [changes, code] of [
    [{ notAfterMs: NOW_MS - 1 }, "certificate-not-in-force"],
    [{ notBeforeMs: NOW_MS + 1 }, "certificate-not-in-force"],
    [{ use: "key-agreement" }, "wrong-role"],
  ] as const) {
    const other = party("90B3D51F30010000", 2, "77", changes);
    const bytes = Buffer.from(signedRequest(other));
    refusedWith(code, () => verifyDuis(bytes, { ring: ringOf(other), nowMs: NOW_MS }));
  }
});

test("a certificate with a key of another kind verifies nothing, and breaks nothing: signature-wrong", () => {
  for (const { publicKey } of [
    generateKeyPairSync("ec", { namedCurve: "P-384" }),
    generateKeyPairSync("ed25519"),
    generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ]) {
    const other = party("90B3D51F30010000", 2, "1001", { publicKey });
    refusedWith("signature-wrong", () =>
      verifyDuis(Buffer.from(SIGNED), { ring: ringOf(other), nowMs: NOW_MS }),
    );
  }
});

test("signed right, but with a part missing, twice, of another form or place: not-duis", () => {
  for (const change of [
    (xml: string) => xml.replace(":1002<", ":1002<sr:x/><"),
    (xml: string) => xml.replace(":1002<", ":18446744073709551616<"),
    (xml: string) => xml.replace(/<sr:RequestID>.*<\/sr:RequestID>/, ""),
    (xml: string) => xml.replace(/(<sr:RequestID>.*<\/sr:RequestID>)/, "$1$1"),
    (xml: string) => xml.replace("<sr:Body>", "x<sr:Body>"),
    (xml: string) => xml.replace(/(<sr:Header>.*<\/sr:Header>)/, "$1$1"),
    (xml: string) => xml.replace(/<sr:Body>.*<\/sr:Body>/, ""),
    (xml: string) => xml.replace(/<sr:Body>.*<\/sr:Body>/, "<sr:Body><sr:ReadMeterBalance/></sr:Body>"),
    (xml: string) => xml.replace("</sr:Body>", "<sr:ReadTariffPrimaryElement/></sr:Body>"),
    (xml: string) => xml.replace(">4.8.1<", ">4.17<"),
    (xml: string) => xml.replace(/<sr:EndDateTime>.*<\/sr:EndDateTime>/, ""),
    (xml: string) => xml.replaceAll(/(<\/?)sr:Body>/g, "$1ds:Body>"),
  ]) {
    const changed = change(REQUEST);
    assert.notEqual(changed, REQUEST);
    refusedWith("not-duis", () => verify(Buffer.from(signDuis(changed, USER)).toString()));
  }
});

test("bytes that are not UTF-8 are refused: not-xml", () => {
  const bytes = Buffer.from(SIGNED.replace(":1002<", ":1002\u00e9<"), "latin1");
  refusedWith("not-xml", () => verifyDuis(bytes, { ring: RING, nowMs: NOW_MS }));
});

test("no refusal shows a value of the message", () => {
  for (const [, , attack] of ATTACKS)
    assert.throws(
      () => verify(attack(SIGNED)),
      (error: Error) => !/1002|90-B3|90B3|2026-02/.test(error.message),
    );
});
