import { keepRecoveryCodes, useRecoveryCode } from "../codes/recovery-codes.js";
import { totpStepOf } from "../codes/authenticator.js";
import { emailHashOf, rowByEmail, sealField, type PeopleParts, type Person } from "./person-rows.js";

export async function setPassword(
  { database }: PeopleParts,
  subject: string,
  passwordHash: string,
): Promise<void> {
  await database.query("update identity.person set password_hash = $2, changes = changes + 1 where id = $1", [
    subject,
    passwordHash,
  ]);
}

/** Somebody typed the code that was sent there. False where another person has this email. */
export async function setEmail(parts: PeopleParts, subject: string, email: string): Promise<boolean> {
  const key = await parts.keys.dataKey(subject);
  const taken = await rowByEmail(parts, email);
  if (taken !== null && taken.id !== subject) return false;
  const rows = await parts.database.query(
    `update identity.person set email_sealed = $2, email_hash = $3, email_verified = true, changes = changes + 1
       where id = $1 returning 1`,
    [subject, sealField(key, subject, "email", email.trim()), emailHashOf(parts, email)],
  );
  return rows.length > 0;
}

export async function noteEmailProved({ database }: PeopleParts, subject: string): Promise<void> {
  await database.query("update identity.person set email_verified = true where id = $1", [subject]);
}

/** `step` is that of the code which proved that the app has the secret: it does not count again. */
export async function setTotpSecret(
  parts: PeopleParts,
  subject: string,
  secret: string,
  step: number,
): Promise<void> {
  const key = await parts.keys.dataKey(subject);
  await parts.database.query(
    "update identity.person set phone_sealed = null, totp_sealed = $2, totp_last_step = $3, changes = changes + 1 where id = $1",
    [subject, sealField(key, subject, "totp secret", secret), step],
  );
}

/** In place of an app: one of the two is a person's second factor. */
export async function setPhone(parts: PeopleParts, subject: string, phone: string): Promise<void> {
  const key = await parts.keys.dataKey(subject);
  await parts.database.query(
    "update identity.person set totp_sealed = null, phone_sealed = $2, changes = changes + 1 where id = $1",
    [subject, sealField(key, subject, "phone", phone)],
  );
}

/** True once for each code: the step that it is of is noted in the statement that takes it. */
export async function useTotpCode(
  { database, now }: PeopleParts,
  { subject, totpSecret }: Person,
  typed: string,
): Promise<boolean> {
  const step = totpSecret === null ? null : await totpStepOf(totpSecret, typed, now());
  if (step === null) return false;
  const rows = await database.query(
    "update identity.person set totp_last_step = $2 where id = $1 and totp_last_step < $2 returning 1",
    [subject, step],
  );
  return rows.length > 0;
}

export async function useRecoveryCodeOf(
  { database, keys, now }: PeopleParts,
  subject: string,
  typed: string,
): Promise<boolean> {
  return useRecoveryCode(database, subject, await keys.dataKey(subject), typed, now());
}

export async function setRecoveryCodes(
  { database, keys }: PeopleParts,
  subject: string,
  codes: readonly string[],
): Promise<void> {
  const key = await keys.dataKey(subject);
  await database.transaction((tx) => keepRecoveryCodes(tx, subject, key, codes));
}

/** Tokens made before say what was true then: they end. */
export async function setRoles(
  parts: Pick<PeopleParts, "database">,
  subject: string,
  roles: readonly string[],
): Promise<void> {
  await parts.database.query("update identity.person set roles = $2 where id = $1", [subject, roles]);
  await endSignIns(parts, subject, null);
}

/** Ends the provider's sessions, codes and refresh tokens of a person, but for the browser that is at work here. */
export async function endSignIns(
  { database }: Pick<PeopleParts, "database">,
  subject: string,
  exceptSession: string | null,
): Promise<void> {
  await database.query(
    `delete from identity.entry where subject = $1 and model <> 'Interaction'
        and (model <> 'Session' or uid is distinct from $2)`,
    [subject, exceptSession],
  );
}
