import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Account, IssuersPerson } from "../src/index.js";
import { openHouse } from "./house/open-house.js";

describe("accounts", async () => {
  const house = await openHouse();
  after(() => house.close());
  const person = (subject: string, email: string, more: Partial<IssuersPerson> = {}): IssuersPerson => ({
    subject,
    email,
    displayName: email,
    ...more,
  });
  const signedIn = async (account: Account) =>
    `halfhourly_session=${await house.sessions.begin(account.accountId)}`;
  const shown = async (account: Account) =>
    (
      await house.http.inject({ url: "/v1/account", headers: { cookie: await signedIn(account) } })
    ).json() as { email: string; role: string; signInHere: boolean };

  test("one person has one account, however often and at once they come", async () => {
    const comes = Array.from({ length: 5 }, () => house.api.accountFor(person("s1", "ada@example.org")));
    const accounts = await Promise.all(comes);
    assert.equal(new Set(accounts.map(({ household }) => household)).size, 1);
  });

  test("address, name and role follow the issuer", async () => {
    const before = await house.api.accountFor(person("s2", "old@example.org", { role: "support" }));
    assert.equal((await shown(before)).role, "support");
    const later = await house.api.accountFor(person("s2", " new@example.org "));
    assert.deepEqual(later, before);
    assert.deepEqual(
      [(await shown(later)).email, (await shown(later)).role],
      ["new@example.org", "consumer"],
    );
  });

  test("who has an address that was somebody else's is somebody else still", async () => {
    const first = await house.api.accountFor(person("s3", "shared@example.org"));
    const second = await house.api.accountFor(person("s4", "shared@example.org"));
    assert.notEqual(second.household, first.household);
  });

  test("one subject at two issuers is two people, and only the embedded one's sign-in is changed here", async () => {
    const here = await house.api.accountFor(person("s5", "here@example.org"));
    const there = await house.api.accountFor(
      person("s5", "there@example.org", { issuer: "https://issuer.example" }),
    );
    assert.notEqual(there.household, here.household);
    assert.deepEqual([(await shown(here)).signInHere, (await shown(there)).signInHere], [true, false]);
  });

  test("an account of an earlier version is sealed at the next start, and the person finds it", async () => {
    const { database, api } = house;
    const check = "coalesce(email, email_key, display_name, password_hash) is null";
    await database.query("alter table consumer_api.account drop constraint account_only_sealed");
    await database.query(
      `insert into consumer_api.account
         (id, household, issuer, subject, email, email_key, password_hash, display_name, created_at)
       select 'old-' || n, 'household-' || n, 'embedded', 'old-' || n, n || '@example.org', n || '@example.org', '$argon2', 'Old ' || n, now()
         from generate_series(1, 230) n`,
    );
    await database.query(
      `alter table consumer_api.account add constraint account_only_sealed check (${check}) not valid`,
    );
    await api.recover();
    const [left] = await database.query<{ plain: number }>(
      `select count(*)::int as plain from consumer_api.account
        where coalesce(email, email_key, display_name, password_hash) is not null`,
    );
    assert.equal(left!.plain, 0);
    await assert.rejects(
      database.query("update consumer_api.account set email = 'x'"),
      /account_only_sealed/,
      "nothing plain can be written any more",
    );
    assert.equal((await shown({ accountId: "old-7", household: "household-7" })).email, "7@example.org");
    const again = await api.accountFor(person("old-7", "7@example.org"));
    assert.equal(again.household, "household-7");
  });

  test("neither address nor name lies in the database", async () => {
    await house.api.accountFor(person("s6", "grep-me@example.org", { displayName: "Grep Me" }));
    const rows = await house.database.query("select a::text from consumer_api.account a");
    for (const plain of ["grep-me", "Grep Me"])
      for (const as of [plain, Buffer.from(plain).toString("hex"), Buffer.from(plain).toString("base64")])
        assert.ok(!JSON.stringify(rows).includes(as), as);
  });
});
