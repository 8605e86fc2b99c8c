import type { Context } from "../context.js";
import { provedGoodForMs } from "../session/session-rules.js";
import type { WhoSignedIn } from "../sign-in/claims.js";
import { notProvedAfresh, otherAccount } from "../sign-in/refusals.js";
import type { SignInUnderWay } from "../sign-in/sign-in-cookie.js";
import { accountFor, findAccount, noteSignIn } from "./accounts.js";

export interface ReturnedSignIn {
  readonly underWay: SignInUnderWay;
  readonly returnedTo: URL;
  /** The session that the browser has, or null. */
  readonly carriedToken: string | null;
  readonly device: string;
}

/**
 * The token of a session for whoever came back from the sign-in page; it replaces the one that the browser had.
 * @throws Problem `sign-in-refused`, `sign-in-unavailable`, and of a step-up `other-account` or `not-proved-afresh`: then
 *   nothing was changed.
 */
export async function finishSignIn(context: Context, returned: ReturnedSignIn): Promise<string> {
  const { issuer, sessions } = context;
  const { underWay, returnedTo, carriedToken, device } = returned;
  const person = await issuer.signedIn(returnedTo, underWay);
  if (underWay.isStepUp) await refuseAnyoneElse(context, returned, person);
  const account = await accountFor(context, person);
  await noteSignIn(context, account, person);
  if (carriedToken !== null) await sessions.end(carriedToken);
  const { secondFactor, provedAtMs } = person;
  return sessions.begin(account.accountId, { device, secondFactor, provedAtMs });
}

/** Who steps up is who is signed in, or was when they set out: changing a password ends the session meanwhile. */
async function refuseAnyoneElse(
  context: Context,
  { underWay, carriedToken }: ReturnedSignIn,
  person: WhoSignedIn,
): Promise<void> {
  const { sessions, now } = context;
  const live = carriedToken === null ? null : await sessions.accountOf(carriedToken);
  const wanted = live ?? underWay.accountId;
  if (wanted !== null && (await findAccount(context, person))?.accountId !== wanted) throw otherAccount();
  if (person.provedAtMs === null || now() - person.provedAtMs >= provedGoodForMs) throw notProvedAfresh();
}
