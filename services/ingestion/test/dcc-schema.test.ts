import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { buildResponse, DccRefusal, signDuis, type HeldCertificate } from "@halfhourly/dcc";
import { signedWords } from "../src/index.js";
import { DCC, US } from "./dcc-network.js";

const nowMs = Date.parse("2026-11-28T12:00:00Z");
const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const certificate: HeldCertificate = {
  serial: "1",
  issuer: "CN=Test",
  eui: DCC,
  role: 0x89,
  use: "digital-signature",
  publicKey,
  notBeforeMs: nowMs - 1,
  notAfterMs: nowMs + 1,
};
const requestId = { originator: US, target: DCC, counter: 1n };
const body = { kind: "acknowledgement", variant: "8.2" } as const;
const document = signDuis(buildResponse({ requestId, responseId: null, code: "I99", atMs: nowMs, body }), {
  privateKey,
  certificate,
});

function wordsWith(validate: (document: Uint8Array) => void) {
  return signedWords({
    originator: US,
    signer: { privateKey, certificate },
    held: { certificates: [certificate] },
    now: () => nowMs,
    schemas: { validate },
  });
}

test("an answer is held whole against the operator's schema, once it is verified and not before", async () => {
  const seen: Uint8Array[] = [];
  const words = wordsWith((whole) => void seen.push(whole));
  const halves = [document.subarray(0, 100), document.subarray(100)];
  assert.equal((await words.readAnswer(halves)).code, "I99");
  assert.deepEqual(
    seen.map((whole) => Buffer.compare(whole, document)),
    [0],
  );

  const forged = Buffer.from(Buffer.from(document).toString().replace("I99", "I0"));
  await assert.rejects(words.readAnswer([forged]), { code: "digest-differs" });
  assert.equal(seen.length, 1, "what nobody signed does not reach the schema's library");
});

test("an answer that the schema refuses is refused", async () => {
  const words = wordsWith(() => {
    throw new DccRefusal("schema-invalid", "An element is not expected.");
  });
  await assert.rejects(words.readAnswer([document]), { code: "schema-invalid" });
});
