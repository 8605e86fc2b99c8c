import type { Database, Queryable, Row } from "@halfhourly/database";
import { seal, unseal, type FieldHash, type HouseholdKeys } from "@halfhourly/keys";
import type { KeyObject } from "node:crypto";
import { emailKeyOf } from "./email.js";

/** What every part that reads or writes persons stands on. */
export interface PeopleParts {
  readonly database: Database;
  /** A person's own data key, by subject. */
  readonly keys: Pick<HouseholdKeys, "dataKey">;
  readonly fieldHash: FieldHash;
  readonly now: () => number;
  readonly ids: () => string;
}

export type Language = "en" | "cy";

export interface Person {
  readonly subject: string;
  readonly email: string;
  /** Whether somebody typed a code that was sent there. */
  readonly emailVerified: boolean;
  readonly displayName: string;
  /** Base32; null where no authenticator app is set up. */
  readonly totpSecret: string | null;
  /** E.164; null where text messages are not the second factor. */
  readonly phone: string | null;
  readonly roles: readonly string[];
  readonly demonstration: boolean;
  /** The language that mails are written in. */
  readonly language: Language;
  /** How often password, email or authenticator were changed. */
  readonly changes: number;
}

export interface PersonRow extends Row {
  readonly id: string;
  readonly email_sealed: Buffer;
  readonly email_verified: boolean;
  readonly display_name_sealed: Buffer;
  readonly totp_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly password_hash: string;
  readonly roles: string[];
  readonly demonstration: boolean;
  readonly language: Language;
  readonly changes: number;
}

export type SealedField = "email" | "display name" | "totp secret" | "phone";

export function sealField(key: KeyObject, subject: string, field: SealedField, value: string): Buffer {
  return seal(key, Buffer.from(value), placeOf(subject, field));
}

/** @throws NotUnsealed */
export function unsealField(key: KeyObject, subject: string, field: SealedField, sealed: Buffer): string {
  return unseal(key, sealed, placeOf(subject, field)).toString();
}

export function emailHashOf({ fieldHash }: Pick<PeopleParts, "fieldHash">, email: string): string {
  return fieldHash.of("email", emailKeyOf(email));
}

export async function rowByEmail(parts: PeopleParts, email: string): Promise<PersonRow | null> {
  const rows = await parts.database.query<PersonRow>("select * from identity.person where email_hash = $1", [
    emailHashOf(parts, email),
  ]);
  return rows[0] ?? null;
}

export async function rowBySubject(queryable: Queryable, subject: string): Promise<PersonRow | null> {
  const rows = await queryable.query<PersonRow>("select * from identity.person where id = $1", [subject]);
  return rows[0] ?? null;
}

export async function personOf(parts: PeopleParts, row: PersonRow): Promise<Person> {
  const key = await parts.keys.dataKey(row.id);
  return {
    subject: row.id,
    email: unsealField(key, row.id, "email", row.email_sealed),
    emailVerified: row.email_verified,
    displayName: unsealField(key, row.id, "display name", row.display_name_sealed),
    totpSecret: row.totp_sealed === null ? null : unsealField(key, row.id, "totp secret", row.totp_sealed),
    phone: row.phone_sealed === null ? null : unsealField(key, row.id, "phone", row.phone_sealed),
    roles: row.roles,
    demonstration: row.demonstration,
    language: row.language,
    changes: row.changes,
  };
}

function placeOf(subject: string, field: SealedField): string {
  return `identity person|${subject}|${field}`;
}
