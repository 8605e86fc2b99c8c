import { createHmac, randomInt, type KeyObject } from "node:crypto";
import type { Queryable } from "@halfhourly/database";

/** No letter that looks like another or like a digit. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const codesOfAPerson = 10;
const lettersOfACode = 10;

/** Ten codes of about 49 random bits, such as `k7mpd-3wx9a`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: codesOfAPerson }, () => {
    const letters = Array.from({ length: lettersOfACode }, () => alphabet[randomInt(alphabet.length)]);
    return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
  });
}

/** The codes from before count no more. */
export async function keepRecoveryCodes(
  tx: Queryable,
  person: string,
  key: KeyObject,
  codes: readonly string[],
): Promise<void> {
  await tx.query("delete from identity.recovery_code where person = $1", [person]);
  for (const code of codes)
    await tx.query("insert into identity.recovery_code (person, code_hash) values ($1, $2)", [
      person,
      hashOf(key, code),
    ]);
}

/** False where it is none of the person's or was used before; of two that send one at once, one gets on. */
export async function useRecoveryCode(
  queryable: Queryable,
  person: string,
  key: KeyObject,
  typed: string,
  nowMs: number,
): Promise<boolean> {
  const rows = await queryable.query(
    `update identity.recovery_code set used_at = $3
      where person = $1 and code_hash = $2 and used_at is null returning 1`,
    [person, hashOf(key, typed), new Date(nowMs)],
  );
  return rows.length > 0;
}

export async function recoveryCodesLeft(queryable: Queryable, person: string): Promise<number> {
  const [row] = await queryable.query<{ codes_left: number }>(
    `select count(*)::integer as codes_left from identity.recovery_code where person = $1 and used_at is null`,
    [person],
  );
  return row?.codes_left ?? 0;
}

function hashOf(key: KeyObject, code: string): Buffer {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHmac("sha256", key).update(`recovery code|${plain}`).digest();
}
