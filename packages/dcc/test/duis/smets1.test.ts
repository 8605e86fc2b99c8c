import assert from "node:assert/strict";
import { test } from "node:test";
import { buildSmets1Response } from "../../src/duis/build-response.js";
import type { DuisResponse } from "../../src/duis/response.js";
import { signDuis, signDuisStream } from "../../src/duis/sign.js";
import type { Smets1Log } from "../../src/duis/smets1-content.js";
import { verifyDuis, verifyDuisStream } from "../../src/duis/verify.js";
import { signedPieces } from "../../src/xml/sign.js";
import { refusedWith } from "../refused.js";
import { DCC, NOW_MS, PROVIDER, STRANGER, eui, party, ringOf, type Party } from "../ring.js";
import { REQUEST_ID } from "./signed-xml.js";

const RING = ringOf(DCC, PROVIDER, STRANGER);
const HALF_HOUR_MS = 1_800_000;
/** 397 days: the most that MMC 5.4 allows in one answer. */
const LONGEST = 19_056;
const FIRST_MS = Date.UTC(2025, 3, 1);

function answer(entries: Smets1Log["entries"], changes: Partial<Smets1Log> = {}): DuisResponse {
  const content: Smets1Log = {
    kind: "half-hours",
    device: REQUEST_ID.target,
    fuel: "electricity",
    direction: "import",
    unit: "Wh",
    elements: 1,
    stamp: "by-source",
    entries,
    leftOut: 0,
    ...changes,
  };
  const body = { kind: "smets1", variant: "4.8.1", scheduleId: null, content } as const;
  return { requestId: REQUEST_ID, responseId: null, code: "I0", atMs: NOW_MS, body };
}

const TWO = [
  { stampMs: FIRST_MS, values: [123] },
  { stampMs: FIRST_MS + HALF_HOUR_MS, values: [0xffffffff] },
];

const verify = (bytes: Uint8Array) => verifyDuis(bytes, { ring: RING, nowMs: NOW_MS });

function logOf(bytes: Uint8Array): Smets1Log {
  const message = verify(bytes);
  assert.ok(message.kind === "response" && message.response.body.kind === "smets1");
  const { content } = message.response.body;
  assert.ok(content.kind === "half-hours" || content.kind === "days");
  return content;
}

/** The provider's part, changed after it signed and before the DCC signs. */
function changedBetween(change: (inner: string) => string, provider: Party = PROVIDER): Uint8Array {
  const xml = [...buildSmets1Response(answer(TWO), provider)].join("");
  const changed = change(xml);
  return signDuis(changed, DCC);
}

test("the longest answer there is, 19,056 entries, is signed, sent and read as it streams", async () => {
  const entries = Array.from({ length: LONGEST }, (_, index) => ({
    stampMs: FIRST_MS + index * HALF_HOUR_MS,
    values: [index % 2000, index % 7],
  }));
  const sent = signDuisStream(buildSmets1Response(answer(entries, { elements: 2 }), PROVIDER), DCC);
  let largestPiece = 0;
  const watched = function* () {
    for (const piece of sent) {
      largestPiece = Math.max(largestPiece, piece.length);
      yield piece;
    }
  };
  const message = await verifyDuisStream(watched(), { ring: RING, nowMs: NOW_MS });
  assert.ok(message.kind === "response" && message.response.body.kind === "smets1");
  const { content } = message.response.body;
  assert.ok(content.kind === "half-hours");
  assert.deepEqual(content.entries, entries);
  assert.equal(content.elements, 2);
  assert.ok(largestPiece < 100_000, "never held whole");
});

test("a change of the provider's part is refused though the DCC signed it: digest-differs", () => {
  refusedWith("digest-differs", () => verify(changedBetween((xml) => xml.replace(">123<", ">124<"))));
});

test("a provider's part without signature is refused: signature-missing", () => {
  const unsigned = (xml: string) => xml.replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "");
  refusedWith("signature-missing", () => verify(changedBetween(unsigned)));
});

