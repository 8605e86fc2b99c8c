import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { auditBooks, auditMigrations, createAuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { migrate, openDatabase, type Database } from "@halfhourly/database";
import { createTestDatabase, type TestDatabase } from "@halfhourly/database/testing";
import { silentLog } from "@halfhourly/service-kit";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

const books = Object.values(auditBooks);
const table = "ingestion.audit_entry";

async function fill(database: Database, folder: string): Promise<void> {
  for (const book of books) {
    await migrate(database, auditMigrations(book.schema, "0100"));
    const log = createAuditLog({ database, blobs: fileSystemBlobs(join(folder, "blobs")), ...book });
    for (const chain of ["home-1", "home-2"])
      for (let i = 1; i <= 4; i++)
        await database.transaction((tx) =>
          log.append(
            tx,
            {
              chain,
              who: chain,
              what: "readings.read",
              about: `m${i}`,
              where: "here",
              why: "asked",
              result: "done",
            },
            1_764_000_000_000 + i,
          ),
        );
    await log.anchor();
  }
}

let opened: TestDatabase;
let folder: string;
before(async () => {
  opened = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "halfhourly-audit-verify-"));
  await fill(opened.database, folder);
});
after(async () => {
  await opened.close();
  await rm(folder, { recursive: true, force: true });
});

async function verify(...flags: string[]) {
  const { terminal, written } = fakeTerminal({ dataFolder: folder, databaseUrl: opened.url });
  return { exitCode: await main(["audit", "verify", ...flags], terminal), ...written };
}

/** What somebody does who owns the database, looked at, and undone again. */
async function whileTampered(sql: string, look: () => Promise<void>): Promise<void> {
  const { database } = opened;
  const trigger = (how: "disable" | "enable") =>
    database.query(`alter table ${table} ${how} trigger append_only`);
  await database.query("create table before_the_deed as select * from ingestion.audit_entry");
  await trigger("disable");
  try {
    await database.query(sql);
    await look();
  } finally {
    await database.query(`delete from ${table}; insert into ${table} select * from before_the_deed`);
    await trigger("enable");
    await database.query("drop table before_the_deed");
  }
}

const untouched = [
  "consent: 8 entries in 2 chains are as they were written, and agree with every anchor (1).",
  "ingestion: 8 entries in 2 chains are as they were written, and agree with every anchor (1).",
  "consumer-api: 8 entries in 2 chains are as they were written, and agree with every anchor (1).",
];

test("what nobody touched is found whole, also as JSON", async () => {
  const { exitCode, out } = await verify();
  assert.deepEqual([exitCode, out.trim().split("\n")], [0, untouched]);
  const verdicts = JSON.parse((await verify("--json")).out).books.map(
    ({ verdict }: { verdict: { ok: boolean } }) => verdict.ok,
  );
  assert.deepEqual(verdicts, [true, true, true]);
});

const texts = ["who", "what", "about", "place", "why", "result", "previous_hash", "hash"];
const oneByte: Record<string, string> = {
  at_ms: "at_ms = at_ms + 1",
  ...Object.fromEntries(
    texts.map((column) => [
      column,
      `${column} = overlay(${column} placing case when left(${column}, 1) = 'a' then 'b' else 'a' end from 1 for 1)`,
    ]),
  ),
};
for (const [column, change] of Object.entries(oneByte))
  test(`one byte of ${column} changed is found, and its entry named`, () =>
    whileTampered(`update ${table} set ${change} where chain = 'home-2' and position = 2`, async () => {
      const { exitCode, out } = await verify();
      assert.equal(exitCode, 1);
      assert.match(out, /^ingestion: entry 2 of chain home-2 was changed/m);
      assert.doesNotMatch(out, /consumer-api/, "it stops at the first fault");
    }));

