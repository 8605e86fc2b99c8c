import { Problem } from "@halfhourly/service-kit";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/session-store.js";
import { hashPassword, passwordFits } from "./passwords.js";

export interface NewAccount {
  readonly email: string;
  /** At least 8 characters, with no rule about which (NFR-SEC-001). */
  readonly password: string;
  readonly displayName: string;
  /** True for the seeded demonstration accounts. */
  readonly demonstration?: boolean;
  readonly language?: "en" | "cy";
}

export interface Account {
  readonly accountId: string;
  readonly household: string;
}

type AccountParts = Pick<Parts, "database" | "now" | "ids">;

/** One spelling of an address. The part before the @ may differ by case in theory; no provider in use does so. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}

/** Throws Problem `email-invalid`, `password-too-short` or `email-taken`. */
export async function createAccount(parts: AccountParts, account: NewAccount): Promise<Account> {
  if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(account.email.trim()))
    throw new Problem(
      400,
      "email-invalid",
      "The email address is not complete. It has the form name@example.org.",
    );
  if ([...account.password].length < 8)
    throw new Problem(
      400,
      "password-too-short",
      "The password has fewer than 8 characters. Choose a longer one.",
    );
  const made: Account = { accountId: parts.ids(), household: parts.ids() };
  const rows = await parts.database.query(
    `insert into consumer_api.account
       (id, household, email, email_key, password_hash, display_name, demonstration, language, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (email_key) do nothing returning id`,
    [
      made.accountId,
      made.household,
      account.email.trim(),
      emailKeyOf(account.email),
      await hashPassword(account.password),
      account.displayName,
      account.demonstration ?? false,
      account.language ?? "en",
      new Date(parts.now()),
    ],
  );
  if (rows.length === 0)
    throw new Problem(409, "email-taken", "An account with this email address exists. Sign in instead.");
  return made;
}

/** The account with this email address in any spelling, or null. */
export async function findAccount(parts: Pick<Parts, "database">, email: string): Promise<Account | null> {
  const rows = await parts.database.query<{ id: string; household: string }>(
    "select id, household from consumer_api.account where email_key = $1",
    [emailKeyOf(email)],
  );
  return rows[0] === undefined ? null : { accountId: rows[0].id, household: rows[0].household };
}

/** A hash that no password fits; verifying against it takes as long as against a real one. */
let hashOfNobody: Promise<string> | null = null;

/** The account id, or null. An unknown email takes as long as a wrong password, so that time does not tell which emails exist. */
export async function verifyPassword(
  parts: Pick<Parts, "database">,
  email: string,
  password: string,
): Promise<string | null> {
  hashOfNobody ??= hashPassword(crypto.randomUUID());
  const dummy = await hashOfNobody;
  const rows = await parts.database.query<{ id: string; password_hash: string }>(
    "select id, password_hash from consumer_api.account where email_key = $1",
    [emailKeyOf(email)],
  );
  const fits = await passwordFits(password, rows[0]?.password_hash ?? dummy);
  return fits && rows[0] !== undefined ? rows[0].id : null;
}

/** Notes the sign-in. False where the account is gone. */
export async function noteSignIn(
  parts: Pick<Parts, "database" | "now">,
  accountId: string,
): Promise<boolean> {
  const rows = await parts.database.query(
    "update consumer_api.account set last_sign_in_at = $2 where id = $1 returning id",
    [accountId, new Date(parts.now())],
  );
  return rows.length > 0;
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
