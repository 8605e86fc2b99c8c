import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { encodeGbcs, MESSAGE_CODES, openGbcs, type GbcsMessageToSend } from "../src/index.js";
import { anyMessage } from "./gbcs-messages.js";
import { METER, ringOf, STRANGER, USER } from "./parties.js";

const RING = ringOf(USER, [METER]);
const KEYS = {
  ours: METER.agreement.privateKey,
  theirs: USER.agreement.publicKey,
  digitalSignature: METER.signature.privateKey,
};
const SEED = 20_261_128;

describe("GBCS: what a device writes, we read", () => {
  it("every message comes back as it was sent", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        // A clone has plain prototypes, as what was read has.
        const { alertOf: _, ...expected } = structuredClone(message);
        assert.deepEqual(openGbcs(encodeGbcs(message, KEYS), RING), expected);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it("thirteen months of gas and of two elements fit into one message", () => {
    const header = {
      kind: "response",
      originator: METER.eui,
      recipient: USER.eui,
      counter: 7n,
      supplementary: null,
    } as const;
    const protection = "message-authentication-code";
    const entries = (values: number[]) =>
      Array.from({ length: 19_056 }, (_, index) => ({
        endMs: Date.UTC(2025, 0, 1) + index * 1_800_000,
        values,
      }));
    const gas = {
      kind: "half-hours",
      fuel: "gas",
      direction: "import",
      unit: "dm3",
      elements: 1,
      entries: entries([5]),
    } as const;
    const twin = {
      kind: "half-hours",
      fuel: "electricity",
      direction: "import",
      unit: "Wh",
      elements: 2,
      entries: entries([5, 6]),
    } as const;
    const messages: GbcsMessageToSend[] = [
      { ...header, messageCode: MESSAGE_CODES.GCS17, protection, content: gas },
      { ...header, messageCode: MESSAGE_CODES.ECS22b, protection, content: twin },
    ];
    for (const message of messages) assert.deepEqual(openGbcs(encodeGbcs(message, KEYS), RING), message);
  });

  it("a message to an unknown remote party is opened by that party, not by the one in the header", () => {
    const [message] = fc.sample(
      anyMessage.filter(
        ({ supplementary, protection }) => supplementary !== null && protection !== "signature",
      ),
      { seed: SEED, numRuns: 1 },
    );
    const bytes = encodeGbcs(message!, KEYS);
    assert.equal(openGbcs(bytes, RING).supplementary!.party, USER.eui);
    assert.throws(() => openGbcs(bytes, ringOf(STRANGER, [METER])), { code: "unknown-key" });
  });
});
