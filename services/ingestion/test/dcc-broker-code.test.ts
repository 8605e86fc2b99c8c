import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { encodeGbcs, MESSAGE_CODES, parseEui, type HeldCertificate } from "@halfhourly/dcc";
import { signedWords } from "../src/index.js";
import { DCC, US } from "./dcc-network.js";

const METER = parseEui("00DB1234567890B0")!;
const ANOTHER = parseEui("90B3D51F30980000")!;
const keys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
const [meter, broker, us] = [keys(), keys(), keys()];
const meterKey: HeldCertificate = {
  serial: "1",
  issuer: "CN=Test",
  eui: METER,
  role: null,
  use: "key-agreement",
  publicKey: meter.publicKey,
  notBeforeMs: 0,
  notAfterMs: Date.UTC(9999, 0, 1),
};

const words = signedWords({
  originator: US,
  signer: { privateKey: us.privateKey, certificate: meterKey },
  held: {
    certificates: [meterKey],
    privateKeys: [{ eui: US, use: "key-agreement", key: us.privateKey }],
  },
});

/** What a meter answers to whom it does not know, with the key of whoever is to check its code. */
function answer(recipient = DCC, party = US): Uint8Array {
  return encodeGbcs(
    {
      kind: "response",
      messageCode: MESSAGE_CODES.ECS50,
      originator: METER,
      recipient,
      counter: 5n,
      supplementary: { party, counter: 4n, originatorCounter: null },
      protection: "message-authentication-code",
      content: { kind: "cin-shown" },
    },
    { ours: meter.privateKey, theirs: broker.publicKey },
  );
}

test("an answer whose code is the broker's is taken, since the DCC signed what it came in", () => {
  const message = words.openGbcs(answer(), []);
  assert.deepEqual([message.content.kind, message.supplementary?.counter], ["cin-shown", 4n]);
});

test("a code that is for us must be right, and an answer to another user is none of ours", () => {
  assert.throws(() => words.openGbcs(answer(US), []), { code: "mac-wrong" });
  assert.throws(() => words.openGbcs(answer(DCC, ANOTHER), []), { code: "wrong-recipient" });
});
