import assert from "node:assert/strict";
import { DccRefusal, type RefusalCode } from "../src/refusal.js";

/** Asserts that the act is refused, and with which code. */
export function refusedWith(code: RefusalCode, act: () => unknown): void {
  assert.equal(refusalOf(act), code);
}

/** The code it is refused with, null where it is not; any other error is thrown on. */
export function refusalOf(act: () => unknown): RefusalCode | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof DccRefusal) return error.code;
    throw error;
  }
}
