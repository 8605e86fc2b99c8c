import { Problem } from "@halfhourly/service-kit";
import { emailKeyOf, isEmail } from "./email.js";
import { hashPassword, passwordFits } from "./passwords.js";
import {
  emailHashOf,
  personOf,
  rowByEmail,
  rowBySubject,
  sealField,
  type Language,
  type PeopleParts,
  type Person,
} from "./person-rows.js";

export interface NewPerson {
  readonly email: string;
  /** At least 8 characters, with no rule about which (NFR-SEC-001). */
  readonly password: string;
  readonly displayName: string;
  /** Signs in with email and password only, and changes nothing about itself. */
  readonly demonstration?: boolean;
  readonly roles?: readonly string[];
  readonly language?: Language;
}

/** A person whose password is hashed already. */
export interface NewPersonRow extends Omit<NewPerson, "password"> {
  readonly subject: string;
  readonly passwordHash: string;
  readonly emailVerified: boolean;
}

const shortestPasswordCharacters = 8;

/** @returns the subject. @throws Problem `email-invalid`, `password-too-short` or `email-taken`. */
export async function createPerson(parts: PeopleParts, person: NewPerson): Promise<string> {
  if (!isEmail(person.email))
    throw new Problem(
      400,
      "email-invalid",
      "The email address is not complete. It has the form name@example.org.",
    );
  if (isTooShort(person.password))
    throw new Problem(
      400,
      "password-too-short",
      "The password has fewer than 8 characters. Choose a longer one.",
    );
  const passwordHash = await hashPassword(person.password);
  const subject = parts.ids();
  if (!(await insertPerson(parts, { ...person, subject, passwordHash, emailVerified: true })))
    throw new Problem(409, "email-taken", "A person with this email address exists. Sign in instead.");
  return subject;
}

export function isTooShort(password: string): boolean {
  return [...password].length < shortestPasswordCharacters;
}

/** False where somebody has the email or the subject already; of two at once one is first. */
export async function insertPerson(parts: PeopleParts, person: NewPersonRow): Promise<boolean> {
  const { subject, email, displayName } = person;
  const key = await parts.keys.dataKey(subject);
  const rows = await parts.database.query(
    `insert into identity.person
       (id, email_sealed, email_hash, email_verified, display_name_sealed, password_hash, roles, demonstration, language, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [
      subject,
      sealField(key, subject, "email", email.trim()),
      emailHashOf(parts, email),
      person.emailVerified,
      sealField(key, subject, "display name", displayName),
      person.passwordHash,
      person.roles ?? [],
      person.demonstration ?? false,
      person.language ?? "en",
      new Date(parts.now()),
    ],
  );
  return rows.length > 0;
}

export async function findSubject(parts: PeopleParts, email: string): Promise<string | null> {
  return (await rowByEmail(parts, email))?.id ?? null;
}

/** @throws KeyDestroyed where the person was erased a moment ago. */
export async function personBySubject(parts: PeopleParts, subject: string): Promise<Person | null> {
  const row = await rowBySubject(parts.database, subject);
  return row === null ? null : personOf(parts, row);
}

/** A hash that no password fits; verifying against it takes as long as against a real one. */
let hashOfNobody: Promise<string> | null = null;

/** The subject, or null. An unknown email takes as long as a wrong password, so that time does not tell which emails exist. */
export async function verifyPassword(
  parts: PeopleParts,
  email: string,
  password: string,
): Promise<string | null> {
  hashOfNobody ??= hashPassword(crypto.randomUUID());
  const dummy = await hashOfNobody;
  const row = await rowByEmail(parts, emailKeyOf(email));
  const fits = await passwordFits(password, row?.password_hash ?? dummy);
  return fits && row !== null ? row.id : null;
}
