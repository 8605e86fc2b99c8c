import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import type { IssuersPerson } from "../sign-in/issuer.js";

export interface Account {
  readonly accountId: string;
  readonly household: string;
}

type AccountParts = Pick<Parts, "database" | "now" | "ids">;

/** One spelling of an address. The part before the @ may differ by case in theory; no provider in use does so. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

/** No password fits it: the sign-in provider keeps passwords, not this service. */
const noPassword = "";

/**
 * The account of somebody whom the issuer names, made the first time; its email and name follow the issuer. An address
 * belongs to whom the issuer says it does now: an account that still holds it from before gives way.
 */
export async function accountFor(
  { database, now, ids }: AccountParts,
  { subject, email, displayName, demonstration = false, language = "en" }: IssuersPerson,
): Promise<Account> {
  return database.transaction(async (tx) => {
    const key = emailKeyOf(email);
    await tx.query("update consumer_api.account set email_key = id where email_key = $1 and id <> $2", [
      key,
      subject,
    ]);
    const rows = await tx.query<{ household: string }>(
      `insert into consumer_api.account
         (id, household, email, email_key, password_hash, display_name, demonstration, language, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update
          set email = excluded.email, email_key = excluded.email_key, display_name = excluded.display_name,
              password_hash = excluded.password_hash
       returning household`,
      [subject, ids(), email.trim(), key, noPassword, displayName, demonstration, language, new Date(now())],
    );
    return { accountId: subject, household: rows[0]!.household };
  });
}

export async function noteSignIn(
  { database, now }: Pick<Parts, "database" | "now">,
  { accountId }: Account,
): Promise<void> {
  await database.query("update consumer_api.account set last_sign_in_at = $2 where id = $1", [
    accountId,
    new Date(now()),
  ]);
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
