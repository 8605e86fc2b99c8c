import type { Register } from "../meters/register.js";
import type { GrantTerms } from "./grant.js";

/** Whether the grant may still be used: until, not at, the instant it expires (UTC milliseconds). */
export function isLive(grant: GrantTerms, nowMs: number): boolean {
  return nowMs < grant.expiresAtMs;
}

/** Whether the grant reaches a register: those of its own meter point and fuel, both directions, both elements. */
export function covers(grant: GrantTerms, register: Pick<Register, "meterPoint" | "fuel">): boolean {
  return grant.meterPoint === register.meterPoint && grant.fuel === register.fuel;
}
