import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, describe, test } from "node:test";
import { mostUses, type Uses } from "@halfhourly/contracts";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { verifySlice } from "@halfhourly/domain";
import { consumerApiMigrations } from "../src/index.js";
import { mpans, openHouse } from "./house/open-house.js";

const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");

describe("who used my data", async () => {
  const house = await openHouse();
  const ada = await house.household("ada");
  const bob = await house.household("bob");
  await house.link(ada, mpans[0]);
  after(() => house.close());

  const ask = (cookie: string, query = "") =>
    house.http.inject({ url: `/v1/uses${query}`, headers: { cookie } });
  const uses = async (cookie: string, query = ""): Promise<Uses> => (await ask(cookie, query)).json();
  const chainOf = ({ chains }: Uses, service: string) => chains.find((one) => one.service === service)!;
  const append = (chain: string, about: string) =>
    house.audit.append(
      house.database,
      { chain, who: "operator", what: "support.see", about, where: "test", why: "test", result: "done" },
      house.clock.nowMs,
    );

  test("a household gets its own chain of every service, which verifies as it came, and nobody else's", async () => {
    await append(ada.household, "of Ada");
    await append(bob.household, "of Bob");
    await house.audit.anchor();
    const found = await uses(ada.cookie);
    assert.deepEqual(
      found.chains.map(({ service, entries }) => [service, entries.map(({ what }) => what)]),
      [
        ["consent", ["consent.grant"]],
        ["consumer-api", ["support.see"]],
      ],
    );
    for (const { entries, head, anchored } of found.chains)
      assert.equal((await verifySlice(entries, head, anchored ?? null, sha256Hex)).ok, true);
    const { anchored } = chainOf(found, "consumer-api");
    assert.deepEqual([anchored?.anchor, anchored?.position], [1, 1]);
    assert.equal(chainOf(found, "consent").anchored, undefined);
    assert.ok(!JSON.stringify(found).includes("of Bob"));
    assert.ok(!JSON.stringify(found).includes(mpans[0]));
  });

  test("a changed entry is seen by the household itself", async () => {
    const { entries, head } = chainOf(await uses(ada.cookie), "consumer-api");
    const changed = entries.map((entry) => ({ ...entry, who: ada.household }));
    assert.deepEqual(await verifySlice(changed, head, null, sha256Hex), {
      ok: false,
      position: 1,
      fault: "changed",
    });
  });

  test("the newest thousand come first; older ones page by page, each bound to the page after it", async () => {
    await house.database.transaction(async (tx) => {
      for (let n = 1; n < mostUses + 5; n += 1)
        await tx.query(
          "select consumer_api.append_audit($1, 1, 'operator', 'support.see', $2, 'test', 'test', 'done')",
          [bob.household, `entry ${n}`],
        );
    });
    const newest = chainOf(await uses(bob.cookie), "consumer-api");
    assert.equal(newest.entries.length, mostUses);
    assert.equal(newest.head.position, mostUses + 5);
    const first = newest.entries[0]!;
    const { chains } = await uses(bob.cookie, `?service=consumer-api&before=${first.position}`);
    assert.equal(chains.length, 1);
    const [older] = chains;
    assert.deepEqual(
      older!.entries.map(({ position }) => position),
      [1, 2, 3, 4, 5],
    );
    assert.equal(older!.head.hash, first.previousHash);
    for (const { entries, head } of [newest, older!])
      assert.equal((await verifySlice(entries, head, null, sha256Hex)).ok, true);
  });

  test("a service that is none, and a position of no service, are refused", async () => {
    for (const query of ["?service=nothing", "?before=7"]) {
      const answer = await ask(ada.cookie, query);
      assert.deepEqual([answer.statusCode, answer.json().code], [422, "use-unknown"], query);
    }
    assert.equal((await ask(ada.cookie, "?service=consent&before=1")).json().code, "invalid-request");
  });
});

test("what was written down of the operator before there were chains stands on the households' chains", async () => {
  const { database, close } = await createTestDatabase();
  await migrate(
    database,
    consumerApiMigrations.filter(({ id }) => id < "consumer_api/0009"),
  );
  await database.query(
    `insert into consumer_api.operator_audit values
       ('b', '2026-11-02T00:00:00.005Z', 'import a file', 'm1', 'home-1', 'i1', 'r2', 'started'),
       ('a', '2026-11-01T00:00:00Z', 'import a file', 'm1', 'home-1', null, 'r1', 'allowed'),
       ('c', '2026-11-03T00:00:00Z', 'import a file', 'm2', null, null, 'r3', 'refused: no live consent')`,
  );
  await migrate(database, consumerApiMigrations);
  const rows = await database.query(
    "select chain, position, at_ms, about, why, result from consumer_api.audit_entry order by chain, position",
  );
  assert.deepEqual(
    rows.map((row) => Object.values(row)),
    [
      ["home-1", "1", String(Date.UTC(2026, 10, 1)), "m1", "request r1", "done: allowed"],
      ["home-1", "2", String(Date.UTC(2026, 10, 2, 0, 0, 0, 5)), "i1", "request r2", "done: started"],
      ["operator", "1", String(Date.UTC(2026, 10, 3)), "m2", "request r3", "refused: consent-required"],
    ],
  );
  await close();
});
