import assert from "node:assert/strict";
import { test } from "node:test";
import { compactVerify, createLocalJWKSet, type JWK } from "jose";
import { purposes } from "../src/index.js";
import { countOf, openConsentHouse, watchedOwner } from "./house.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

test("a withdrawal opens its case at once; every owner is asked in order and the certificate tells what each removed", async () => {
  const [first, second] = [watchedOwner("first"), watchedOwner("second")];
  const house = await openConsentHouse([first, second]);
  const { client } = house.consent;
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const opened = await client.withdraw(scope, "test");
  assert.deepEqual(
    [opened?.state, opened?.ownersDone, opened?.ownersTotal, opened?.dueAtMs],
    ["open", 0, 4, house.clock.nowMs + 30 * dayMs],
  );
  assert.equal(await client.certificate(scope.household, opened!.id), null);
  house.consent.start();
  const [closed] = await house.erased(scope.household);
  assert.equal(closed?.ownersDone, 4);
  assert.deepEqual(first.asked, [
    {
      kind: "consent-ended",
      caseId: opened!.id,
      household: scope.household,
      meterPointHash: house.hashOf(scope.meterPoint),
      fuel: "electricity",
      purpose: "viewing",
      lastPurpose: true,
    },
  ]);
  const signed = await client.certificate(scope.household, opened!.id);
  const { payload, protectedHeader } = await compactVerify(
    signed!,
    createLocalJWKSet({ keys: (await client.publishedKeys()).keys as unknown as JWK[] }),
  );
  const text = new TextDecoder().decode(payload);
  assert.equal(protectedHeader.typ, "erasure-certificate");
  assert.match(text, /"readings":"erased: no consent/);
  assert.match(text, /"owner":"second".*"removed":\{"table second":1\}/);
  for (const secret of [scope.household, scope.meterPoint, house.hashOf(scope.meterPoint)])
    assert.ok(!text.includes(secret));
  assert.equal(await client.certificate("another home", opened!.id), null);
  await house.close();
});

test("an owner that fails is named, asked again after a pause that doubles, and never holds up the others", async () => {
  const [failing, well] = [watchedOwner("failing"), watchedOwner("well")];
  failing.failing = true;
  const house = await openConsentHouse([failing, well]);
  const { client } = house.consent;
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const { case: opened } = await client.closeAccount(scope.household, "person");
  const { work } = house.consent;
  const round = async (aheadMs: number) => {
    house.clock.nowMs += aheadMs;
    await work();
    return failing.asked.length;
  };
  assert.equal(await round(0), 1);
  assert.equal(well.asked.length, 1);
  assert.equal(await round(4_999), 1);
  assert.equal(await round(1), 2);
  assert.equal(await round(9_999), 2);
  assert.equal(await round(1), 3);
  assert.equal(well.asked.length, 1, "who has answered is not asked again");
  assert.equal(
    (await client.current(scope.household)).length,
    1,
    "consents and keys wait for every other owner",
  );
  const warned = house.logLines
    .map((line) => JSON.parse(line))
    .filter(({ owner, caseId }) => owner === "failing" && caseId === opened.id);
  assert.deepEqual(
    warned.map(({ level, err }) => [level, err.kind]),
    [
      ["warn", "TypeError"],
      ["warn", "TypeError"],
      ["warn", "TypeError"],
    ],
  );

  house.clock.nowMs += 31 * dayMs;
  await work();
  assert.equal((await client.case(scope.household, opened.id))?.state, "overdue");
  const alarms = house.logLines.map((line) => JSON.parse(line)).filter(({ overdue }) => overdue === true);
  assert.deepEqual(
    alarms.map(({ level, caseId, waitingFor }) => [level, caseId, waitingFor]),
    [["error", opened.id, ["consent", "failing: TypeError", "keys"]]],
  );

  failing.failing = false;
  house.clock.nowMs += hourMs;
  house.consent.start();
  const [closed] = await house.erased(scope.household);
  assert.equal(closed?.state, "closed");
  await house.close();
});

test("who agrees again before the erasure keeps the readings, and the certificate says so", async () => {
  const owner = watchedOwner("owner");
  const house = await openConsentHouse([owner]);
  const { client } = house.consent;
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const opened = await client.withdraw(scope, "test");
  house.clock.nowMs += 1_000;
  await client.grant(scope, purposes.viewing.version, "test");
  house.consent.start();
  await house.erased(scope.household);
  assert.deepEqual(
    owner.asked.map((request) => request.kind === "consent-ended" && request.lastPurpose),
    [false],
  );
  const signed = await client.certificate(scope.household, opened!.id);
  const payload = Buffer.from(signed!.split(".")[1]!, "base64url").toString();
  assert.match(payload, /"readings":"kept: another consent/);
  await house.close();
});

test("an account closes once, after the cases before it, and nothing can be agreed to any more", async () => {
  const owner = watchedOwner("owner");
  const house = await openConsentHouse([owner]);
  const { client } = house.consent;
  const scope = house.freshScope();
  const research = { ...scope, purpose: "research" as const };
  await client.grant(scope, purposes.viewing.version, "test");
  await client.grant(research, purposes.research.version, "test");
  await client.withdraw(research, "test");
  const [one, two] = await Promise.allSettled([
    client.closeAccount(scope.household, "person"),
    client.closeAccount(scope.household, "person"),
  ]);
  assert.deepEqual([one.status, two.status].sort(), ["fulfilled", "rejected"]);
  const won = one.status === "fulfilled" ? one : two;
  assert.ok(won.status === "fulfilled");
  await assert.rejects(client.grant(scope, purposes.viewing.version, "test"), { code: "account-closing" });
  assert.equal(await client.mint(scope), null);
  assert.equal(await client.closing("x".repeat(43)), null);
  house.consent.start();
  await house.erased(scope.household);
  assert.deepEqual(
    owner.asked.map(({ kind }) => kind),
    ["consent-ended", "account-closed"],
  );
  const closing = await client.closing(won.value.certificateKey);
  assert.equal(closing?.case.state, "closed");
  assert.ok(closing?.certificate);
  const [row] = await house.database.query(
    "select subject, certificate_key_sha256 from consent.erasure_case where kind = 'account-closed'",
  );
  assert.equal(row?.["subject"], null);
  assert.notEqual(row?.["certificate_key_sha256"], won.value.certificateKey);
  await assert.rejects(house.keys.dataKey(scope.household), { name: "KeyDestroyed" });
  await assert.rejects(house.keys.dataKey("person"), { name: "KeyDestroyed" });
  await house.close();
});

test("consents lapse a year after they were given, in bounded batches, each with its case", async () => {
  const owner = watchedOwner("owner");
  const house = await openConsentHouse([owner]);
  const { client } = house.consent;
  const scopes = Array.from({ length: 105 }, () => house.freshScope());
  for (const scope of scopes) await client.grant(scope, purposes.viewing.version, "test");
  house.clock.nowMs += 200 * dayMs;
  const late = house.freshScope();
  await client.grant(late, purposes.viewing.version, "test");
  house.clock.nowMs = Date.UTC(2027, 10, 26, 23, 59);
  assert.ok(await client.mint(scopes[0]!), "it holds through its last day");
  house.clock.nowMs += 60_000;
  assert.equal(await client.mint(scopes[0]!), null, "and not a minute longer, job or no job");
  house.consent.start();
  for (const scope of scopes) await house.erased(scope.household);
  assert.equal((await client.current(scopes[104]!.household))[0]?.state, "lapsed");
  assert.equal((await client.current(late.household))[0]?.state, "granted");
  assert.equal(owner.asked.length, 105);
  await house.close();
});

test("each owner is asked once a day to remove what it keeps no longer; one that fails is asked again", async () => {
  const [failing, well] = [watchedOwner("failing"), watchedOwner("well")];
  failing.failing = true;
  const house = await openConsentHouse([failing, well]);
  const { work } = house.consent;
  await work();
  assert.deepEqual([failing.retained, well.retained], [1, 1]);
  house.clock.nowMs += hourMs;
  await work();
  assert.deepEqual([failing.retained, well.retained], [2, 1]);
  house.clock.nowMs += dayMs;
  await work();
  assert.deepEqual([failing.retained, well.retained], [3, 2]);
  await house.close();
});

test("after six years nothing of a consent is left, and before that its records cannot be removed", async () => {
  const house = await openConsentHouse([watchedOwner("owner")]);
  const { client } = house.consent;
  const scope = house.freshScope();
  // The database's own clock guards the records, so the past is real.
  house.clock.nowMs = Date.now() - 7 * 365.25 * dayMs;
  await client.grant(scope, purposes.viewing.version, "test");
  await client.withdraw(scope, "test");
  house.consent.start();
  await house.erased(scope.household);
  // The case is closed before the receipts of the same round are signed, and a receipt goes only once it is.
  await house.consent.work();
  await house.consent.stop();
  const own = house.consent.owners[0]!;
  await own.retain(house.clock.nowMs + 364 * dayMs);
  assert.equal((await client.current(scope.household)).length, 1);
  await own.retain(house.clock.nowMs + 366 * dayMs);
  assert.equal((await client.current(scope.household)).length, 0);
  assert.equal(await countOf(house.database, "consent_record"), 2);
  await own.retain(Date.now());
  for (const table of ["consent_record", "receipt", "erasure_case", "erasure_step"])
    assert.equal(await countOf(house.database, table), 0, table);
  await house.close();
});
