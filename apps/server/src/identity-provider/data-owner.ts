import type { DataOwner, DataPlace, ErasureReceipt } from "@halfhourly/contracts";
import type { Database, Queryable } from "@halfhourly/database";

interface OwnerParts {
  readonly database: Database;
  readonly now: () => number;
}

const removed = (table: string, why: string): DataPlace => ({
  place: `table identity.${table}`,
  erasure: "removed",
  why,
});

const places: readonly DataPlace[] = [
  removed("person", "Who signs in: email, name, password hash and authenticator secret."),
  removed("recovery_code", "Hashes of a person's recovery codes; they go with the person."),
  removed("known_device", "Hashes of cookies of a person's browsers; they go with the person."),
  removed("entry", "Sessions, codes and tokens of the provider, found by the person's subject."),
  removed("person_to_adopt", "Persons of the first slice, for the moment until they are sealed."),
  {
    place: "table identity.page",
    erasure: "nothing-personal",
    why: "What was typed on sign-in pages under way, sealed under a key of the provider; gone after an hour.",
  },
  {
    place: "table identity.email_code",
    erasure: "nothing-personal",
    why: "Keyed hashes of six digits, found by a random page number; gone after ten minutes.",
  },
  {
    place: "table identity.attempt",
    erasure: "nothing-personal",
    why: "Keyed hashes with a count of failures; gone after a day.",
  },
];

/** Erases a person whole when the account is closed; a consent that ends touches nothing here. */
export function dataOwner({ database, now }: OwnerParts): DataOwner {
  return {
    name: "identity",
    places,
    async erase(request): Promise<ErasureReceipt> {
      const counts =
        request.kind === "account-closed"
          ? await database.transaction((tx) => erasePerson(tx, request.subject))
          : {};
      return { owner: "identity", atMs: now(), removed: counts };
    },
    retain: (nowMs) => removeExpired(database, nowMs),
  };
}

/** Children first, so that each is counted; entries last, so that no token is made of a person that is half gone. */
async function erasePerson(tx: Queryable, subject: string): Promise<Record<string, number>> {
  return {
    "table identity.recovery_code": await count(
      tx,
      "delete from identity.recovery_code where person = $1",
      subject,
    ),
    "table identity.known_device": await count(
      tx,
      "delete from identity.known_device where person = $1",
      subject,
    ),
    "table identity.person": await count(tx, "delete from identity.person where id = $1", subject),
    "table identity.person_to_adopt": await count(
      tx,
      "delete from identity.person_to_adopt where id = $1",
      subject,
    ),
    "table identity.entry": await count(tx, "delete from identity.entry where subject = $1", subject),
  };
}

const deviceForgottenAfterMs = 400 * 86_400_000;

async function removeExpired(database: Database, nowMs: number): Promise<Record<string, number>> {
  const now = new Date(nowMs);
  const devicesFrom = new Date(nowMs - deviceForgottenAfterMs);
  const remove = (sql: string, before: Date) => count(database, sql, before);
  return {
    "table identity.entry": await remove("delete from identity.entry where expires_at < $1", now),
    "table identity.page": await remove("delete from identity.page where expires_at < $1", now),
    "table identity.email_code": await remove("delete from identity.email_code where expires_at < $1", now),
    "table identity.attempt": await remove("delete from identity.attempt where forget_at < $1", now),
    "table identity.known_device": await remove(
      "delete from identity.known_device where last_seen_at < $1",
      devicesFrom,
    ),
  };
}

async function count(queryable: Queryable, sql: string, value: unknown): Promise<number> {
  return (await queryable.query(`${sql} returning 1`, [value])).length;
}
