import { MESSAGE_CODES } from "../src/index.js";
import { encryptPart, type AgreementKeys, type GbcsHeader } from "../src/gbcs/encode/seal.js";
import { METER, USER } from "./parties.js";

export const ANSWER: GbcsHeader = {
  kind: "response",
  messageCode: MESSAGE_CODES.ECS22b,
  originator: METER.eui,
  recipient: USER.eui,
  counter: 1n,
  supplementary: null,
};

/** The payload of an ECS22b answer with these contents, each encrypted as it should be, whatever they are. */
export function protectedAnswer(contents: readonly Buffer[], keys: AgreementKeys): Buffer {
  const values = contents.map((content) => {
    const part = encryptPart(ANSWER, content, keys);
    const length = Buffer.from([0x82, part.length >> 8, part.length & 0xff]);
    return Buffer.concat([Buffer.from("020201010009", "hex"), length, part]);
  });
  const count = Buffer.from([contents.length]);
  const results = contents.map(() => Buffer.from("0300", "hex"));
  return Buffer.concat([Buffer.from("da200000010000", "hex"), count, ...values, count, ...results]);
}
