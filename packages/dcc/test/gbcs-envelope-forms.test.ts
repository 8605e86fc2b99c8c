import assert from "node:assert/strict";
import { sign } from "node:crypto";
import { describe, it } from "node:test";
import { MESSAGE_CODES, openGbcs, verifyGbcs } from "../src/index.js";
import { METER, ringOf, USER } from "./parties.js";
import { refusedWith } from "./refused.js";

const RING = ringOf(USER, [METER]);
const DATE_TIME = "07ea0601ff0c00000080 00ff";
/** ECS50's answer: one thing set, with success. */
const SHOWN = "da20000001 0000 01 00 01 0200";
const ALERT_TIME = "180f 32303236303630313132303030305a";
const KEY_ALERT = `3026 0203 008f66 ${ALERT_TIME} 300e 0201 05 0409 000000000000000001`;

describe("GBCS messages of forms that our own encoder does not write", () => {
  it("an answer that says when it was done is read like one that does not; that moment is covered too", () => {
    const bytes = signed({ payload: SHOWN, dateTime: DATE_TIME });
    assert.deepEqual(openGbcs(bytes, RING).content, { kind: "cin-shown" });
    bytes[bytes.indexOf("07ea0601", "hex") + 2]! ^= 1;
    refusedWith("signature-wrong", () => openGbcs(bytes, RING));
    refusedWith("gbcs-malformed", () => openGbcs(signed({ payload: SHOWN, dateTime: "07ea0601" }), RING));
  });

  it("a pre-command, which nobody signed yet, is refused as such", () => {
    const bytes = bytesOf(unsigned({ flag: "01", payload: SHOWN }));
    assert.throws(() => openGbcs(bytes, RING), {
      code: "gbcs-malformed",
      message: /neither a signature nor an authentication code/,
    });
  });

  it("a signed alert may name a further party without a counter: its own counts", () => {
    const alert = { flag: "03", messageCode: "1000", payload: KEY_ALERT };
    const message = openGbcs(signed({ ...alert, further: USER.eui }), RING);
    assert.deepEqual(message.supplementary, { party: USER.eui, counter: 7n, originatorCounter: null });
    refusedWith("gbcs-malformed", () => openGbcs(signed({ ...alert, further: `${USER.eui}0000` }), RING));
  });

  it("an ASN.1 alert tells its code and time, with short and long lengths", () => {
    const alert = (payload: string) => openGbcs(signed({ flag: "03", messageCode: "00ca", payload }), RING);
    const expected = { kind: "alert", alertCode: 0x8f66, atMs: Date.UTC(2026, 5, 1, 12), furtherTimesMs: [] };
    assert.deepEqual(alert(KEY_ALERT).content, expected);
    assert.deepEqual(alert(KEY_ALERT.replace(/^3026/, "30820026")).content, expected);
    for (const payload of [
      KEY_ALERT.slice(0, -2),
      `${KEY_ALERT}00`,
      KEY_ALERT.replace("0203", "0202"),
      KEY_ALERT.replace("3236303630", "3236313330"),
      KEY_ALERT.replace(/5a /, "2b "),
    ])
      refusedWith("content-malformed", () => alert(payload));
  });

  it("a message of a use case that is not read here verifies, and is refused by its code where it is opened", () => {
    const bytes = signed({ messageCode: "0019", payload: SHOWN, dateTime: DATE_TIME });
    assert.deepEqual(verifyGbcs(bytes, RING), {
      kind: "response",
      messageCode: 0x19,
      originator: METER.eui,
      recipient: USER.eui,
      counter: 7n,
      supplementary: null,
      protection: "signature",
    });
    refusedWith("unknown-message-code", () => openGbcs(bytes, RING));
    bytes[bytes.length - 1]! ^= 1;
    refusedWith("signature-wrong", () => verifyGbcs(bytes, RING));
  });
});

interface Parts {
  readonly payload: string;
  readonly flag?: string;
  readonly messageCode?: string;
  readonly dateTime?: string;
  readonly further?: string;
}

/** From the grouping header to the payload, in hexadecimal. */
function unsigned({ payload, flag = "02", messageCode, dateTime = "", further = "" }: Parts): string {
  const code = messageCode ?? MESSAGE_CODES.ECS50.toString(16).padStart(4, "0");
  const parties = `08${METER.eui}08${USER.eui}`;
  return `df09${flag}0000000000000007${parties}${long(dateTime)}${long(code + further)}${long(payload)}`;
}

function signed(parts: Parts): Buffer {
  const over = bytesOf(unsigned(parts));
  const key = { key: METER.signature.privateKey, dsaEncoding: "ieee-p1363" as const };
  return Buffer.concat([over, Buffer.from([64]), sign("sha256", over.subarray(1), key)]);
}

const long = (text: string) => `${bytesOf(text).length.toString(16).padStart(2, "0")}${text}`;

function bytesOf(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ""), "hex");
}
