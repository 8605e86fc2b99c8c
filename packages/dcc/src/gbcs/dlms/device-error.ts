import type { GbcsDeviceError } from "../message.js";

/** Data access results (IEC 62056-5-3, 8) that say that the meter has no such thing; the others say that it would not or could not. */
const NOTHING_THERE: readonly number[] = [4 /* object undefined */, 11 /* object unavailable */];

export const isNothingThere = (status: number): boolean => NOTHING_THERE.includes(status);

/** What a result other than success means to us. */
export function dlmsError(status: number): GbcsDeviceError {
  return { kind: "device-error", cause: isNothingThere(status) ? "not-found" : "refused", status };
}
