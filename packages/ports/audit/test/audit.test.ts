import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmod, readdir, rm, writeFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { migrate, type Database } from "@halfhourly/database";
import { createPgliteTestDatabase, createTestDatabase } from "@halfhourly/database/testing";
import { auditEntryText, verifySlice } from "@halfhourly/domain";
import { createAuditLog } from "../src/index.js";
import { counted, facts, openAudit, schema } from "./audit-house.js";

const sha256Hex = (text: string) => createHash("sha256").update(text).digest("hex");
const engines = { PostgreSQL: createTestDatabase, PGlite: createPgliteTestDatabase };

for (const [engine, create] of Object.entries(engines))
  describe(`audit chains on ${engine}`, async () => {
    const { database, close } = await create();
    const house = await openAudit(database);
    after(async () => {
      await house.close();
      await close();
    });

    test("the database writes the text that the domain describes, whatever a field holds", async () => {
      for (const why of ["plain", "", "Tŷ ŵ £ 日本 \u{1f600}", "'; drop table --", "a\\nb", "%s {0}"])
        await house.append("h1", { why });
      const { entries, head } = await house.log.slice("h1", 0, 100);
      assert.equal(entries.length, 6);
      for (const entry of entries) assert.equal(entry.hash, sha256Hex(auditEntryText(entry)));
      assert.deepEqual(await verifySlice(entries, head, null, sha256Hex), {
        ok: true,
        entries: 6,
        anchored: false,
      });
    });

    test("an entry is stored with its deed or not at all", async () => {
      const undone = database.transaction(async (tx) => {
        await house.log.append(tx, facts("h2"), 1);
        throw new Error("the deed failed");
      });
      await assert.rejects(undone, /the deed failed/);
      assert.deepEqual((await house.log.slice("h2", 0, 10)).head, { position: 0, hash: "" });
    });

    test("many at once on one chain make one chain", async () => {
      await Promise.all(Array.from({ length: 30 }, () => house.append("h3")));
      const { entries, head } = await house.log.slice("h3", 0, 100);
      assert.deepEqual(
        entries.map(({ position }) => position),
        Array.from({ length: 30 }, (_, i) => i + 1),
      );
      assert.equal((await verifySlice(entries, head, null, sha256Hex)).ok, true);
    });

    test("a control character or a long field is refused before anything is written", async () => {
      await assert.rejects(house.append("h4", { why: "two\nlines" }), RangeError);
      await assert.rejects(house.append("h4", { about: "x".repeat(201) }), RangeError);
      assert.equal((await house.log.slice("h4", 0, 10)).head.position, 0);
    });

    test("entries are never changed, removed or emptied", async () => {
      for (const sql of [`update ${schema}.audit_entry set why = ''`, `delete from ${schema}.audit_entry`])
        await assert.rejects(database.query(sql), /never changed/);
      await assert.rejects(database.query(`truncate ${schema}.audit_entry`), /never changed/);
    });

    test("anchors: heads that moved, each once; nothing to say, no file; the slice tells its anchor", async () => {
      const moved = await house.log.anchor();
      assert.equal(moved, 2);
      assert.equal(await house.log.anchor(), 0);
      await house.append("h1");
      assert.equal(await house.log.anchor(), 1);
      const { anchored, entries, head } = await house.log.slice("h1", 0, 100);
      assert.equal(anchored!.anchor, 2);
      assert.equal(anchored!.position, 7);
      assert.deepEqual(await verifySlice(entries, head, anchored, sha256Hex), {
        ok: true,
        entries: 7,
        anchored: true,
      });
      assert.deepEqual(counted(await house.log.verify()), { ok: true, entries: 37, chains: 2, anchors: 2 });
    });

    test("an anchor whose run was cut off before it was noted is taken up by the next run", async () => {
      await house.append("h1");
      const notNoted = createAuditLog({ ...house.options, database: failingAtNote(database) });
      await assert.rejects(notNoted.anchor(), /cut off/);
      assert.equal((await house.log.verify()).ok, true);
      await house.append("h3");
      assert.equal(await house.log.anchor(), 1, "the file of the run that was cut off");
      assert.equal(await house.log.anchor(), 1, "what moved since");
      assert.deepEqual(counted(await house.log.verify()), { ok: true, entries: 39, chains: 2, anchors: 4 });
    });
  });

/** Ends the process' luck right after the file was written. */
function failingAtNote(database: Database): Database {
  return {
    ...database,
    query: (text, values) => database.query(text, values),
    close: () => database.close(),
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          query: (text, values) =>
            text.startsWith(`insert into ${schema}.audit_anchor`)
              ? Promise.reject(new Error("cut off"))
              : tx.query(text, values),
        }),
      ),
  };
}

