import type { KeyObject } from "node:crypto";
import {
  decodeDay,
  decodeMonth,
  encodeDay,
  encodeMonth,
  type DayBlock,
  type LondonDate,
  type LondonMonth,
  type MonthBlock,
  type ReplacedValue,
} from "@halfhourly/domain";
import { seal, unseal } from "@halfhourly/keys";

// Each sealed payload is bound to its own row: bytes moved to another register, day or revision do not open.

export function sealDay(key: KeyObject, registerId: string, block: DayBlock): Buffer {
  return sealEncodedDay(key, registerId, block.date, encodeDay(block));
}

/** `encoded` as `encodeDay` made it of the day block of this date. */
export function sealEncodedDay(
  key: KeyObject,
  registerId: string,
  date: LondonDate,
  encoded: Uint8Array,
): Buffer {
  return seal(key, encoded, dayPlace(registerId, date));
}

/** @throws NotUnsealed where the bytes were not sealed for this register and date with this key. */
export function openDay(key: KeyObject, registerId: string, date: LondonDate, payload: Buffer): DayBlock {
  return decodeDay(unseal(key, payload, dayPlace(registerId, date)));
}

export function sealMonth(key: KeyObject, registerId: string, block: MonthBlock): Buffer {
  return seal(key, encodeMonth(block), monthPlace(registerId, block.month));
}

/** @throws NotUnsealed where the bytes were not sealed for this register and month with this key. */
export function openMonth(
  key: KeyObject,
  registerId: string,
  month: LondonMonth,
  payload: Buffer,
): MonthBlock {
  return decodeMonth(unseal(key, payload, monthPlace(registerId, month)));
}

/** What one merge replaced on one day. `revision` is the block's after it. */
export function sealReplaced(
  key: KeyObject,
  registerId: string,
  date: LondonDate,
  revision: number,
  replaced: readonly ReplacedValue[],
): Buffer {
  return seal(key, Buffer.from(JSON.stringify(replaced)), replacedPlace(registerId, date, revision));
}

/** @throws NotUnsealed as `openDay` does. */
export function openReplaced(
  key: KeyObject,
  registerId: string,
  date: LondonDate,
  revision: number,
  payload: Buffer,
): readonly ReplacedValue[] {
  // Authenticated bytes that this module sealed: their form is known.
  const replaced: readonly ReplacedValue[] = JSON.parse(
    unseal(key, payload, replacedPlace(registerId, date, revision)).toString(),
  );
  return replaced;
}

function dayPlace(registerId: string, date: LondonDate): string {
  return `day block|${registerId}|${date}`;
}

function monthPlace(registerId: string, month: LondonMonth): string {
  return `month block|${registerId}|${month}`;
}

function replacedPlace(registerId: string, date: LondonDate, revision: number): string {
  return `replaced values|${registerId}|${date}|${revision}`;
}
