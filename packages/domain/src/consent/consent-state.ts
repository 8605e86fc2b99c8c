/**
 * One household's consent for one meter point, fuel and purpose:
 *
 *     none --grant--> granted --withdraw--> withdrawn --grant--> granted ...
 *                     granted --grant-----> granted   (a new notice read and agreed to)
 *
 * What is not listed changes nothing: withdrawing twice is withdrawing once, and there is nothing to withdraw from none.
 */
export type ConsentState = "none" | "granted" | "withdrawn";
export type ConsentAct = "grant" | "withdraw";

export const CONSENT_TRANSITIONS: Readonly<
  Record<ConsentState, Readonly<Partial<Record<ConsentAct, ConsentState>>>>
> = {
  none: { grant: "granted" },
  granted: { grant: "granted", withdraw: "withdrawn" },
  withdrawn: { grant: "granted" },
};

/** The state after an act, or null where the act changes nothing and leaves no record. */
export function nextConsentState(state: ConsentState, act: ConsentAct): ConsentState | null {
  return CONSENT_TRANSITIONS[state][act] ?? null;
}
