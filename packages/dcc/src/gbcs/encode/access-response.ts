import { length, uint32, uint8 } from "../bytes/write-bytes.js";
import { ACCESS_RESPONSE, RESULT_KINDS } from "../dlms/access-response.js";
import type { GbcsHeader } from "./seal.js";

/** An answer to one thing that was asked. */
export interface AccessAnswer {
  readonly of: keyof typeof RESULT_KINDS;
  /** The bytes of one value. */
  readonly value: Buffer;
  /** 0 is success. */
  readonly result: number;
}

/** A DLMS access response. Its invoke id ends as the message's counter does. */
export function encodeAccessResponse(header: GbcsHeader, answers: readonly AccessAnswer[]): Buffer {
  return Buffer.concat([
    uint8(ACCESS_RESPONSE),
    invokeId(header),
    Buffer.from([0, 0]),
    length(answers.length),
    ...answers.map(({ value }) => value),
    length(answers.length),
    ...answers.map(({ of, result }) => Buffer.from([RESULT_KINDS[of], result])),
  ]);
}

/** Of low priority and confirmed, then the last three bytes of the counter. */
export function invokeId({ counter }: GbcsHeader): Buffer {
  return uint32(0x20000000 + Number(counter & 0xffffffn));
}
