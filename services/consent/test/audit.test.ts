import assert from "node:assert/strict";
import { test } from "node:test";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { createConsent, purposes } from "../src/index.js";

const notice = purposes.viewing?.version ?? "";

async function chainOf(entries: number) {
  const { database, close } = await createTestDatabase();
  const consent = createConsent({ database });
  await migrate(database, consent.migrations);
  const homes = Array.from({ length: entries }, (_, n) => ({
    household: `home-${n}`,
    meterPoint: "3938424403",
    fuel: "gas" as const,
    purpose: "viewing" as const,
  }));
  await Promise.all(homes.map((scope) => consent.client.grant(scope, notice, 'meter "added"')));
  // What an intruder with the database's own rights could do.
  const tamper = async (statement: string) => {
    await database.query("alter table consent.audit_entry disable trigger append_only");
    await database.query(statement);
  };
  return { consent, tamper, close };
}

test("an empty chain and one that many wrote at once are whole", async () => {
  const empty = await chainOf(0);
  assert.deepEqual(await empty.consent.verifyAudit(), { ok: true, entries: 0 });
  await empty.close();
  const many = await chainOf(25);
  assert.deepEqual(await many.consent.verifyAudit(), { ok: true, entries: 25 });
  await many.close();
});

const tamperings = [
  {
    name: "a changed reason",
    statement: "update consent.audit_entry set why = 'another' where position = 3",
    position: 3,
    fault: "changed",
  },
  {
    name: "a changed person",
    statement: "update consent.audit_entry set who = who || 'x' where position = 5",
    position: 5,
    fault: "changed",
  },
  {
    name: "a changed time",
    statement: "update consent.audit_entry set recorded_at = recorded_at + interval '1 s' where position = 1",
    position: 1,
    fault: "changed",
  },
  {
    name: "a removed entry",
    statement: "delete from consent.audit_entry where position = 2",
    position: 2,
    fault: "missing",
  },
  {
    name: "a shortened chain",
    statement: "delete from consent.audit_entry where position > 4",
    position: 5,
    fault: "cut off",
  },
];

for (const { name, statement, position, fault } of tamperings) {
  test(`${name} is found`, async () => {
    const { consent, tamper, close } = await chainOf(6);
    await tamper(statement);
    assert.deepEqual(await consent.verifyAudit(), { ok: false, position, fault });
    await close();
  });
}
