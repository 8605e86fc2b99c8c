import assert from "node:assert/strict";
import { chmod, cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createTestDatabase, type TestDatabase } from "@halfhourly/database/testing";
import { main } from "../src/index.js";
import { sayProgress } from "../src/audit/say-progress.js";
import { fillAuditChains, filled, makeDataFolder, removeFolder, runAudit, tamper } from "./audit-instance.js";
import { fakeTerminal } from "./fake-terminal.js";

describe("audit verify on a PostgreSQL server", () => {
  let dataFolder: string;
  let opened: TestDatabase;
  const verify = (...args: string[]) =>
    runAudit(["verify", ...args], { HALFHOURLY_DATA: dataFolder, DATABASE_URL: opened.url });

  before(async () => {
    dataFolder = await makeDataFolder();
    opened = await createTestDatabase();
    await fillAuditChains(opened.database, dataFolder);
    for (const table of ["audit_entry", "audit_head"])
      await opened.database.query(`create table kept_${table} as table consent.${table}`);
  });
  after(async () => {
    await opened.close();
    await removeFolder(dataFolder);
  });

  async function restore() {
    for (const table of ["audit_entry", "audit_head"])
      await tamper(
        opened.database,
        `delete from consent.${table}; insert into consent.${table} table kept_${table}`,
      );
  }

  test("nothing touched: exit 0, how many chains and entries, up to which anchor, a retired chain begun anew among them", async () => {
    const { exitCode, out, err } = await verify();
    assert.equal(exitCode, 0, err);
    assert.match(out, /^Verified: 12 chains, 48 entries/);
    assert.match(
      out,
      /consent: 4 chains, 16 entries; up to anchor 2 of 26\/11\/2026 12:00 UTC; 3 entries since/,
    );
    assert.ok(!out.includes(new URL(opened.url).password || "no password"));
    const json = await verify("--json");
    const { verified, fault, services } = JSON.parse(json.out);
    assert.deepEqual([json.exitCode, verified, fault], [0, true, null]);
    for (const { verdict } of services)
      assert.deepEqual(verdict, { ok: true, ...filled, lastAnchorAtMs: verdict.lastAnchorAtMs });
  });

  const where = "chain = 'home-2' and position = 3";
  const oneByte: Readonly<Record<string, readonly [value: string, fault: RegExp]>> = {
    chain: ["'home-4'", /chain "home-2", entry 3: it was taken out/],
    position: ["30", /chain "home-2", entry 3: it was taken out/],
    at_ms: ["at_ms + 1", /chain "home-2", entry 3: it was changed/],
    ...Object.fromEntries(
      ["who", "what", "about", "place", "why", "result", "previous_hash", "hash"].map((column) => [
        column,
        [
          `overlay(${column} placing chr(ascii(${column}) # 1) from 1 for 1)`,
          /chain "home-2", entry 3: it was changed/,
        ] as const,
      ]),
    ),
  };
  for (const [column, [value, fault]] of Object.entries(oneByte))
    test(`one byte of an entry's ${column}: exit 1, the entry named`, async () => {
      await tamper(opened.database, `update consent.audit_entry set ${column} = ${value} where ${where}`);
      const { exitCode, out } = await verify().finally(restore);
      assert.equal(exitCode, 1);
      assert.match(out, /^NOT as it was written/);
      assert.match(out, fault);
      assert.match(out, /ingestion: 4 chains/);
    });

  const deeds: Readonly<Record<string, readonly [sql: string, fault: RegExp]>> = {
    "an entry taken out": [
      `delete from consent.audit_entry where ${where}`,
      /"home-2", entry 3: it was taken out/,
    ],
    "an entry put in": [
      `insert into consent.audit_entry select chain, 6, at_ms, who, what, about, place, why, result, hash, hash
         from consent.audit_entry where chain = 'home-2' and position = 5`,
      /"home-2", entry 6: it was put in/,
    ],
    "two entries in each other's place": [
      `update consent.audit_entry set position = 30 where ${where};
       update consent.audit_entry set position = 3 where chain = 'home-2' and position = 4;
       update consent.audit_entry set position = 4 where chain = 'home-2' and position = 30`,
      /"home-2", entry 3: it was changed, or is not in its place/,
    ],
    "the end cut off": [
      "delete from consent.audit_entry where chain = 'home-2' and position > 3",
      /"home-2", entry 4: it and what came after it were cut off/,
    ],
    "the end cut off and the head put back": [
      `delete from consent.audit_entry where chain = 'home-2' and position > 3;
       update consent.audit_head h set position = 3, hash = e.hash from consent.audit_entry e
        where h.chain = 'home-2' and e.chain = 'home-2' and e.position = 3`,
      /"home-2", entry 4: it and what came after it were cut off/,
    ],
  };
  for (const [deed, [sql, fault]] of Object.entries(deeds))
    test(`${deed}: exit 1, the entry named`, async () => {
      await tamper(opened.database, sql);
      const { exitCode, out } = await verify().finally(restore);
      assert.deepEqual([exitCode, fault.test(out)], [1, true], out);
    });

  const files: Readonly<Record<string, readonly [(path: string) => Promise<void>, RegExp]>> = {
    "an anchor edited": [
      async (path) => {
        await chmod(path, 0o600);
        await writeFile(path, (await readFile(path, "utf8")).replace('"home-2",4', '"home-2",5'));
      },
      /consent, audit\/consent\/000000002\.json: anchor 2 is not as it was written/,
    ],
    "an anchor removed": [
      (path) => rm(path),
      /consent, audit\/consent\/000000002\.json: anchor 2 is not there/,
    ],
  };
  for (const [deed, [change, fault]] of Object.entries(files))
    test(`${deed}: exit 1, the file named; the copy elsewhere still vouches`, async () => {
      const copy = await makeDataFolder();
      await cp(join(dataFolder, "blobs"), copy, { recursive: true });
      await change(join(copy, "audit", "consent", "000000002.json"));
      const { exitCode, out } = await verify("--anchors", copy);
      await removeFolder(copy);
      assert.deepEqual([exitCode, fault.test(out)], [1, true], out);
      assert.equal((await verify()).exitCode, 0);
    });

  test("--json names the fault too", async () => {
    await tamper(opened.database, `delete from consent.audit_entry where ${where}`);
    const { exitCode, out } = await verify("--json").finally(restore);
    const { verified, fault, services } = JSON.parse(out);
    assert.deepEqual([exitCode, verified], [1, false]);
    assert.equal(fault, 'consent, chain "home-2", entry 3: it was taken out');
    assert.deepEqual(services[0].verdict, { ok: false, chain: "home-2", position: 3, fault: "missing" });
  });

  test("a database of something else, or one that does not answer: neither verified nor a fault, exit 2", async () => {
    const other = await createTestDatabase();
    const empty = await makeDataFolder();
    const strange = await runAudit(["verify"], { HALFHOURLY_DATA: empty, DATABASE_URL: other.url });
    assert.deepEqual([strange.exitCode, strange.out], [2, ""]);
    assert.match(strange.err, /no-audit-chains/);
    // With anchors, tables that are not there were taken away.
    const emptied = await runAudit(["verify"], { HALFHOURLY_DATA: dataFolder, DATABASE_URL: other.url });
    assert.equal(emptied.exitCode, 1);
    assert.match(emptied.out, /consent\.audit_entry: the table is not there/);
    await other.close();
    await removeFolder(empty);
    const gone = await runAudit(["verify"], { HALFHOURLY_DATA: dataFolder, DATABASE_URL: other.url });
    assert.equal(gone.exitCode, 2);
    assert.match(gone.err, /database-unreachable/);
  });
});

