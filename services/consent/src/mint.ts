import type { Grant, GrantTerms } from "@halfhourly/domain";

/** A grant is short-lived, so that a forgotten one soon opens nothing. */
export const longestGrantMs = 15 * 60_000;

/** The only place that makes a Grant; call it once a live consent was seen. */
export function mint(
  scope: Omit<GrantTerms, "mintedAtMs" | "expiresAtMs">,
  nowMs: number,
  forMs: number,
): Grant {
  if (!(forMs > 0)) throw new RangeError("A grant lives for more than 0 ms.");
  const { household, meterPoint, fuel, purpose } = scope;
  const terms: GrantTerms = {
    household,
    meterPoint,
    fuel,
    purpose,
    mintedAtMs: nowMs,
    expiresAtMs: nowMs + Math.min(forMs, longestGrantMs),
  };
  return Object.freeze(terms) as Grant;
}
