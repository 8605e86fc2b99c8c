import { MOST_HALF_HOURS_IN_DOCUMENT } from "@halfhourly/contracts";
import { FIRST_YEAR, LARGEST_VALUE, LAST_YEAR, monthLength, SLOT_MS, type Slot } from "@halfhourly/domain";

/** What an interval document says, taken from its bytes; all its values are of one quality. */
export interface ScannedDocument {
  readonly meterPoint: string;
  readonly fuel: "electricity" | "gas";
  readonly direction: "import" | "export";
  readonly element: 1 | 2;
  readonly unit: "Wh" | "dm3";
  readonly firstSlot: Slot;
  readonly values: readonly (number | null)[];
  readonly quality: "actual" | "estimated";
}

/**
 * One pass through the bytes of a document that is written as the contract asks for: members in its order, without white
 * space, no exceptions. Null for any other, right or wrong: `readIntervalDocument` says which. What this finds, that
 * finds too; most documents are such, and take a fraction of the time.
 */
export function scanIntervalDocument(bytes: Buffer): ScannedDocument | null {
  const at: Place = { next: 0 };
  if (!passed(bytes, at, OPENING)) return null;
  const meterPoint = digitsText(bytes, at);
  if (meterPoint === null) return null;
  const fuel = choice(bytes, at, FUELS);
  const direction = choice(bytes, at, DIRECTIONS);
  const element = choice(bytes, at, ELEMENTS);
  const unit = choice(bytes, at, UNITS);
  if (fuel === null || direction === null || element === null || unit === null) return null;
  const firstSlot = startSlot(bytes, at);
  if (firstSlot === null || !passed(bytes, at, VALUES)) return null;
  const values = wholeNumbers(bytes, at);
  if (values === null) return null;
  const quality = choice(bytes, at, QUALITIES);
  if (quality === null || !passed(bytes, at, REVISION)) return null;
  if (!isRevisionAtEnd(bytes, at.next)) return null;
  return { meterPoint, fuel, direction, element, unit, firstSlot, values, quality };
}

interface Place {
  next: number;
}

type Choices<Word> = readonly (readonly [Uint8Array, Word])[];
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

const OPENING = ascii('{"meterPoint":"');
const FUELS: Choices<ScannedDocument["fuel"]> = [
  [ascii('","fuel":"electricity'), "electricity"],
  [ascii('","fuel":"gas'), "gas"],
];
const DIRECTIONS: Choices<ScannedDocument["direction"]> = [
  [ascii('","direction":"import"'), "import"],
  [ascii('","direction":"export"'), "export"],
];
const ELEMENTS: Choices<ScannedDocument["element"]> = [
  [ascii(',"element":1'), 1],
  [ascii(',"element":2'), 2],
];
const UNITS: Choices<ScannedDocument["unit"]> = [
  [ascii(',"unit":"Wh","start":"'), "Wh"],
  [ascii(',"unit":"dm3","start":"'), "dm3"],
];
const VALUES = ascii('","intervalMinutes":30,"values":[');
const QUALITIES: Choices<ScannedDocument["quality"]> = [
  [ascii(',"quality":"actual'), "actual"],
  [ascii(',"quality":"estimated'), "estimated"],
];
const REVISION = ascii('","exceptions":[],"revision":');
/** `d` stands for a digit. */
const START = ascii("dddd-dd-ddTdd:dd:00Z");
const NULL = ascii("null");
const [ZERO, NINE, COMMA, CLOSING_BRACKET, CLOSING_BRACE, D, N] = ascii("09,]}dn");
const [leastPointDigits, mostPointDigits] = [6, 13];
const mostRevision = 1_000_000_000;

function passed(bytes: Buffer, at: Place, word: Uint8Array): boolean {
  const from = at.next;
  for (let index = 0; index < word.length; index += 1) if (bytes[from + index] !== word[index]) return false;
  at.next = from + word.length;
  return true;
}

function choice<Word>(bytes: Buffer, at: Place, choices: Choices<Word>): Word | null {
  for (const [word, meaning] of choices) if (passed(bytes, at, word)) return meaning;
  return null;
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= ZERO! && byte <= NINE!;
}

function digitsText(bytes: Buffer, at: Place): string | null {
  const from = at.next;
  while (isDigit(bytes[at.next])) at.next += 1;
  const length = at.next - from;
  return length >= leastPointDigits && length <= mostPointDigits
    ? bytes.toString("latin1", from, at.next)
    : null;
}

/** A half hour of a day that there is, in the years that the calendar knows. */
function startSlot(bytes: Buffer, at: Place): Slot | null {
  const from = at.next;
  for (let index = 0; index < START.length; index += 1) {
    const byte = bytes[from + index];
    if (START[index] === D ? !isDigit(byte) : byte !== START[index]) return null;
  }
  const pair = (index: number) => (bytes[from + index]! - ZERO!) * 10 + bytes[from + index + 1]! - ZERO!;
  const [year, month, day] = [pair(0) * 100 + pair(2), pair(5), pair(8)];
  const [hour, minute] = [pair(11), pair(14)];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null;
  if (day < 1 || day > monthLength(year, month) || hour > 23 || (minute !== 0 && minute !== 30)) return null;
  at.next = from + START.length;
  return Date.UTC(year, month - 1, day, hour, minute) / SLOT_MS;
}

/** Where values are put while their number is not known: an array that grows would be made anew several times. */
const scanned: (number | null)[] = Array.from({ length: MOST_HALF_HOURS_IN_DOCUMENT }, () => null);

/** Up to and with the bracket that closes them: 1 to 1,490, in the digits that JSON has for them. */
function wholeNumbers(bytes: Buffer, at: Place): (number | null)[] | null {
  let next = at.next;
  for (let count = 0; count < MOST_HALF_HOURS_IN_DOCUMENT;) {
    let value: number | null = 0;
    const first = bytes[next];
    if (first === N) {
      for (let index = 0; index < NULL.length; index += 1)
        if (bytes[next + index] !== NULL[index]) return null;
      next += NULL.length;
      value = null;
    } else {
      const from = next;
      for (let byte = first; isDigit(byte); byte = bytes[(next += 1)]) value = value * 10 + (byte - ZERO!);
      // JSON knows no number without digits, and none but 0 that begins with one.
      if (next === from || (first === ZERO && next - from > 1) || value > LARGEST_VALUE) return null;
    }
    scanned[count++] = value;
    const end = bytes[next++];
    if (end === CLOSING_BRACKET) {
      at.next = next;
      return scanned.slice(0, count);
    }
    if (end !== COMMA) return null;
  }
  return null;
}

function isRevisionAtEnd(bytes: Buffer, from: number): boolean {
  let [next, revision] = [from, 0];
  for (let byte = bytes[next]; isDigit(byte); byte = bytes[(next += 1)])
    revision = revision * 10 + (byte - ZERO!);
  const isWhole = bytes[from] !== ZERO && revision >= 1 && revision <= mostRevision;
  return isWhole && bytes[next] === CLOSING_BRACE && next + 1 === bytes.length;
}
