import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { DccRefusal, openGbcs, readKeystoreFolder, type GbcsContent } from "../src/index.js";
import { sharedData } from "./shared-data.js";

const FOLDER = sharedData("dcc/gbcs");
const KEYSTORE = sharedData("dcc/keystore");

const ELECTRICITY_METER = "00DB1234567890A0";

/** What each answer says: code, device, counter, then its content in one line. */
const ANSWERS: Readonly<Record<string, readonly [number, string, bigint, string]>> = {
  "ECS22a_4.8.3_ERROR_RESPONSE": [0x36, ELECTRICITY_METER, 1203n, "device-error refused 1"],
  "ECS22a_4.8.3_SUCCESS_RESPONSE": [
    0x36,
    ELECTRICITY_METER,
    1201n,
    "half-hours export 49 2014-10-01T09:30:00Z 2014-10-02T09:30:00Z 6521 Wh 4542 varh",
  ],
  "ECS22b_4.8.1_ERROR_RESPONSE": [0x37, ELECTRICITY_METER, 1004n, "device-error refused 1"],
  "ECS22b_4.8.1_SINGLE_SUCCESS_RESPONSE": [
    0x37,
    ELECTRICITY_METER,
    1002n,
    "half-hours import 49 2014-12-31T00:00:00Z 2015-01-01T00:00:00Z 5632 Wh",
  ],
  "ECS66_4.17_ERROR_RESPONSE": [0x60, ELECTRICITY_METER, 1002n, "device-error refused 1"],
  "ECS66_4.17_SUCCESS_RESPONSE": [
    0x60,
    ELECTRICITY_METER,
    1001n,
    "days import 4 2014-12-02T00:00:00Z 2014-12-05T00:00:00Z 587 Wh",
  ],
};

const skip = FOLDER === null || KEYSTORE === null ? "the shared data is not there" : false;

describe("real data: GBCS messages of the reference test data set", { skip }, async () => {
  const { ring } = skip === false ? await readKeystoreFolder(KEYSTORE!) : { ring: null };
  for (const [name, [messageCode, originator, counter, content]] of Object.entries(ANSWERS)) {
    it(`real data: ${name}`, () => {
      const message = openGbcs(vector(`${name}_GBCS.HEX`), ring!);
      assert.deepEqual(
        [message.messageCode, message.originator, message.counter, inOneLine(message.content)],
        [messageCode, originator, counter, content],
      );
    });
  }

  it("real data: a command cannot be verified by whom it came from, and is refused for that reason", () => {
    for (const file of readdirSync(FOLDER!).filter((name) => name.includes("_COMMAND_"))) {
      assert.throws(() => openGbcs(vector(file), ring!), { name: "DccRefusal", code: "unknown-key" }, file);
    }
  });

  it("real data: no bit of an answer can be turned", () => {
    const answer = vector("ECS66_4.17_SUCCESS_RESPONSE_GBCS.HEX");
    for (let bit = 0; bit < answer.length * 8; bit++) {
      const turned = Buffer.from(answer);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      assert.throws(() => openGbcs(turned, ring!), DccRefusal, `bit ${bit}`);
    }
  });
});

function vector(file: string): Buffer {
  return Buffer.from(readFileSync(`${FOLDER}/${file}`, "utf8").trim(), "hex");
}

function inOneLine(content: GbcsContent): string {
  if (content.kind === "device-error") return `device-error ${content.cause} ${content.status}`;
  if (content.kind !== "half-hours" && content.kind !== "days") return content.kind;
  const { entries, unit } = content;
  const ends = [entries[0], entries.at(-1)].map((entry) =>
    new Date(entry!.endMs).toISOString().replace(".000", ""),
  );
  const total = entries.reduce((sum, { values }) => sum + values[0]!, 0);
  const reactive = entries.reduce((sum, { reactiveVarh }) => sum + (reactiveVarh ?? 0), 0);
  const line = [content.kind, content.direction, entries.length, ...ends, total, unit].join(" ");
  return reactive === 0 ? line : `${line} ${reactive} varh`;
}
