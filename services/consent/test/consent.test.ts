import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { ConsentScope } from "@halfhourly/contracts";
import { connect, migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { keysMigrations } from "@halfhourly/keys";
import { purposes } from "../src/index.js";
import { createTestConsent } from "../src/testing.js";

const startMs = Date.UTC(2024, 2, 31, 0, 30);
const notice = purposes.viewing?.version ?? "";
const { database, url, close } = await createTestDatabase();
after(close);
let nowMs = startMs;
let lastId = 0;
const { consent, fieldHash } = createTestConsent({
  database,
  now: () => nowMs,
  ids: () => `id-${++lastId}`,
});
await migrate(database, [...keysMigrations, ...consent.migrations]);

let lastHousehold = 0;
const freshScope = (): ConsentScope => ({
  household: `home-${++lastHousehold}`,
  meterPoint: "2000027391990",
  fuel: "electricity",
  purpose: "viewing",
});
const countOf = async (table: string) =>
  Number((await database.query(`select count(*) as n from consent.${table}`))[0]?.["n"]);

test("a consent is recorded with its audit link, and a grant can be minted from it", async () => {
  const scope = freshScope();
  const [records, entries] = [await countOf("consent_record"), await countOf("audit_entry")];
  const record = await consent.client.grant(scope, notice, "meter added");
  const { meterPoint, ...rest } = scope;
  const held = {
    ...rest,
    consentId: record.consentId,
    meterPointHash: fieldHash.of("meter point", meterPoint),
    state: "granted",
    noticeVersion: "viewing-1",
    atMs: startMs,
    renewBy: "2025-03-31",
    renewSoon: false,
  };
  assert.deepEqual(record, { ...held, meterPoint });
  assert.deepEqual(await consent.client.current(scope.household), [held]);
  assert.equal(await countOf("consent_record"), records + 1);
  assert.equal(await countOf("audit_entry"), entries + 1);
  const grant = await consent.client.mint(scope);
  assert.deepEqual(grant, { ...scope, mintedAtMs: startMs, expiresAtMs: startMs + 15 * 60_000 });
  assert.ok(Object.isFrozen(grant));
});

test("no grant is minted for another household, meter, fuel or purpose", async () => {
  const scope = freshScope();
  await consent.client.grant(scope, notice, "meter added");
  const others: Partial<ConsentScope>[] = [
    { household: "other" },
    { meterPoint: "1" },
    { fuel: "gas" },
    { purpose: "research" },
  ];
  for (const other of others) assert.equal(await consent.client.mint({ ...scope, ...other }), null);
});

test("a grant lives at most 15 minutes, and less where less is asked", async () => {
  const scope = freshScope();
  await consent.client.grant(scope, notice, "meter added");
  assert.equal((await consent.client.mint(scope, 24 * 3_600_000))?.expiresAtMs, nowMs + 15 * 60_000);
  assert.equal((await consent.client.mint(scope, 1_000))?.expiresAtMs, nowMs + 1_000);
  await assert.rejects(consent.client.mint(scope, 0), RangeError);
});

test("many grants are minted in one question, each where its own consent is live", async () => {
  const [live, ended, never] = [freshScope(), freshScope(), freshScope()];
  for (const scope of [live, ended]) await consent.client.grant(scope, notice, "meter added");
  await consent.client.withdraw(ended, "test");
  const grants = await consent.client.mintMany([never, live, ended, live]);
  const minted = { ...live, mintedAtMs: nowMs, expiresAtMs: nowMs + 15 * 60_000 };
  assert.deepEqual(grants, [null, minted, null, minted]);
  assert.deepEqual(await consent.client.mintMany([]), []);
});

test("granting again under the same notice changes nothing, also for many at once", async () => {
  const scope = freshScope();
  const [records, entries] = [await countOf("consent_record"), await countOf("audit_entry")];
  const granted = await Promise.all(
    Array.from({ length: 6 }, () => consent.client.grant(scope, notice, "meter added")),
  );
  for (const record of granted) assert.deepEqual(record, granted[0]);
  assert.equal(await countOf("consent_record"), records + 1);
  assert.equal(await countOf("audit_entry"), entries + 1);
});

test("an old notice is refused, whatever the purpose, and the refusal is audited", async () => {
  const scope = freshScope();
  await assert.rejects(consent.client.grant(scope, "viewing-0", "meter added"), {
    status: 409,
    code: "notice-out-of-date",
  });
  const research = { ...scope, purpose: "research" as const };
  await assert.rejects(consent.client.grant(research, notice, "asked"), { code: "notice-out-of-date" });
  await assert.rejects(consent.client.grant(scope, notice, " "), RangeError);
  assert.deepEqual(await consent.client.current(scope.household), []);
  const entries = await database.query(
    "select what, about, result from consent.audit_entry where who = $1 order by position",
    [scope.household],
  );
  assert.deepEqual(entries, [
    { what: "consent.grant", about: "viewing", result: "refused: notice-out-of-date" },
    { what: "consent.grant", about: "research", result: "refused: notice-out-of-date" },
  ]);
});

test("a withdrawal ends it, can be repeated, and the consent can be given again", async () => {
  const scope = freshScope();
  await consent.client.withdraw(scope, "never given");
  assert.deepEqual(await consent.client.current(scope.household), []);
  await consent.client.grant(scope, notice, "meter added");
  nowMs += 1_000;
  await consent.client.withdraw(scope, "asked in the app");
  nowMs += 1_000;
  await consent.client.withdraw(scope, "asked in the app");
  assert.equal(await consent.client.mint(scope), null);
  const [withdrawn] = await consent.client.current(scope.household);
  assert.equal(withdrawn?.state, "withdrawn");
  assert.equal(withdrawn?.atMs, nowMs - 1_000);
  await consent.client.grant(scope, notice, "changed their mind");
  assert.ok(await consent.client.mint(scope));
  const states = await database.query(
    `select r.state from consent.consent_record r join consent.current_consent c on c.id = r.consent_id
     where c.household = $1 order by recorded_at`,
    [scope.household],
  );
  assert.deepEqual(
    states.map((row) => row["state"]),
    ["granted", "withdrawn", "granted"],
  );
});

test("a withdrawal waits for a write under way, and a write after it is refused", async () => {
  const scope = freshScope();
  await consent.client.grant(scope, notice, "meter added");
  const grant = await consent.client.mint(scope);
  assert.ok(grant);
  const order: string[] = [];
  let withdrawal: Promise<unknown> = Promise.resolve();
  await database.transaction(async (tx) => {
    await consent.assertStillConsented(tx, grant);
    withdrawal = consent.client.withdraw(scope, "asked in the app").then(() => void order.push("withdrawn"));
    await tx.query("select pg_sleep(0.2)");
    order.push("written");
  });
  await withdrawal;
  assert.deepEqual(order, ["written", "withdrawn"]);
  const late = database.transaction((tx) => consent.assertStillConsented(tx, grant));
  await assert.rejects(late, { status: 403, code: "consent-withdrawn" });
});

test("records and audit entries can be neither changed nor removed, and hold no meter point", async () => {
  for (const table of ["consent_record", "audit_entry"]) {
    await assert.rejects(
      database.query(`update consent.${table} set why = 'another'`),
      /never changed or removed/,
    );
    await assert.rejects(database.query(`delete from consent.${table}`), /never changed or removed/);
    await assert.rejects(database.query(`truncate consent.${table}`), /never changed or removed/);
    const rows = await database.query(`select * from consent.${table}`);
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes("2000027391990"));
  }
});

