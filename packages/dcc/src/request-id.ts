import { hyphenated, parseEui, type Eui } from "./eui.js";

/** What a request is known by: who asks, of whom, and the originator's counter (DUIS 5.4, type RequestIDType). */
export interface RequestId {
  readonly originator: Eui;
  readonly target: Eui;
  /** Strictly increasing for each originator; at most 2^64 - 1. */
  readonly counter: bigint;
}

/** `90-B3-...:00-DB-...:1002`. A response id has the same form with the two parties exchanged. */
export function formatRequestId({ originator, target, counter }: RequestId): string {
  return `${hyphenated(originator)}:${hyphenated(target)}:${counter}`;
}

/** Null for any other text. */
export function parseRequestId(text: string): RequestId | null {
  const [from, to, digits, ...more] = text.split(":");
  if (from === undefined || to === undefined || digits === undefined || more.length > 0) return null;
  const originator = parseEui(from);
  const target = parseEui(to);
  if (originator === null || target === null || !/^\d{1,20}$/.test(digits)) return null;
  const counter = BigInt(digits);
  return counter < 1n << 64n ? { originator, target, counter } : null;
}