test("arguments that cannot be meant end with exit code 2 and say what can", async () => {
  for (const [args, said] of [
    [[], /npx halfhourly audit verify/],
    [["verfy"], /Did you mean verify/],
    [["verify", "all"], /and nothing else/],
    [["verify", "--anchors", "/nowhere"], /There is no folder/],
    [["verify", "--anchor", "/nowhere"], /Did you mean --anchors/],
  ] as const) {
    const { terminal, written } = fakeTerminal({});
    assert.equal(await main(["audit", ...args], terminal), 2);
    assert.match(written.err, said);
  }
});

test("an address that is none is refused without being repeated: it may hold a password", async () => {
  const { exitCode, err } = await runAudit(["verify"], {
    HALFHOURLY_DATA: "/nowhere",
    DATABASE_URL: "mysql://me:secret@host/name",
  });
  assert.equal(exitCode, 2);
  assert.match(err, /database-url-unusable/);
  assert.doesNotMatch(err, /secret/);
});

test("a long run says how far it is: now and then a line, or one line written over", () => {
  for (const [isInteractive, said] of [
    [false, "consent: 2,000 of 9,000 entries\n"],
    [true, `\r${"consent: 2,000 of 9,000 entries".padEnd(60)}\r${" ".repeat(60)}\r`],
  ] as const) {
    const { terminal, written } = fakeTerminal({});
    let nowMs = 0;
    const progress = sayProgress({ ...terminal, isInteractive }, "consent", () => nowMs);
    progress.say(1_000, 9_000);
    nowMs = 10_000;
    progress.say(2_000, 9_000);
    progress.say(3_000, 9_000);
    progress.end();
    assert.equal(written.err, said);
  }
});
