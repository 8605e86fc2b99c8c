import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { openDatabase } from "@halfhourly/database";
import { silentLog } from "@halfhourly/service-kit";
import { fillAuditChains, makeDataFolder, removeFolder, runAudit, tamper } from "./audit-instance.js";

async function freshFolder(context: TestContext): Promise<string> {
  const folder = await makeDataFolder();
  context.after(() => removeFolder(folder));
  return folder;
}

/** This process stands for the instance: it holds the data folder's lock and the database in it. */
const openInstance = (dataFolder: string) =>
  openDatabase({ dataFolder, url: "http://127.0.0.1:8480", log: silentLog });

test("embedded: beside the running instance, and with none running; nothing is left running or locked", async (context) => {
  const dataFolder = await freshFolder(context);
  const verify = () => runAudit(["verify"], { HALFHOURLY_DATA: dataFolder });
  const instance = await openInstance(dataFolder);
  assert.equal(instance.kind, "embedded");
  await fillAuditChains(instance.database, dataFolder);
  const beside = await verify();
  assert.equal(beside.exitCode, 0, beside.err);
  assert.match(beside.out, /Read: the embedded PostgreSQL of the running instance/);
  assert.deepEqual(await instance.database.query("select 1 as still"), [{ still: 1 }]);
  await instance.close();

  const alone = await verify();
  assert.equal(alone.exitCode, 0, alone.err);
  assert.match(alone.out, /Verified: 12 chains, 48 entries/);
  assert.equal(existsSync(join(dataFolder, "lock")), false);
  assert.equal(existsSync(join(dataFolder, "postgres", "postmaster.pid")), false);

  const again = await openInstance(dataFolder);
  await tamper(again.database, "update consent.audit_entry set why = 'told' where chain = 'home-1'");
  const besideTampered = await verify();
  await again.close();
  const aloneTampered = await verify();
  for (const { exitCode, out } of [besideTampered, aloneTampered]) {
    assert.equal(exitCode, 1);
    assert.match(out, /consent, chain "home-1", entry 1: it was changed/);
  }
});

test("PGlite: while an instance holds it, who does and what to do; afterwards it verifies", async (context) => {
  const dataFolder = await freshFolder(context);
  await mkdir(join(dataFolder, "pglite"));
  const verify = () => runAudit(["verify"], { HALFHOURLY_DATA: dataFolder });
  const instance = await openInstance(dataFolder);
  assert.equal(instance.kind, "pglite");
  await fillAuditChains(instance.database, dataFolder);
  const held = await verify();
  assert.deepEqual([held.exitCode, held.out], [2, ""]);
  assert.match(held.err, new RegExp(`in use by process ${process.pid} at http://127\\.0\\.0\\.1:8480`));
  assert.match(held.err, /stop it, then run this again/);
  await instance.close();
  const { exitCode, out, err } = await verify();
  assert.equal(exitCode, 0, err);
  assert.match(out, /Read: PGlite/);
});

test("a folder without a database is refused and stays as it was", async (context) => {
  const dataFolder = await freshFolder(context);
  const { exitCode, err } = await runAudit(["verify"], { HALFHOURLY_DATA: dataFolder });
  assert.equal(exitCode, 2);
  assert.match(err, /no-database-here: .* holds no database/);
  assert.deepEqual(await readdir(dataFolder), []);
});
