import { KeyDestroyed } from "@halfhourly/keys";
import type { Log } from "@halfhourly/service-kit";
import { rowBySubject, type Language, type PeopleParts } from "./person-rows.js";
import { insertPerson } from "./people.js";

interface ToAdopt extends Record<string, unknown> {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string;
  readonly display_name: string;
  readonly demonstration: boolean;
  readonly language: Language;
}

/**
 * Persons of the first slice, whose accounts held email and password in the clear, become persons here with the account's
 * id as their subject. One at a time, so that a crash loses nothing and a second start goes on.
 */
export async function adoptPersons(parts: PeopleParts, logger: Log): Promise<void> {
  const { database } = parts;
  for (;;) {
    const [next] = await database.query<ToAdopt>(
      "select * from identity.person_to_adopt order by id limit 1",
    );
    if (next === undefined) return;
    if (!(await adopt(parts, next)))
      logger.warn({ subject: next.id }, "a person of the first slice was not adopted: erased or taken");
    await database.query("delete from identity.person_to_adopt where id = $1", [next.id]);
  }
}

async function adopt(parts: PeopleParts, held: ToAdopt): Promise<boolean> {
  const { id: subject, email, password_hash: passwordHash, display_name: displayName } = held;
  const { demonstration, language } = held;
  const emailVerified = false;
  const person = { subject, email, emailVerified, passwordHash, displayName, demonstration, language };
  try {
    if (await insertPerson(parts, person)) return true;
  } catch (fault) {
    if (fault instanceof KeyDestroyed) return false;
    throw fault;
  }
  return (await rowBySubject(parts.database, subject)) !== null;
}
