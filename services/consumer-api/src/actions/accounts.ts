import type { Role, Session } from "@halfhourly/contracts";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import type { IssuersPerson } from "../sign-in/claims.js";
import { openAccountField, sealAccountField } from "./account-fields.js";

const longestName = 80;

export interface Account {
  readonly accountId: string;
  readonly household: string;
}

type AccountParts = Pick<Parts, "database" | "keys" | "now" | "ids">;

/** The issuer's name where it is the provider that comes with this software. */
export const embeddedIssuer = "embedded";

interface AccountRow extends Record<string, unknown> {
  readonly id: string;
  readonly household: string;
}

/**
 * The account of somebody whom the issuer names by its subject, made the first time; email, name and role follow the
 * issuer. Two subjects with one address are two accounts.
 */
export async function accountFor(parts: AccountParts, person: IssuersPerson): Promise<Account> {
  const account = (await findAccount(parts, person)) ?? (await makeAccount(parts, person));
  await parts.database.query(
    "update consumer_api.account set email_sealed = $2, display_name_sealed = $3, role = $4 where id = $1",
    [
      account.accountId,
      await sealAccountField(parts, account, "email_sealed", person.email.trim()),
      await sealAccountField(parts, account, "display_name_sealed", person.displayName.slice(0, longestName)),
      person.role ?? "consumer",
    ],
  );
  return account;
}

/** For a sign-in that says a role and no more. */
export async function keepRole(
  { database }: Pick<Parts, "database">,
  { accountId }: Account,
  role: Role,
): Promise<void> {
  await database.query("update consumer_api.account set role = $2 where id = $1", [accountId, role]);
}

/** The account of a subject, or null where nobody of that name was ever here. */
export async function findAccount(
  { database }: Pick<Parts, "database">,
  { issuer = embeddedIssuer, subject }: Pick<IssuersPerson, "issuer" | "subject">,
): Promise<Account | null> {
  const [row] = await database.query<AccountRow>(
    "select id, household from consumer_api.account where issuer = $1 and subject = $2",
    [issuer, subject],
  );
  return row === undefined ? null : { accountId: row.id, household: row.household };
}

/** Of two that make one account at once the first wins. */
async function makeAccount(parts: AccountParts, person: IssuersPerson): Promise<Account> {
  const { issuer = embeddedIssuer, subject, demonstration = false, language = "en" } = person;
  const { database, ids, now } = parts;
  await database.query(
    `insert into consumer_api.account (id, household, issuer, subject, demonstration, language, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (issuer, subject) do nothing`,
    [ids(), ids(), issuer, subject, demonstration, language, new Date(now())],
  );
  const made = await findAccount(parts, person);
  if (made === null) throw new Error("An account vanished while it was being made.");
  return made;
}

export async function noteSignIn(
  { database, now }: Pick<Parts, "database" | "now">,
  { accountId }: Account,
  { secondFactor }: { readonly secondFactor: boolean },
): Promise<void> {
  await database.query(
    "update consumer_api.account set last_sign_in_at = $2, second_factor = $3 where id = $1",
    [accountId, new Date(now()), secondFactor],
  );
}

export interface HeldPreferences {
  readonly language: "en" | "cy";
  readonly theme: "system" | "light" | "dark";
}

export async function preferencesOf(
  parts: Pick<Parts, "database">,
  { accountId }: SignedIn,
): Promise<HeldPreferences> {
  const rows = await parts.database.query<Record<string, unknown> & HeldPreferences>(
    "select language, theme from consumer_api.account where id = $1",
    [accountId],
  );
  return { language: rows[0]!.language, theme: rows[0]!.theme };
}

export async function keepPreferences(
  { database }: Pick<Parts, "database">,
  { accountId }: SignedIn,
  { language, theme }: HeldPreferences,
): Promise<HeldPreferences> {
  await database.query("update consumer_api.account set language = $2, theme = $3 where id = $1", [
    accountId,
    language,
    theme,
  ]);
  return { language, theme };
}

/** What the person is called, for their own screens. */
export function displayNameOf(parts: Pick<Parts, "keys">, session: SignedIn): Promise<string> {
  return openAccountField(parts, session, "display_name_sealed", session.displayNameSealed);
}

/** Who is signed in, and nothing else of the account. */
export async function showSession(parts: Pick<Parts, "keys">, session: SignedIn): Promise<Session> {
  const { accountId, demonstration, role } = session;
  return { accountId, displayName: await displayNameOf(parts, session), demonstration, role };
}

/** By what the embedded provider knows whose the household is; null where another issuer does. */
export async function embeddedSubjectOfHousehold(
  { database }: Pick<Parts, "database">,
  household: string,
): Promise<string | null> {
  const [row] = await database.query<{ subject: string }>(
    "select subject from consumer_api.account where household = $1 and issuer = $2",
    [household, embeddedIssuer],
  );
  return row?.subject ?? null;
}

/** By what the embedded provider knows whoever owns the account; their account's id where another issuer knows them. */
export async function embeddedSubjectOf(
  parts: Pick<Parts, "database">,
  { accountId, household }: Pick<SignedIn, "accountId" | "household">,
): Promise<string> {
  return (await embeddedSubjectOfHousehold(parts, household)) ?? accountId;
}
