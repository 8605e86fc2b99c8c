import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { openHouse } from "./house/open-house.js";

describe("accounts", async () => {
  const house = await openHouse();
  after(() => house.close());
  const person = (subject: string, email: string) => ({ subject, email, displayName: email });
  const emailOf = async (subject: string) => {
    const rows = await house.database.query<{ email: string }>(
      "select email from consumer_api.account where id = $1",
      [subject],
    );
    return rows[0]?.email;
  };

  test("one person has one account, however often and at once they come", async () => {
    const comes = Array.from({ length: 5 }, () => house.api.accountFor(person("s1", "ada@example.org")));
    const accounts = await Promise.all(comes);
    assert.equal(new Set(accounts.map(({ household }) => household)).size, 1);
  });

  test("the address follows the issuer", async () => {
    const before = await house.api.accountFor(person("s2", "old@example.org"));
    const later = await house.api.accountFor(person("s2", "new@example.org"));
    assert.deepEqual(later, before);
    assert.equal(await emailOf("s2"), "new@example.org");
  });

  test("an address that somebody gave up is free for another, before the first one comes back", async () => {
    const first = await house.api.accountFor(person("s3", "shared@example.org"));
    const second = await house.api.accountFor(person("s4", "Shared@Example.org"));
    assert.notEqual(second.household, first.household);
    assert.deepEqual(await house.api.accountFor(person("s3", "moved@example.org")), first);
    assert.equal(await emailOf("s4"), "Shared@Example.org");
  });
});
