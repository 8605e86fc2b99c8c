/**
 * One household's consent for one meter point, fuel and purpose:
 *
 *     none --grant--> granted --withdraw--> withdrawn --grant--> granted ...
 *                     granted --lapse-----> lapsed ----grant--> granted   (not renewed within a year)
 *                     granted --end-------> ended -----grant--> granted   (the tenancy was over, and began again)
 *                     granted --grant-----> granted                       (renewed, or a new notice agreed to)
 *
 * What is not listed changes nothing: withdrawing twice is withdrawing once, and there is nothing to withdraw from none.
 */
export type ConsentState = "none" | "granted" | "withdrawn" | "lapsed" | "ended";
export type ConsentAct = "grant" | "withdraw" | "lapse" | "end";

export const CONSENT_TRANSITIONS: Readonly<
  Record<ConsentState, Readonly<Partial<Record<ConsentAct, ConsentState>>>>
> = {
  none: { grant: "granted" },
  granted: { grant: "granted", withdraw: "withdrawn", lapse: "lapsed", end: "ended" },
  withdrawn: { grant: "granted" },
  lapsed: { grant: "granted" },
  ended: { grant: "granted" },
};

/** The state after an act, or null where the act changes nothing and leaves no record. */
export function nextConsentState(state: ConsentState, act: ConsentAct): ConsentState | null {
  return CONSENT_TRANSITIONS[state][act] ?? null;
}
