import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { DccRefusal, encodeGbcs, MESSAGE_CODES, openGbcs, type GbcsMessage } from "../src/index.js";
import { readEnvelope } from "../src/gbcs/envelope/read-envelope.js";
import { sealMessage } from "../src/gbcs/encode/seal.js";
import { anyMessage } from "./gbcs-messages.js";
import { METER, ringOf, USER } from "./parties.js";
import { ANSWER, protectedAnswer } from "./protected-answer.js";

const RING = ringOf(USER, [METER]);
const KEYS = {
  ours: METER.agreement.privateKey,
  theirs: USER.agreement.publicKey,
  digitalSignature: METER.signature.privateKey,
};
const SETTINGS = { seed: 20_261_128, numRuns: 600 };

describe("GBCS: what is hostile is refused", () => {
  it("no message that was changed on its way is opened", () => {
    fc.assert(
      fc.property(anyMessage, changes, (message, change) => {
        const sent = encodeGbcs(message, KEYS);
        const changed = change(sent);
        fc.pre(!changed.equals(sent));
        assert.throws(() => openGbcs(changed, RING), DccRefusal);
      }),
      SETTINGS,
    );
  });

  it("no bit of any kind of message can be turned", () => {
    const messages = fc.sample(anyMessage, { seed: SETTINGS.seed, numRuns: 40 });
    const short = messages.map((message) => encodeGbcs(message, KEYS)).filter(({ length }) => length < 300);
    assert.ok(short.length > 5);
    for (const sent of short) {
      for (let bit = 0; bit < sent.length * 8; bit++) {
        assert.throws(() => openGbcs(turned(sent, bit), RING), DccRefusal, `bit ${bit}`);
      }
    }
  });

  it("bytes of chance are malformed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.throws(() => openGbcs(bytes, RING), { name: "DccRefusal", code: "gbcs-malformed" });
      }),
      SETTINGS,
    );
  });

  it("what a meter itself sends wrong is refused or read, and nothing else happens", () => {
    fc.assert(
      fc.property(anyMessage, changes, (message, change) => {
        const payload = change(Buffer.from(readEnvelope(encodeGbcs(message, KEYS)).payload));
        const outcome = openOrRefusal(sealMessage(message, payload, KEYS));
        if (outcome instanceof DccRefusal) assert.ok(INSIDE.includes(outcome.code), outcome.code);
      }),
      SETTINGS,
    );
  });

  it("what a meter encrypts wrong is refused or read, and nothing else happens", () => {
    const columns = "0201130203060606";
    const starts = [
      "",
      columns,
      `${columns}83ffffff`,
      "0201",
      "01",
      "0183ffffff",
      "0282ffff",
      "02".repeat(40),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
        const content = Buffer.concat([Buffer.from(start, "hex"), rest]);
        const outcome = openOrRefusal(sealMessage(ANSWER, protectedAnswer([content], KEYS), KEYS));
        if (outcome instanceof DccRefusal) assert.equal(outcome.code, "content-malformed");
      }),
      SETTINGS,
    );
  });

  it("counts beyond what is there are refused at once", () => {
    const payloads = [
      "da2000000100008300ffff", // answers
      "da20000001000001018400ffffff", // a length of four bytes
      "da200000010000010183ffffff", // items of an array
      "da20000001000001130283ffffff", // columns
      "da200000010000011302010683ffffff", // rows
      `da20000001000001${"0101".repeat(60_000)}`, // arrays in arrays
    ];
    for (const payload of payloads) {
      const header = { ...ANSWER, messageCode: MESSAGE_CODES.ECS22a };
      const bytes = sealMessage(header, Buffer.from(payload, "hex"), KEYS);
      assert.throws(() => openGbcs(bytes, RING), { code: "content-malformed" }, payload.slice(0, 60));
    }
  });
});

/** What can be wrong inside a message that is authentic. */
const INSIDE: readonly string[] = ["content-malformed", "decryption-failed", "unknown-message-code"];

function openOrRefusal(bytes: Buffer): GbcsMessage | DccRefusal {
  try {
    return openGbcs(bytes, RING);
  } catch (refusal) {
    if (refusal instanceof DccRefusal) return refusal;
    throw refusal;
  }
}

type Change = (bytes: Buffer) => Buffer;

const position = fc.nat({ max: 0xffff });

const changes: fc.Arbitrary<Change> = fc.oneof(
  position.map(
    (bit): Change =>
      (bytes) =>
        turned(bytes, bit),
  ),
  position.map(
    (at): Change =>
      (bytes) =>
        bytes.subarray(0, at % bytes.length),
  ),
  fc.uint8Array({ minLength: 1, maxLength: 20 }).map(
    (more): Change =>
      (bytes) =>
        Buffer.concat([bytes, more]),
  ),
  fc.tuple(position, fc.uint8Array({ minLength: 1, maxLength: 9 })).map(([at, put]): Change => (bytes) => {
    const from = at % bytes.length;
    return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from)]);
  }),
  fc
    .tuple(position, fc.constantFrom(0x00, 0x7f, 0x80, 0x81, 0x83, 0xff))
    .map(([at, byte]): Change => (bytes) => {
      const copy = Buffer.from(bytes);
      copy[at % copy.length] = byte;
      return copy;
    }),
  // Two parts in the other order, and a message inside itself.
  position.map((at): Change => (bytes) => {
    const from = at % bytes.length;
    return Buffer.concat([bytes.subarray(from), bytes.subarray(0, from)]);
  }),
  position.map((at): Change => (bytes) => {
    const from = at % bytes.length;
    return Buffer.concat([bytes.subarray(0, from), bytes, bytes.subarray(from)]);
  }),
);

function turned(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[(bit >> 3) % copy.length]! ^= 1 << (bit & 7);
  return copy;
}
