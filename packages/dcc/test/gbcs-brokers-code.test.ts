import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MESSAGE_CODES, openGbcs, verifyGbcs, type Eui } from "../src/index.js";
import { encryptPart, sealMessage, type GbcsHeader } from "../src/gbcs/encode/seal.js";
import { BROKER, METER, ringOf, STRANGER, USER } from "./parties.js";
import { refusedWith } from "./refused.js";

const RING = ringOf(USER, [METER]);
const COUNTER = 9n;
const FROM_OURS = { brokersCode: "encrypted-parts" } as const;

/** One gas day: sample id 1, 2026-06-01T00:00Z in seconds since 2000, consumption, daily, one of 5 dm3. */
const DAY = "0100 0088af31 00 ffff 0100 050000";

describe("an answer to an unknown remote party, coded for the DCC's broker", () => {
  it("its encrypted content is read with our keys, and so is told how far it is proved", () => {
    const message = openGbcs(answer(gasDay()), RING, FROM_OURS);
    assert.ok(message.content.kind === "days");
    assert.deepEqual(message.content.entries, [{ endMs: Date.UTC(2026, 5, 1), values: [5] }]);
    assert.deepEqual([message.protection, message.supplementary?.party], ["encryption", USER.eui]);
  });

  it("by default its code must be right with our keys, and whoever holds the broker's checks it", () => {
    refusedWith("mac-wrong", () => openGbcs(answer(gasDay()), RING));
    const broker = ringOf(BROKER, [METER]);
    const protectedBy = verifyGbcs(answer(gasDay()), broker, FROM_OURS).protection;
    assert.equal(protectedBy, "message-authentication-code");
    const changed = answer(gasDay());
    changed[changed.length - 1]! ^= 1;
    refusedWith("mac-wrong", () => verifyGbcs(changed, broker, FROM_OURS));
  });

  it("what is not encrypted is not believed, alone or beside what is, unless the DCC vouches for it", () => {
    const clear = bytesOf(`010901 0107020011 190007 ${DAY}`);
    const both = bytesOf(`010902 ${gasDay().subarray(3).toString("hex")} 0107020011 190007 ${DAY}`);
    for (const payload of [clear, both, bytesOf("010901 0107020005 08000b088b"), bytesOf("00")]) {
      refusedWith("unknown-key", () => openGbcs(answer(payload), RING, FROM_OURS));
      refusedWith("unknown-key", () => verifyGbcs(answer(payload), RING, FROM_OURS));
    }
    const { content } = openGbcs(answer(clear), RING, { brokersCode: "vouched-for" });
    assert.equal(content.kind, "days");
  });

  it("every byte of what was encrypted counts, and whom it is from and for", () => {
    const payload = gasDay();
    for (let at = 12; at < payload.length; at++) {
      const changed = Buffer.from(payload);
      changed[at]! ^= 0x10;
      refusedWith("unknown-key", () => openGbcs(answer(changed), RING, FROM_OURS));
    }
    for (const header of [{ counter: 8n }, { originator: STRANGER.eui }, { party: STRANGER.eui }])
      refusedWith("unknown-key", () =>
        openGbcs(answer(payload, header), ringOf(USER, [METER, STRANGER]), FROM_OURS),
      );
  });

  it("a message to us has our own code, whatever is said of the broker's", () => {
    const header = headerOf({});
    const ours = { ...header, recipient: USER.eui, supplementary: null };
    const bytes = sealMessage(ours, gasDay(), brokerKeys());
    for (const brokersCode of ["vouched-for", "encrypted-parts"] as const)
      refusedWith("mac-wrong", () => openGbcs(bytes, RING, { brokersCode }));
  });
});

interface Changes {
  readonly counter?: bigint;
  readonly originator?: Eui;
  readonly party?: Eui;
}

function headerOf({ counter = COUNTER, originator = METER.eui, party = USER.eui }: Changes): GbcsHeader {
  const supplementary = { party, counter: 3n, originatorCounter: null };
  const { GCS61: messageCode } = MESSAGE_CODES;
  return { kind: "response", messageCode, originator, recipient: BROKER.eui, counter, supplementary };
}

/** As meters do it: the code with the broker's key over the header's own recipient and counter. */
function answer(payload: Buffer, changes: Changes = {}): Buffer {
  const header = headerOf(changes);
  return sealMessage(header, payload, brokerKeys(), null, {
    party: header.recipient,
    counter: header.counter,
  });
}

/** Encrypted to the party with the message's own counter. */
function gasDay(): Buffer {
  const own = { ...headerOf({}), recipient: USER.eui, supplementary: null };
  const keys = { ours: METER.agreement.privateKey, theirs: USER.agreement.publicKey };
  const part = encryptPart(own, bytesOf(DAY), keys);
  const inner = Buffer.concat([bytesOf("0000 190007"), Buffer.from([0, part.length]), part]);
  return Buffer.concat([bytesOf("010901 030702"), Buffer.from([0, inner.length]), inner]);
}

function brokerKeys() {
  return { ours: METER.agreement.privateKey, theirs: BROKER.agreement.publicKey };
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ""), "hex");
}
