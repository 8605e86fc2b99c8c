import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { describeEnvelope, keyRingOf, openGbcs } from "../src/index.js";
import { readEnvelope } from "../src/gbcs/envelope/read-envelope.js";
import { sealMessage, type GbcsHeader } from "../src/gbcs/encode/seal.js";
import { BROKER, held, METER, ringOf, STRANGER, USER } from "./parties.js";
import { sharedData } from "./shared-data.js";

const FOLDER = sharedData("dcc/gbcs");
const skip = FOLDER === null ? "the shared data is not there" : false;

/** The period that each command of the set asks for, as its DUIS request states it where the set has that too. */
const PERIODS: Readonly<Record<string, readonly [from: string, to: string] | null>> = {
  "ECS22a_4.8.3_SUCCESS": ["2014-10-01T09:30:00Z", "2014-10-02T09:30:00Z"],
  "ECS22b_4.8.1_SINGLE_SUCCESS": ["2014-12-31T00:00:00Z", "2015-01-01T00:00:00Z"],
  "ECS24_4.11.1_SUCCESS": null,
  "ECS66_4.17_SUCCESS": ["2014-12-01T09:00:00Z", "2014-12-05T11:05:00Z"],
  "GCS17_4.8.1_SUCCESS": ["2014-12-30T00:00:00Z", "2015-01-01T00:00:00Z"],
  "GCS21f_4.11.1_SUCCESS": null,
};

/**
 * The set's commands carry the code of an access control broker whose key it does not give. Their payloads, put under a code of
 * our own, show that commands are read.
 */
describe("GBCS commands of the reference test data set", () => {
  for (const [name, period] of Object.entries(PERIODS)) {
    it(`real data: the period that ${name}_COMMAND asks for`, { skip }, () => {
      const { payload, messageCode } = readEnvelope(vector(`${name}_COMMAND_GBCS.HEX`));
      const keys = { ours: USER.agreement.privateKey, theirs: METER.agreement.publicKey };
      const message = openGbcs(sealMessage(command(messageCode), payload, keys), ringOf(METER, [USER]));
      const expected = period?.map((time) => Date.parse(time)) ?? null;
      assert.ok(message.content.kind === "command");
      const found = message.content.period;
      assert.deepEqual(found && [found.fromMs, found.toMs], expected);
    });
  }
});

describe("GBCS commands", () => {
  const payload = bytesOf("010901 010702000c 010008 0000 80a7341c 00 0300");

  it("are opened by the device with the broker's certificate, where it is told who the broker is", () => {
    const keys = { ours: BROKER.agreement.privateKey, theirs: METER.agreement.publicKey };
    const bytes = sealMessage(command(0x78), payload, keys);
    const device = ringOf(METER, [BROKER]);
    const { content } = openGbcs(bytes, device, { accessControlBroker: BROKER.eui });
    const fromMs = Date.UTC(2014, 11, 30);
    assert.deepEqual(content, { kind: "command", period: { fromMs, toMs: fromMs + 2 * 1_800_000 } });
    assert.throws(() => openGbcs(bytes, device), { code: "unknown-key" });
    const last = bytes.length - 1;
    bytes[last]! ^= 1;
    assert.throws(() => openGbcs(bytes, device, { accessControlBroker: BROKER.eui }), { code: "mac-wrong" });
  });

  it("say who they are for without being believed", () => {
    const keys = { ours: STRANGER.agreement.privateKey, theirs: METER.agreement.publicKey };
    const { kind, messageCode, originator, recipient, counter } = command(0x78);
    assert.deepEqual(describeEnvelope(sealMessage(command(0x78), payload, keys)), {
      verified: false,
      kind,
      messageCode,
      originator,
      recipient,
      counter,
    });
  });

  it("signed and coded, are refused where either is wrong", () => {
    const keys = { ours: METER.agreement.privateKey, theirs: USER.agreement.publicKey };
    const answer: GbcsHeader = {
      ...command(0x83),
      kind: "response",
      originator: METER.eui,
      recipient: USER.eui,
    };
    const shown = bytesOf("010901 0107080005 08000b0600");
    const bytes = sealMessage(answer, shown, keys, METER.signature.privateKey);
    assert.deepEqual(openGbcs(bytes, ringOf(USER, [METER])).content, { kind: "cin-shown" });
    const byAnother = sealMessage(answer, shown, keys, USER.signature.privateKey);
    assert.throws(() => openGbcs(byAnother, ringOf(USER, [METER])), { code: "signature-wrong" });
    const onlyAgreement = keyRingOf({
      certificates: [held(METER, "key-agreement", METER.agreement.publicKey)],
      privateKeys: [{ eui: USER.eui, use: "key-agreement", key: USER.agreement.privateKey }],
    });
    assert.throws(() => openGbcs(bytes, onlyAgreement), { code: "unknown-certificate" });
  });

  it("and answers for somebody else are refused before anything is opened", () => {
    const keys = { ours: METER.agreement.privateKey, theirs: USER.agreement.publicKey };
    const answer: GbcsHeader = {
      ...command(0x83),
      kind: "response",
      originator: METER.eui,
      recipient: USER.eui,
    };
    const bytes = sealMessage(answer, Buffer.alloc(0), keys);
    const ring = ringOf(USER, [METER]);
    assert.throws(() => openGbcs(bytes, ring, { recipient: BROKER.eui }), { code: "wrong-recipient" });
    assert.throws(() => openGbcs(bytes, ring, { recipient: USER.eui }), { code: "content-malformed" });
    assert.throws(() => openGbcs(sealMessage({ ...answer, messageCode: 0x26 }, payload, keys), ring), {
      code: "unknown-message-code",
      message: /0x0026/,
    });
  });
});

function command(messageCode: number): GbcsHeader {
  return {
    kind: "command",
    messageCode,
    originator: USER.eui,
    recipient: METER.eui,
    counter: 1000n,
    supplementary: null,
  };
}

function bytesOf(spacedHex: string): Buffer {
  return Buffer.from(spacedHex.replaceAll(" ", ""), "hex");
}

function vector(file: string): Buffer {
  return Buffer.from(readFileSync(`${FOLDER}/${file}`, "utf8").trim(), "hex");
}
