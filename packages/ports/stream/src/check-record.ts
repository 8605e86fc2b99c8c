import type { StreamRecord } from "./port.js";

export const mostKeyBytes = 200;
export const mostValueBytes = 900_000;
const wellFormedGroup = /^[a-z][a-z0-9.-]{0,99}$/;

/**
 * The bytes of a record's key.
 * @throws RangeError for a key that is empty, longer than 200 bytes of UTF-8 or no text, and for a value over 900,000 bytes.
 */
export function checkedKey({ key, value }: StreamRecord): Buffer {
  const bytes = Buffer.from(key, "utf8");
  if (bytes.length === 0) throw new RangeError("A record of the stream needs a key: this one's is empty.");
  if (bytes.length > mostKeyBytes)
    throw new RangeError(
      `A key in the stream has at most ${mostKeyBytes} bytes of UTF-8: this one has ${bytes.length}.`,
    );
  // A half surrogate pair would be written as another character: two keys would become one. ASCII has none.
  if (bytes.length !== key.length && bytes.toString("utf8") !== key)
    throw new RangeError("A key in the stream is text: this one holds half of a surrogate pair.");
  if (value.byteLength > mostValueBytes)
    throw new RangeError(
      `A value in the stream has at most ${mostValueBytes} bytes: this one has ${value.byteLength}. Append it in parts.`,
    );
  return bytes;
}

/** @throws RangeError for a group's name that not every adapter can carry, and for a batch of no records. */
export function checkSubscription(group: string, mostRecords: number): void {
  checkGroup(group);
  if (!Number.isSafeInteger(mostRecords) || mostRecords < 1)
    throw new RangeError(`A batch of the stream holds at least one record: mostRecords is ${mostRecords}.`);
}

export function checkGroup(group: string): void {
  if (!wellFormedGroup.test(group))
    throw new RangeError(
      `"${group}" cannot name a group of the stream: lower-case letters, digits, "." and "-", at most 100, a letter first.`,
    );
}
