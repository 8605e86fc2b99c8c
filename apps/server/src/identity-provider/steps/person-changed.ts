import type { Visit } from "../flow/visit.js";
import type { MailKind } from "../mails/mail-words.js";
import { mailOf } from "../mails/mails.js";
import type { PersonChange } from "../parts.js";
import { endSignIns } from "../people/changes.js";
import type { Person } from "../people/person-rows.js";

/** After a change is durable: whoever is signed in elsewhere is so no longer, and the person is told. */
export async function personChanged(
  visit: Visit,
  what: PersonChange,
  tellAt: string,
  kind: MailKind = what,
): Promise<void> {
  const { parts, held, session } = visit;
  const { person } = held!;
  await endSignIns(parts, person.subject, session?.uid ?? null);
  await parts.onPersonChanged(person.subject, what);
  await tell(visit, kind, { ...person, email: tellAt });
}

/** A message that cannot be sent stops nobody: what it is about has happened already. */
export async function tell(
  { parts }: Pick<Visit, "parts">,
  kind: MailKind,
  { email, language }: Person,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    await parts.mail?.send(mailOf(kind, email, language, { site: parts.publicUrl, ...values }));
  } catch (fault) {
    parts.logger.warn({ err: fault }, "a person could not be told of a change to their sign-in");
  }
}