test("the provider's signature alone, without the DCC's, is refused: signature-missing", () => {
  const xml = [...buildSmets1Response(answer(TWO), PROVIDER)].join("");
  refusedWith("signature-missing", () => verify(Buffer.from(xml)));
});

test("a provider that is not held, or of another role, is refused by its own code", () => {
  const unknown = party("90B3D51F3000000A", 0x89, "5005");
  refusedWith("unknown-certificate", () => verify(changedBetween((xml) => xml, unknown)));
  refusedWith("wrong-role", () => verify(changedBetween((xml) => xml, STRANGER)));
  const expired = party("90B3D51F3000000A", 0x89, "5006", { notAfterMs: NOW_MS - 1 });
  const bytes = changedBetween((xml) => xml, expired);
  refusedWith("certificate-not-in-force", () =>
    verifyDuis(bytes, { ring: ringOf(DCC, expired), nowMs: NOW_MS }),
  );
});

test("the role of providers is the operator's to say", () => {
  const bytes = changedBetween((xml) => xml, STRANGER);
  const message = verifyDuis(bytes, { ring: RING, nowMs: NOW_MS, smets1SignerRoles: [0x02] });
  assert.equal(message.signer, DCC.certificate);
});

test("where the DCC's signer is named, a provider of the same role cannot answer for the DCC: wrong-signer", () => {
  const answerSigners = [DCC.certificate.eui];
  const ring = RING;
  const good = changedBetween((xml) => xml);
  assert.equal(verifyDuis(good, { ring, nowMs: NOW_MS, answerSigners }).signer, DCC.certificate);
  const bad = signDuis(buildSmets1Response(answer(TWO), PROVIDER), PROVIDER);
  refusedWith("wrong-signer", () => verifyDuis(bad, { ring, nowMs: NOW_MS, answerSigners }));
});

test("an answer of the DCC that a user signed is refused: wrong-role", () => {
  const bytes = signDuis(buildSmets1Response(answer(TWO), PROVIDER), STRANGER);
  refusedWith("wrong-role", () => verify(bytes));
});

test("declarations that the DCC moved to its own root do not break the provider's signature", () => {
  // Signed with four declarations, which the DCC's writer then has on the root only: what is in scope is the same.
  const inner = [...buildSmets1Response(answer(TWO), PROVIDER)].join("");
  const part = /<sr:SMETS1SignedResponse[\s\S]*<\/sr:SMETS1SignedResponse>/.exec(inner)![0];
  const bare = part.replace(/ xmlns:ra="[^"]*" xmlns:sr="[^"]*"/, "");
  assert.notEqual(bare, part);
  assert.deepEqual(logOf(signDuis(inner.replace(part, bare), DCC)).entries, TWO);
});

test("what a provider signed for one device is no answer of another: content-malformed", () => {
  const other = { ...answer(TWO), requestId: { ...REQUEST_ID, target: eui("00DB1234567890FF") } };
  refusedWith("content-malformed", () => verify(signDuis(buildSmets1Response(other, PROVIDER), DCC)));
});

test("a second signed part, in the same or another place, is refused: not-duis", () => {
  const twice = (xml: string) =>
    xml.replace(/(<sr:SMETS1SignedResponse[\s\S]*<\/sr:SMETS1SignedResponse>)/, "$1$1");
  refusedWith("not-duis", () => verify(changedBetween(twice)));
  const outside = (xml: string) =>
    xml.replace(
      "</sr:Body></sr:Response>",
      '</sr:Body><sr:SMETS1SignedResponse schemaVersion="5.4"/></sr:Response>',
    );
  refusedWith("not-duis", () => verify(changedBetween(outside)));
});

/** An answer with this text for its log, signed by both. */
function withEntries(entries: string, service = "ReadActiveImportProfileDataRsp"): Uint8Array {
  const xml = [...buildSmets1Response(answer(TWO), PROVIDER)].join("");
  const [before, inner, after] = xml.split(/(<sr:SMETS1SignedResponse[\s\S]*<\/sr:SMETS1SignedResponse>)/);
  const changed = inner!
    .replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "")
    .replace(/<ra:LogEntry>[\s\S]*<\/ra:LogEntry>/, entries)
    .replaceAll("ReadActiveImportProfileDataRsp", service);
  return signDuis([before! + [...signedPieces([changed], PROVIDER)].join("") + after!], DCC);
}

