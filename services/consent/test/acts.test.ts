import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { ConsentScope } from "@halfhourly/contracts";
import type { Grant } from "@halfhourly/domain";
import * as fc from "fast-check";
import { purposes } from "../src/index.js";
import { openConsentHouse, startMs } from "./house.js";

const house = await openConsentHouse();
after(() => house.close());
const { client } = house.consent;
const write = (grant: Grant) =>
  house.database.transaction((tx) => house.consent.assertStillConsented(tx, grant));

type Act = "grant" | "withdraw" | "end" | "claim" | "mint" | "a year passes";
const acts = fc.array(
  fc.tuple(
    fc.constantFrom<Act>("grant", "grant", "withdraw", "end", "claim", "mint", "mint", "a year passes"),
    fc.constantFrom<ConsentScope["purpose"]>("viewing", "research"),
  ),
  { minLength: 12, maxLength: 24 },
);

test("whatever the acts, a grant writes exactly until the first end of its consent after it was minted", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const home = house.freshScope();
      // Years pass in each run, and the calendar ends with 2099.
      house.clock.nowMs = startMs;
      const live = new Map<string, boolean>();
      const minted: { readonly grant: Grant; dead: boolean }[] = [];
      const end = (purpose?: string) => {
        for (const [held] of live) if (purpose === undefined || held === purpose) live.set(held, false);
        for (const one of minted) if (purpose === undefined || one.grant.purpose === purpose) one.dead = true;
      };
      for (const [act, purpose] of sequence) {
        house.clock.nowMs += 1;
        const scope = { ...home, purpose };
        if (act === "grant") {
          await client.grant(scope, purposes[purpose].version, "test");
          live.set(purpose, true);
        } else if (act === "withdraw") {
          await client.withdraw(scope, "test");
          end(purpose);
        } else if (act === "end") {
          await client.endTenancy(home, "moved out");
          end();
        } else if (act === "claim") {
          await client.claimTenancy(home, "the next", {
            method: "supplier change of tenancy",
            reference: "CT-1",
          });
          end();
        } else if (act === "a year passes") {
          house.clock.nowMs += 367 * 86_400_000;
          end();
        } else {
          const grant = await client.mint(scope);
          assert.equal(grant !== null, live.get(purpose) === true);
          if (grant !== null) minted.push({ grant, dead: false });
        }
        for (const { grant, dead } of minted)
          if (dead) await assert.rejects(write(grant), { code: "consent-withdrawn" });
          else await write(grant);
      }
    }),
    { numRuns: 40 },
  );
});

test("two withdrawals at once end a consent once, with one case", async () => {
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const opened = await Promise.all(Array.from({ length: 6 }, () => client.withdraw(scope, "test")));
  assert.equal(opened.filter((one) => one !== null).length, 1);
  assert.equal((await client.cases(scope.household)).length, 1);
});

test("a grant and a withdrawal at once leave one of the two, and its case where it ended", async () => {
  const scope = house.freshScope();
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([
      client.grant(scope, purposes.viewing.version, "test"),
      client.withdraw(scope, "test"),
    ]);
    const [held] = await client.current(scope.household);
    assert.equal((await client.mint(scope)) !== null, held?.state === "granted");
  }
});

test("refused writes are counted on the case of their consent", async () => {
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const grant = await client.mint(scope);
  assert.ok(grant);
  const opened = await client.withdraw(scope, "test");
  assert.equal(opened?.droppedInFlight, 0);
  for (let n = 0; n < 3; n += 1) await assert.rejects(write(grant), { code: "consent-withdrawn" });
  await house.consent.stop();
  assert.equal((await client.case(scope.household, opened!.id))?.droppedInFlight, 3);
});

test("who agreed again does not revive a grant from before the withdrawal", async () => {
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const before = await client.mint(scope);
  house.clock.nowMs += 1;
  await client.withdraw(scope, "test");
  house.clock.nowMs += 1;
  await client.grant(scope, purposes.viewing.version, "test");
  await assert.rejects(write(before!), { code: "consent-withdrawn" });
  await write((await client.mint(scope))!);
});

test("a renewal keeps grants alive; saying yes again renews only in the last 30 days", async () => {
  const scope = house.freshScope();
  const first = await client.grant(scope, purposes.viewing.version, "test");
  const days = (count: number) => (house.clock.nowMs += count * 86_400_000);
  days(330);
  assert.equal((await client.grant(scope, purposes.viewing.version, "test")).renewBy, first.renewBy);
  days(6);
  const [due] = await client.current(scope.household);
  assert.equal(due?.renewSoon, true);
  const grant = await client.mint(scope);
  const renewed = await client.grant(scope, purposes.viewing.version, "test");
  assert.ok(renewed.renewBy! > first.renewBy!);
  assert.equal(renewed.renewSoon, false);
  await write(grant!);
});

test("only the only purpose's case says that the readings go", async () => {
  const scope = house.freshScope();
  for (const purpose of ["viewing", "research", "comparison"] as const)
    await client.grant({ ...scope, purpose }, purposes[purpose].version, "test");
  await client.withdraw({ ...scope, purpose: "research" }, "test");
  await client.withdrawAll(scope, "meter removed");
  const rows = await house.database.query<{ last_purpose: boolean }>(
    "select last_purpose from consent.erasure_case where household = $1 order by position",
    [scope.household],
  );
  assert.deepEqual(
    rows.map((row) => row.last_purpose),
    [false, false, true],
  );
});

test("a question about a tenancy reaches the holder once, is answered, and is not asked again for 30 days", async () => {
  const scope = house.freshScope();
  await client.grant(scope, purposes.viewing.version, "test");
  const ask = () => client.askTenancy(scope, "somebody else");
  await client.askTenancy(scope, scope.household);
  assert.deepEqual(await client.questions(scope.household), []);
  await ask();
  await ask();
  const [question, ...more] = await client.questions(scope.household);
  assert.equal(more.length, 0);
  assert.equal(question?.meterPointHash, house.hashOf(scope.meterPoint));
  await client.stillMine(scope);
  await ask();
  assert.deepEqual(await client.questions(scope.household), []);
  house.clock.nowMs += 31 * 86_400_000;
  await ask();
  assert.equal((await client.questions(scope.household)).length, 1);
  await client.endTenancy(scope, "moved out");
  assert.deepEqual(await client.questions(scope.household), []);
});

test("numbers that an earlier version stored plainly are hashed at the start, and found again", async () => {
  const plain = "check (meter_point is null and meter_point_hash is not null) not valid";
  await house.database.query(`alter table consent.current_consent drop constraint meter_point_only_hashed`);
  await house.database.query(
    `insert into consent.current_consent (id, household, meter_point, fuel, purpose, state, notice_version, changed_at, renew_by, granted_since)
     select 'old-' || n, 'old-home-' || n, '10' || n, 'gas', 'viewing', 'granted', 'viewing-1', now(), '2099-01-01', now()
     from generate_series(1, 1100) n`,
  );
  await house.database.query(
    `alter table consent.current_consent add constraint meter_point_only_hashed ${plain}`,
  );
  await house.consent.recover();
  const rows = await house.database.query(
    "select 1 from consent.current_consent where meter_point is not null",
  );
  assert.equal(rows.length, 0);
  const scope = { household: "old-home-7", meterPoint: "107", fuel: "gas", purpose: "viewing" } as const;
  assert.ok(await client.mint(scope));
});