const deeds: Record<string, readonly [sql: string, said: RegExp]> = {
  "an entry taken out": [
    `delete from ${table} where chain = 'home-1' and position = 3`,
    /entry 3 of chain home-1 is missing\.$/m,
  ],
  "the end cut off": [
    `delete from ${table} where chain = 'home-1' and position = 4`,
    /entry 4 of chain home-1 is missing: the chain ends too early/,
  ],
  "an entry put in": [
    `insert into ${table} select chain, 5, at_ms, who, what, about, place, why, result, hash, repeat('0', 64)
       from ${table} where chain = 'home-1' and position = 4`,
    /entry 5 of chain home-1 was put there by somebody else/,
  ],
  "two entries that changed places": [
    `update ${table} e set at_ms = o.at_ms, about = o.about, hash = o.hash, previous_hash = o.previous_hash
       from ${table} o where e.chain = 'home-1' and o.chain = 'home-1' and e.position in (2, 3) and o.position = 5 - e.position`,
    /entry 2 of chain home-1 was changed/,
  ],
  "an entry moved to another household": [
    `update ${table} set chain = 'home-3', position = 1 where chain = 'home-1' and position = 1`,
    /entry 1 of chain home-1 is missing/,
  ],
};
for (const [deed, [sql, said]] of Object.entries(deeds))
  test(`${deed} is found and named`, () =>
    whileTampered(sql, async () => {
      const { exitCode, out } = await verify();
      assert.equal(exitCode, 1);
      assert.match(out, said);
    }));

test("an anchor that was edited, and one that is gone, are named", async () => {
  const path = join(folder, "blobs", "audit", "consumer-api", "000000001.json");
  const held = await readFile(path);
  await chmod(path, 0o600);
  await writeFile(path, held.toString().replace("home-1", "home-7"));
  const edited = await verify();
  assert.deepEqual(
    [edited.exitCode, edited.out.trim().split("\n").at(-1)],
    [1, "consumer-api: the anchor audit/consumer-api/000000001.json is not the file that was written."],
  );
  await rm(path);
  assert.match((await verify()).out, /000000001\.json is missing from the data folder/);
  await writeFile(path, held);
  assert.equal((await verify()).exitCode, 0);
});

test("what cannot be verified is said, with what to do", async () => {
  const nothing = fakeTerminal({ dataFolder: join(folder, "no-such-folder") });
  assert.equal(await main(["audit", "verify"], nothing.terminal), 3);
  assert.match(nothing.written.err, /no-database-here: .*HALFHOURLY_DATA/);
  const nobody = fakeTerminal({ dataFolder: folder, databaseUrl: "postgres://127.0.0.1:1/none" });
  assert.equal(await main(["audit", "verify"], nobody.terminal), 3);
  assert.match(nobody.written.err, /database-unreachable/);
  const empty = await createTestDatabase();
  const strange = fakeTerminal({ dataFolder: folder, databaseUrl: empty.url });
  assert.equal(await main(["audit", "verify"], strange.terminal), 2);
  assert.match(strange.written.err, /no-audit-log/);
  await empty.close();
  assert.equal(await main(["audit", "prove"], fakeTerminal({}).terminal), 2);
});

test("as a command of its own it reads the embedded database, beside a process that has it open and without one", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-audit-embedded-"));
  const command = fileURLToPath(new URL("../bin/halfhourly.mjs", import.meta.url));
  const env = { ...process.env, HALFHOURLY_DATA: dataFolder, DATABASE_URL: "" };
  const ask = () => promisify(execFile)(process.execPath, [command, "audit", "verify"], { env });
  const running = await openDatabase({ databaseUrl: null, dataFolder, log: silentLog });
  try {
    assert.equal(running.kind, "embedded", "the embedded PostgreSQL runs on this machine");
    await fill(running.database, dataFolder);
    assert.deepEqual((await ask()).stdout.trim().split("\n"), untouched);
  } finally {
    await running.close();
  }
  assert.deepEqual((await ask()).stdout.trim().split("\n"), untouched);
  await rm(dataFolder, { recursive: true, force: true });
});
