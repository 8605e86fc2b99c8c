import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { createAuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { settlementDay } from "@halfhourly/domain";
import type { ReadingStore } from "@halfhourly/reading-store";
import { ended, fileFor, halfHours, importFile, MPAN, openService, type Opened } from "./service.js";

const BEGIN_MS = Date.UTC(2024, 0, 1);
/** January to March 2024: 91 London days, of which the last is one of 46. */
const THREE_MONTHS = 48 * 91 - 2;

let opened: Opened;
before(async () => {
  opened = await openService();
});
after(() => opened.close());

const register = { meterPoint: MPAN, fuel: "electricity", direction: "import", element: 1 } as const;

test("neither a waiting file nor what was found in it can be read from the database", async () => {
  const service = opened.open();
  const home = await opened.newHome();
  const job = await service.client.startImport(
    await opened.grantOf(home),
    fileFor(home, halfHours(BEGIN_MS, 2)),
  );
  const [waiting] = await opened.database.query<{ task: Buffer }>(
    "select task from ingestion.import_job where id = $1",
    [job.id],
  );
  assert.doesNotMatch(waiting!.task.toString("latin1"), /Consumption|2000027391990/);
  service.start();
  await ended(service, home, job.id);
  const [done] = await opened.database.query<{ inspection: Buffer }>(
    "select inspection from ingestion.import_job where id = $1",
    [job.id],
  );
  assert.doesNotMatch(done!.inspection.toString("latin1"), /supplier|total/);
  await opened.keys.destroy(home.household);
  // Another process asks, which holds no copy of the key.
  const fresh = await openedKeyless(job.id, home.household);
  assert.equal(fresh?.inspection, null);
  await service.stop();
});

test("after a crash in the middle a restart goes on where it stopped, and ends as if nothing had been", async () => {
  const home = await opened.newHome();
  const dying = opened.open(failingAfter(opened.readingStore, 1));
  const text = halfHours(BEGIN_MS, THREE_MONTHS);
  const { id } = await dying.client.startImport(await opened.grantOf(home), fileFor(home, text));
  dying.start();
  await until(async () => (await dying.client.importJob(home.household, id))?.daysStored === 31);
  await delay(50);
  await dying.stop();
  // What a killed process leaves: a claim that nobody keeps alive. Here it is made to run out at once.
  await opened.database.query(
    "update ingestion.import_job set claimed_until = now() - interval '1 second' where id = $1",
    [id],
  );
  const restarted = opened.open();
  restarted.start();
  const job = await ended(restarted, home, id);
  assert.deepEqual(
    [job.state, job.stored, job.unchanged, job.daysStored, job.daysTotal],
    ["done", THREE_MONTHS, 0, 91, 91],
  );
  await restarted.stop();
});

test("a batch that was stored and not counted is stored again, which changes nothing", async () => {
  const home = await opened.newHome();
  await opened.readingStore.upsert(await opened.grantOf(home), register, "Wh", [
    { slot: settlementDay("2024-01-01").firstSlot, value: 100, quality: "actual", source: "file" },
  ]);
  const service = opened.open();
  service.start();
  const job = await importFile(opened, service, home, halfHours(BEGIN_MS, 2));
  assert.deepEqual([job.stored, job.unchanged], [1, 1]);
  await service.stop();
});

test("a stop between batches leaves the rest for the next start", async () => {
  const home = await opened.newHome();
  const first = opened.open(slowed(opened.readingStore));
  const { id } = await first.client.startImport(
    await opened.grantOf(home),
    fileFor(home, halfHours(BEGIN_MS, THREE_MONTHS)),
  );
  first.start();
  await until(async () => ((await first.client.importJob(home.household, id))?.daysStored ?? 0) > 0);
  await first.stop();
  const stopped = await first.client.importJob(home.household, id);
  assert.ok(stopped !== null && stopped.state === "storing" && stopped.daysStored < 91);
  const second = opened.open();
  second.start();
  const job = await ended(second, home, id);
  assert.deepEqual([job.state, job.stored], ["done", THREE_MONTHS]);
  await second.stop();
});

test("two processes work one queue without doing a job twice", async () => {
  const [one, two] = [opened.open(), opened.open()];
  const homes = [
    await opened.newHome(),
    await opened.newHome(),
    await opened.newHome(),
    await opened.newHome(),
  ];
  const jobs = [];
  for (const home of homes)
    jobs.push(
      await one.client.startImport(await opened.grantOf(home), fileFor(home, halfHours(BEGIN_MS, 96))),
    );
  one.start();
  two.start();
  for (const [i, home] of homes.entries()) {
    const job = await ended(two, home, jobs[i]!.id);
    assert.deepEqual([job.stored, job.unchanged], [96, 0]);
  }
  await Promise.all([one.stop(), two.stop()]);
});

test("a job that fails each time is given up, its file wiped", async () => {
  const home = await opened.newHome();
  const service = opened.open(failingAfter(opened.readingStore, 0));
  const { id } = await service.client.startImport(
    await opened.grantOf(home),
    fileFor(home, halfHours(BEGIN_MS, 2)),
  );
  await opened.database.query("update ingestion.import_job set attempts = 5 where id = $1", [id]);
  service.start();
  const job = await ended(service, home, id);
  assert.deepEqual([job.state, job.problem?.code], ["failed", "import-failed"]);
  await service.stop();
});

test("the audit chains verify, hold no personal data, and cannot be changed unseen", async () => {
  const { database } = opened;
  // No anchor is written here, so nothing is put into the folder.
  const blobs = fileSystemBlobs("no-folder");
  const log = createAuditLog({ database, schema: "ingestion", service: "ingestion", blobs });
  const verdict = await log.verify();
  assert.ok(verdict.ok && verdict.entries > 10);
  const entries = await opened.database.query("select * from ingestion.audit_entry");
  assert.doesNotMatch(JSON.stringify(entries), new RegExp(MPAN));
  await assert.rejects(
    opened.database.query("update ingestion.audit_entry set why = 'x' where position = 1"),
    /never changed/,
  );
  await assert.rejects(
    opened.database.query("delete from ingestion.audit_entry where position = 1"),
    /never changed/,
  );
  await opened.database.query("alter table ingestion.audit_entry disable trigger append_only");
  const [changed] = await opened.database.query<{ chain: string }>(
    "update ingestion.audit_entry set result = 'x' where chain = (select min(chain) from ingestion.audit_entry where position = 2) and position = 2 returning chain",
  );
  assert.deepEqual(await log.verify(), { ok: false, chain: changed?.chain, position: 2, fault: "changed" });
});

/** A store that breaks after so many batches, as a process that is killed would. */
function failingAfter(store: ReadingStore, batches: number): ReadingStore {
  let left = batches;
  return {
    ...store,
    upsert: (...args) => (left-- > 0 ? store.upsert(...args) : Promise.reject(new Error("killed"))),
  };
}

function slowed(store: ReadingStore): ReadingStore {
  return { ...store, upsert: (...args) => delay(100).then(() => store.upsert(...args)) };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 1_000; waited++) {
    if (await condition()) return;
    await delay(10);
  }
  throw new Error("it did not come to that");
}

async function openedKeyless(id: string, household: string) {
  const { createIngestion } = await import("../src/index.js");
  const { createHouseholdKeys } = await import("@halfhourly/keys");
  const masterKey = {
    wrap: () => Promise.reject(new Error("none")),
    unwrap: () => Promise.reject(new Error("none")),
  };
  const { database, readingStore, consent, fieldHash } = opened;
  const keys = createHouseholdKeys({ database, masterKey });
  return createIngestion({ database, readingStore, consent, fieldHash, keys }).client.importJob(
    household,
    id,
  );
}
