import { codeMinutes } from "../codes/email-codes.js";
import { again, counted, goOn, wait, type Outcome, type Visit } from "../flow/visit.js";
import type { MailKind } from "../mails/mail-words.js";
import { mailOf } from "../mails/mails.js";
import { emailKeyOf } from "../people/email.js";
import { findSubject } from "../people/people.js";
import { budgets } from "../throttle/budgets.js";

/**
 * Sends a code, whoever it is for: with an account and without the same is looked up, counted, made and sent, so that
 * neither the answer nor its time tells which emails have one.
 */
export async function sendCode(visit: Visit, email: string, field = "email"): Promise<Outcome> {
  const { flow, parts, text, uid, address, held } = visit;
  const known = await findSubject(parts, email);
  const key = emailKeyOf(email);
  const { waitMs } = await counted(visit, held?.person.subject ?? known ?? "", (device) => [
    device === null
      ? { budget: budgets.mailToAddress, of: [key] }
      : { budget: budgets.mailFromKnownDevice, of: [key, device] },
    { budget: budgets.mailAskedFrom, of: [address] },
  ]);
  if (waitMs > 0) return wait(visit, field, waitMs);
  const code = await parts.codes.make(uid);
  const values = { code, minutes: String(codeMinutes) };
  try {
    await parts.mail?.send(mailOf(kindOf(visit, known !== null), email, flow.language, values));
  } catch (fault) {
    parts.logger.warn({ err: fault }, "a code could not be sent");
    return again(field, text.mailFailed);
  }
  const typedEmail = held === null ? { email } : {};
  return goOn({ ...flow, ...typedEmail, codeSentTo: email });
}

function kindOf({ flow, held }: Visit, isKnown: boolean): MailKind {
  if (held !== null) return "new-email";
  if (flow.aim === "register") return isKnown ? "register-known" : "register-new";
  return isKnown ? "recover-known" : "recover-unknown";
}