test("a writer of many learns which consents are not live, and holds those that are until it ends", async () => {
  const [live, ended, never, later] = [freshScope(), freshScope(), freshScope(), freshScope()];
  for (const scope of [live, ended, later]) await consent.client.grant(scope, notice, "meter added");
  await consent.client.withdraw(ended, "test");
  const relied = [live, ended, never, later].map(({ household, meterPoint, fuel }) => ({
    household,
    meterPointHash: fieldHash.of("meter point", meterPoint),
    fuel,
    mintedAtMs: household === later.household ? nowMs - 1 : nowMs,
  }));
  const other = connect(url, { max: 1 });
  const order: string[] = [];
  let withdrawing: Promise<unknown> | null = null;
  await database.transaction(async (tx) => {
    assert.deepEqual(await consent.withoutConsent(tx, relied), new Set([1, 2, 3]));
    withdrawing = consent.client.withdraw(live, "test").then(() => order.push("withdrawn"));
    const waits = "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted";
    while ((await other.query<{ n: number }>(waits))[0]?.n === 0) await delay(5);
    order.push("written");
  });
  await withdrawing;
  assert.deepEqual(order, ["written", "withdrawn"]);
  await database.transaction(async (tx) =>
    assert.deepEqual(await consent.withoutConsent(tx, relied), new Set([0, 1, 2, 3])),
  );
  await consent.stop();
  await other.close();
});

test("a consent that was renewed after the grant, or has passed its last day, does not hold", async () => {
  const scope = freshScope();
  await consent.client.grant(scope, notice, "meter added");
  const { household, meterPoint, fuel } = scope;
  const relied = {
    household,
    fuel,
    meterPointHash: fieldHash.of("meter point", meterPoint),
    mintedAtMs: nowMs,
  };
  const held = nowMs;
  nowMs += 366 * 86_400_000;
  await database.transaction(async (tx) =>
    assert.deepEqual(await consent.withoutConsent(tx, [relied]), new Set([0])),
  );
  nowMs = held;
  await database.transaction(async (tx) =>
    assert.deepEqual(await consent.withoutConsent(tx, [relied]), new Set()),
  );
});
