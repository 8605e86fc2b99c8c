import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openGbcs, type GbcsLog } from "../src/index.js";
import { sealMessage } from "../src/gbcs/encode/seal.js";
import { METER, ringOf, USER } from "./parties.js";
import { ANSWER, protectedAnswer } from "./protected-answer.js";

const KEYS = { ours: METER.agreement.privateKey, theirs: USER.agreement.publicKey };
const FIRST_MS = Date.UTC(2000, 0, 1, 0, 30);
const SECOND_MS = Date.UTC(2000, 0, 1, 1, 0);

/** The log of an ECS22b answer whose encrypted contents are these. */
function logOf(...contents: readonly string[]): GbcsLog {
  const bytes = contents.map((content) => Buffer.from(content.replaceAll(" ", ""), "hex"));
  const { content } = openGbcs(
    sealMessage(ANSWER, protectedAnswer(bytes, KEYS), KEYS),
    ringOf(USER, [METER]),
  );
  assert.ok(content.kind === "half-hours");
  return content;
}

describe("forms of an electricity log", () => {
  it("a compact array, of one element or two, with rows or without", () => {
    const one = logOf("0201 13 02020606 10 00000708 00000005 00000e10 ffffffff");
    assert.deepEqual(one.entries, [
      { endMs: FIRST_MS, values: [5] },
      { endMs: SECOND_MS, values: [0xffffffff] },
    ]);
    const two = logOf("0201 13 0203060606 0c 00000708 00000005 00000006");
    assert.deepEqual([two.elements, two.entries], [2, [{ endMs: FIRST_MS, values: [5, 6] }]]);
    const none = logOf("0201 13 0203060606 00");
    assert.deepEqual([none.elements, none.entries], [2, []]);
  });

  it("narrower columns", () => {
    assert.deepEqual(logOf("0201 13 02020612 06 00000708 0005").entries, [{ endMs: FIRST_MS, values: [5] }]);
  });

  it("an array of structures, in which a value that is not there is an entry without values", () => {
    const { entries } = logOf("0201 0102 0202 0600000708 0600000005 0202 0600000e10 00");
    assert.deepEqual(entries, [
      { endMs: FIRST_MS, values: [5] },
      { endMs: SECOND_MS, values: [] },
    ]);
    assert.deepEqual(logOf("0201 0100").entries, []);
    assert.deepEqual(logOf("0201 00").entries, []);
  });

  it("one log an element, in one answer or in two, side by side", () => {
    const first = "13 02020606 08 00000708 00000005";
    const second = "13 02020606 08 00000708 00000006";
    const expected = [{ endMs: FIRST_MS, values: [5, 6] }];
    for (const log of [logOf(`0202 ${first} ${second}`), logOf(`0201 ${first}`, `0201 ${second}`)]) {
      assert.deepEqual([log.elements, log.entries], [2, expected]);
    }
    const later = "13 02020606 08 00000e10 00000006";
    assert.throws(() => logOf(`0202 ${first} ${later}`), { code: "content-malformed" });
  });

  it("nothing else", () => {
    const others = [
      "0201 13 020106 04 00000708",
      "0201 13 02021206 06 0708 00000005",
      "0201 0600000005",
      "0200",
      "0201 13 02020606 07 00000708 000000",
    ];
    for (const content of others) assert.throws(() => logOf(content), { code: "content-malformed" }, content);
  });
});
