import { KeyDestroyed } from "@halfhourly/keys";
import type { Account, AccountClaims } from "oidc-provider";
import { personBySubject } from "../people/people.js";
import type { PeopleParts } from "../people/person-rows.js";

/** What an ID token says beside `sub`, `amr` and `auth_time`. Whoever asks with `openid` is one of our own clients. */
export const claimNames = [
  "sub",
  "email",
  "email_verified",
  "name",
  "locale",
  "roles",
  "demonstration",
  "amr",
  "auth_time",
];

/** Undefined where the person was erased: then no token is made any more. */
export async function accountOf(parts: PeopleParts, subject: string): Promise<Account | undefined> {
  const person = await personBySubject(parts, subject).catch((fault: unknown) => {
    if (fault instanceof KeyDestroyed) return null;
    throw fault;
  });
  if (person === null) return undefined;
  const claims: AccountClaims = {
    sub: subject,
    email: person.email,
    email_verified: person.emailVerified,
    name: person.displayName,
    locale: person.language,
    roles: [...person.roles],
    demonstration: person.demonstration,
  };
  return { accountId: subject, claims: () => claims };
}