const STAMP = "<ra:Timestamp>2025-04-01T00:00:00Z</ra:Timestamp>";

test("entries without stamp or value are left out and counted, as the schema allows them", () => {
  const log = logOf(
    withEntries(
      `<ra:LogEntry><ra:Electricity><ra:PrimaryValue>1</ra:PrimaryValue></ra:Electricity></ra:LogEntry>` +
        `<ra:LogEntry>${STAMP}</ra:LogEntry>` +
        `<ra:LogEntry>${STAMP}<ra:Electricity><ra:PrimaryValue>7</ra:PrimaryValue></ra:Electricity></ra:LogEntry>`,
    ),
  );
  assert.deepEqual(log.entries, [{ stampMs: FIRST_MS, values: [7] }]);
  assert.equal(log.leftOut, 2);
});

test("gas is decimal m3 and is read as dm3 without the error of binary fractions, markers with a fourth place included", () => {
  const entry = (value: string) =>
    `<ra:LogEntry>${STAMP}<ra:Gas><ra:PrimaryValue>${value}</ra:PrimaryValue></ra:Gas></ra:LogEntry>`;
  const log = logOf(withEntries(["0.283", "16777.215", "1.1", "3", "186227.0865", "0"].map(entry).join("")));
  assert.equal(log.unit, "dm3");
  assert.deepEqual(
    log.entries.map(({ values }) => values[0]),
    [283, 16_777_215, 1100, 3000, 186_227_086.5, 0],
  );
});

test("stamps are read with their offset; one without zone is refused, for nobody knows when it was", () => {
  const at = (stamp: string) =>
    withEntries(
      `<ra:LogEntry><ra:Timestamp>${stamp}</ra:Timestamp><ra:Electricity><ra:PrimaryValue>1</ra:PrimaryValue></ra:Electricity></ra:LogEntry>`,
    );
  assert.equal(logOf(at("2025-04-01T01:00:00+01:00")).entries[0]!.stampMs, FIRST_MS);
  assert.equal(logOf(at("2025-04-01T00:00:00.5Z")).entries[0]!.stampMs, FIRST_MS + 500);
  for (const bad of [
    "2025-04-01T00:00:00",
    "2025-02-30T00:00:00Z",
    "2025-13-01T00:00:00Z",
    "2025-04-01T24:30:00Z",
    "x",
  ])
    refusedWith("not-duis", () => verify(at(bad)));
});

test("values that are no whole numbers, and two fuels in one log, are refused", () => {
  for (const [fuel, bad] of [
    ["Electricity", "1.5"],
    ["Electricity", "0x10"],
    ["Electricity", "12345678901234567890"],
    ["Gas", "1e3"],
    ["Gas", "."],
  ] as const)
    refusedWith("not-duis", () =>
      verify(
        withEntries(
          `<ra:LogEntry>${STAMP}<ra:${fuel}><ra:PrimaryValue>${bad}</ra:PrimaryValue></ra:${fuel}></ra:LogEntry>`,
        ),
      ),
    );
  const both = ["Electricity", "Gas"].map(
    (fuel) =>
      `<ra:LogEntry>${STAMP}<ra:${fuel}><ra:PrimaryValue>1</ra:PrimaryValue></ra:${fuel}></ra:LogEntry>`,
  );
  refusedWith("content-malformed", () => verify(withEntries(both.join(""))));
});

test("an answer to something that is never asked is named and not read", () => {
  const message = verify(withEntries("<ra:MeterBalance>5</ra:MeterBalance>", "ReadMeterBalanceRsp"));
  assert.ok(message.kind === "response" && message.response.body.kind === "smets1");
  assert.deepEqual(message.response.body.content, {
    kind: "other",
    device: REQUEST_ID.target,
    element: "ReadMeterBalanceRsp",
  });
});