describe("what somebody does who owns the database is found and named", async () => {
  const where = `where chain = 'h2' and position = 3`;
  const rehash = `encode(sha256(convert_to(concat_ws(e'\\n','halfhourly-audit-1',chain,position,at_ms,who,what,about,place,why,result,previous_hash),'UTF8')),'hex')`;
  const deeds: Record<string, readonly [sql: string, expected: object]> = {
    "one byte of a field": [
      `update ${schema}.audit_entry set why = 'asket' ${where}`,
      { chain: "h2", position: 3, fault: "changed" },
    ],
    "a field, with its hash made to fit": [
      `with a as (update ${schema}.audit_entry set why = 'asket' ${where} returning 1)
       update ${schema}.audit_entry set hash = repeat('0', 64) where chain = 'h2' and position = 4`,
      { chain: "h2", position: 3, fault: "changed" },
    ],
    "an entry taken out": [
      `delete from ${schema}.audit_entry ${where}`,
      { chain: "h2", position: 3, fault: "missing" },
    ],
    "the first entry taken out": [
      `delete from ${schema}.audit_entry where chain = 'h2' and position = 1`,
      { chain: "h2", position: 1, fault: "missing" },
    ],
    "the end cut off": [
      `delete from ${schema}.audit_entry where chain = 'h2' and position > 3`,
      { chain: "h2", position: 4, fault: "cut off" },
    ],
    "the end cut off and the head moved back": [
      `with a as (delete from ${schema}.audit_entry where chain = 'h2' and position > 3 returning 1)
       update ${schema}.audit_head set position = 3, anchored_position = 3,
         hash = (select hash from ${schema}.audit_entry where chain = 'h2' and position = 3) where chain = 'h2'`,
      { chain: "h2", position: 5, fault: "cut off" },
    ],
    "a whole chain taken out, head and all": [
      `with a as (delete from ${schema}.audit_entry where chain = 'h2' returning 1)
       delete from ${schema}.audit_head where chain = 'h2'`,
      { chain: "h2", position: 5, fault: "cut off" },
    ],
    "a whole chain taken out and called retired": [
      `with a as (delete from ${schema}.audit_entry where chain = 'h2' returning 1),
            b as (delete from ${schema}.audit_head where chain = 'h2' returning 1)
       insert into ${schema}.audit_retired (chain, position, hash, anchored_by) values ('h2', 5, '', 1)`,
      { chain: "h2", position: 5, fault: "cut off" },
    ],
    "a whole chain taken out and said to be on its way to be anchored as retired": [
      `with a as (delete from ${schema}.audit_entry where chain = 'h2' returning 1),
            b as (delete from ${schema}.audit_head where chain = 'h2' returning 1)
       insert into ${schema}.audit_retired (chain, position, hash) values ('h2', 5, '')`,
      { chain: "h2", position: 1, fault: "missing" },
    ],
    "an entry put before the first": [
      `insert into ${schema}.audit_entry select chain, 0, at_ms, who, what, about, place, why, result, '', repeat('0', 64)
         from ${schema}.audit_entry where chain = 'h2' and position = 5`,
      { chain: "h2", position: 0, fault: "inserted" },
    ],
    "an entry twice, the key taken off for it": [
      `alter table ${schema}.audit_entry drop constraint audit_entry_pkey;
       insert into ${schema}.audit_entry select * from ${schema}.audit_entry where chain = 'h2' and position = 5`,
      { chain: "h2", position: 5, fault: "inserted" },
    ],
    "an entry of no chain, the columns' rules taken off for it": [
      `alter table ${schema}.audit_entry drop constraint audit_entry_pkey, alter chain drop not null;
       insert into ${schema}.audit_entry select null, position, at_ms, who, what, about, place, why, result, '', hash
         from ${schema}.audit_entry where chain = 'h2' and position = 5`,
      { chain: "", position: 5, fault: "inserted" },
    ],
    "a field emptied to null": [
      `alter table ${schema}.audit_entry alter why drop not null; update ${schema}.audit_entry set why = null ${where}`,
      { chain: "h2", position: 3, fault: "changed" },
    ],
    "a chain said to be in an anchor that is not there": [
      `update ${schema}.audit_head set anchored_by = 2 where chain = 'h2'`,
      { chain: "audit/consent/000000002.json", position: 2, fault: "anchor missing" },
    ],
    "the list of anchors emptied": [
      `delete from ${schema}.audit_anchor; update ${schema}.audit_head set anchored_by = 2 where chain = 'h2'`,
      { chain: "audit/consent/000000001.json", position: 1, fault: "anchor changed" },
    ],
    "a table taken away": [
      `drop table ${schema}.audit_retired`,
      { chain: "consent.audit_retired", position: 0, fault: "table missing" },
    ],
    "an entry put behind the end": [
      `insert into ${schema}.audit_entry select chain, 6, at_ms, who, what, about, place, why, result, hash, repeat('0', 64)
         from ${schema}.audit_entry where chain = 'h2' and position = 5`,
      { chain: "h2", position: 6, fault: "inserted" },
    ],
    "a chain that nobody began": [
      `insert into ${schema}.audit_entry select 'h0', 1, at_ms, who, what, about, place, why, result, '', repeat('0', 64)
         from ${schema}.audit_entry where chain = 'h2' and position = 1`,
      { chain: "h0", position: 1, fault: "inserted" },
    ],
    "two entries that changed places": [
      `update ${schema}.audit_entry e set at_ms = o.at_ms, why = o.why, about = o.about, hash = o.hash, previous_hash = o.previous_hash
         from ${schema}.audit_entry o where e.chain = 'h2' and o.chain = 'h2' and e.position in (3, 4) and o.position = 7 - e.position`,
      { chain: "h2", position: 3, fault: "changed" },
    ],
    "a chain rewritten from end to end": [
      `do $$ declare before text := ''; r record; begin
         for r in select position from ${schema}.audit_entry where chain = 'h2' order by position loop
           update ${schema}.audit_entry set why = 'invented', previous_hash = before where chain = 'h2' and position = r.position;
           update ${schema}.audit_entry set hash = ${rehash} where chain = 'h2' and position = r.position returning hash into before;
         end loop;
         update ${schema}.audit_head set hash = before, anchored_hash = before where chain = 'h2';
       end $$`,
      { chain: "h2", position: 5, fault: "anchor differs" },
    ],
  };

  for (const [deed, [sql, expected]] of Object.entries(deeds))
    test(deed, async () => {
      const { database, close } = await createTestDatabase();
      const house = await openAudit(database);
      for (const chain of ["h1", "h2", "h3"])
        for (let i = 1; i <= 5; i++) await house.append(chain, { about: `c${i}` });
      await house.log.anchor();
      assert.equal((await house.log.verify()).ok, true);
      await house.tamper(sql);
      assert.deepEqual(await house.log.verify(), { ok: false, ...expected });
      await house.close();
      await close();
    });

  const files: Record<string, readonly [(path: string) => Promise<void>, string]> = {
    "an anchor removed": [(path) => rm(path), "anchor missing"],
    "an anchor with one byte changed": [
      async (path) => {
        await chmod(path, 0o600);
        await writeFile(path, (await readFile(path, "utf8")).replace(/"atMs":1/, '"atMs":2'));
      },
      "anchor changed",
    ],
  };
  for (const [deed, [tamper, fault]] of Object.entries(files))
    test(deed, async () => {
      const { database, close } = await createTestDatabase();
      const house = await openAudit(database);
      await house.append("h1");
      await house.log.anchor();
      await house.append("h1");
      await house.log.anchor();
      const folder = join(house.folder, "audit", "consent");
      await tamper(join(folder, (await readdir(folder)).toSorted()[0]!));
      assert.deepEqual(await house.log.verify(), {
        ok: false,
        chain: "audit/consent/000000001.json",
        position: 1,
        fault,
      });
      await house.close();
      await close();
    });
});

