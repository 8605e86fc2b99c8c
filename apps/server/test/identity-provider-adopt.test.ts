import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "@halfhourly/database/testing";
import { migrate } from "@halfhourly/database";
import { silentLog } from "@halfhourly/service-kit";
import { createHouseholdKeys, fieldHashWith, keysMigrations, type MasterKey } from "@halfhourly/keys";
import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { identityMigrations } from "../src/identity-provider/index.js";
import { adoptPersons } from "../src/identity-provider/people/adopt.js";
import { hashPassword } from "../src/identity-provider/people/passwords.js";
import { findSubject, personBySubject, verifyPassword } from "../src/identity-provider/people/people.js";

/** What the first slice kept of an account, as far as it matters here. */
const firstSlice = `
create schema consumer_api;
create table consumer_api.account (
  id text primary key, household text not null, email text not null, email_key text not null,
  password_hash text not null, display_name text not null, demonstration boolean not null, language text not null)`;

let held: TestDatabase;
before(async () => {
  held = await createTestDatabase();
});
after(() => held.close());

const plainMasterKey: MasterKey = {
  wrap: async (key) => ({ masterKeyId: "test", wrapped: key }),
  unwrap: async ({ wrapped }) => wrapped,
};

test("accounts of the first slice become persons with the account's id, once, and go on where a crash cut it off", async () => {
  const { database } = held;
  await database.query(firstSlice);
  const passwordHash = await hashPassword("the old password");
  for (const name of ["ada", "bob", "cyd"])
    await database.query("insert into consumer_api.account values ($1, $2, $3, $3, $4, $1, false, 'cy')", [
      name,
      randomUUID(),
      `${name}@example.org`,
      passwordHash,
    ]);
  await migrate(database, [...keysMigrations, ...identityMigrations]);
  await database.query("insert into keys.master_key (id, number) values ('test', 1)");
  const keys = createHouseholdKeys({ database, masterKey: plainMasterKey });
  const parts = {
    database,
    keys,
    fieldHash: fieldHashWith(createSecretKey(randomBytes(32))),
    now: Date.now,
    ids: randomUUID,
  };
  await keys.destroy("cyd");
  let sealed = 0;
  const cutOff = {
    ...parts,
    keys: {
      dataKey(person: string) {
        sealed += 1;
        return sealed > 1 ? Promise.reject(new Error("cut off")) : keys.dataKey(person);
      },
    },
  };
  await assert.rejects(adoptPersons(cutOff, silentLog), /cut off/);
  assert.equal(await findSubject(parts, "bob@example.org"), null);
  await adoptPersons(parts, silentLog);
  assert.equal(await findSubject(parts, "ADA@example.org"), "ada");
  assert.equal(await verifyPassword(parts, "bob@example.org", "the old password"), "bob");
  assert.equal(await findSubject(parts, "cyd@example.org"), null, "who was erased stays so");
  const person = await personBySubject(parts, "bob");
  assert.equal(person?.displayName, "bob");
  assert.equal(person?.language, "cy");
  assert.equal(person?.totpSecret, null);
  assert.deepEqual(await database.query("select id from identity.person_to_adopt"), []);
  await adoptPersons(parts, silentLog);
  assert.equal((await database.query("select id from identity.person")).length, 2);
});