test("the one chain of an earlier version is carried over, in its order and with its times", async () => {
  const { database, close } = await createTestDatabase();
  await migrate(database, [
    {
      id: "consent/0001-as-it-was",
      sql: `create schema consent;
        create table consent.audit_entry (position bigint primary key, recorded_at timestamptz not null, who text not null,
          what text not null, about text not null, why text not null, result text not null, previous_hash text not null, hash text not null);
        create table consent.audit_head (only_row boolean primary key default true, position bigint not null, hash text not null);
        insert into consent.audit_entry select i, timestamptz '2026-11-01T10:00:00.007Z' + i * interval '1 second', 'h' || (i % 2),
          'consent.grant', 'c' || i, e'asked\\ntwice', 'done', '', 'x' from generate_series(1, 6) i;
        insert into consent.audit_head values (true, 6, 'x');`,
    },
  ]);
  const house = await openAudit(database);
  assert.deepEqual(counted(await house.log.verify()), { ok: true, entries: 6, chains: 2, anchors: 0 });
  const { entries } = await house.log.slice("h1", 0, 10);
  assert.deepEqual(
    entries.map(({ about, atMs }) => [about, new Date(atMs).toISOString()]),
    [
      ["c1", "2026-11-01T10:00:01.007Z"],
      ["c3", "2026-11-01T10:00:03.007Z"],
      ["c5", "2026-11-01T10:00:05.007Z"],
    ],
  );
  await house.close();
  await close();
});
