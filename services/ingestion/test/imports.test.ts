import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { settlementDay } from "@halfhourly/domain";
import { Problem } from "@halfhourly/service-kit";
import { ended, fileFor, halfHours, importFile, MPAN, openService, viewing, type Opened } from "./service.js";

const BEGIN_MS = Date.UTC(2024, 0, 1);
/** January to March 2024: 91 London days, of which the last is one of 46. */
const THREE_MONTHS = 48 * 91 - 2;

let opened: Opened;
before(async () => {
  opened = await openService();
});
after(() => opened.close());

const register = { meterPoint: MPAN, fuel: "electricity", direction: "import", element: 1 } as const;

test("a file is stored month by month, counted, audited and wiped; a second import changes nothing", async () => {
  const service = opened.open();
  service.start();
  const home = await opened.newHome();
  const text = halfHours(BEGIN_MS, THREE_MONTHS);
  const job = await importFile(opened, service, home, text, { fuel: "electricity" });
  assert.deepEqual(
    [job.state, job.stored, job.replaced, job.unchanged, job.daysStored, job.daysTotal, job.problem],
    ["done", THREE_MONTHS, 0, 0, 91, 91, null],
  );
  assert.equal(job.inspection?.registers[0]?.total, THREE_MONTHS * 100);
  const days = await opened.readingStore.days(
    await opened.grantOf(home),
    register,
    "2024-01-01",
    "2024-03-31",
  );
  assert.equal(days.length, 91);
  assert.ok(days.every(({ slots }) => slots.every((held) => held?.value === 100 && held.source === "file")));

  const again = await importFile(opened, service, home, text, { fuel: "electricity" });
  assert.deepEqual(
    [again.state, again.stored, again.replaced, again.unchanged],
    ["done", 0, 0, THREE_MONTHS],
  );
  const [row] = await opened.database.query(
    "select task, claimed_by from ingestion.import_job where id = $1",
    [job.id],
  );
  assert.deepEqual(row, { task: null, claimed_by: null });
  const audit = await opened.database.query<{ what: string; result: string }>(
    "select what, result from ingestion.audit_entry where about = $1 order by position",
    [job.id],
  );
  assert.deepEqual(
    audit.map(({ what, result }) => `${what}: ${result}`),
    [
      "readings.store: done: 1488 stored, 0 replaced, 0 unchanged",
      "readings.store: done: 1392 stored, 0 replaced, 0 unchanged",
      "readings.store: done: 1486 stored, 0 replaced, 0 unchanged",
      "import.end: done: file wiped",
    ],
  );
  await service.stop();
});

test("a corrected file replaces what it corrects and leaves the rest", async () => {
  const service = opened.open();
  service.start();
  const home = await opened.newHome();
  await importFile(opened, service, home, halfHours(BEGIN_MS, 96), { fuel: "electricity" });
  const job = await importFile(
    opened,
    service,
    home,
    halfHours(BEGIN_MS, 97, (i) => (i === 3 ? "0.250" : "0.100")),
    { fuel: "electricity" },
  );
  assert.deepEqual([job.stored, job.replaced, job.unchanged], [1, 1, 95]);
  const { firstSlot } = settlementDay("2024-01-01");
  const replaced = await opened.readingStore.replaced(
    await opened.grantOf(home),
    register,
    firstSlot,
    firstSlot + 48,
  );
  assert.deepEqual(
    replaced.map(({ replaced: was, by }) => [was.slot - firstSlot, was.value, by.value]),
    [[3, 100, 250]],
  );
  await service.stop();
});

const REFUSED: readonly [what: string, text: string, code: string, message: RegExp][] = [
  [
    "a file of the other fuel",
    "Consumption (m³), Start, End\n0.1, 2024-01-01T00:00:00Z, 2024-01-01T00:30:00Z",
    "wrong-fuel",
    /holds gas/,
  ],
  [
    "a file of several meters, none of them this one",
    "MPR,ReadDatetime,kWh,ReadType\n1700052624128,03 Dec 2019 00:30:00,1,Actual\n1710146092002,03 Dec 2019 00:30:00,1,Actual",
    "several-meters",
    /keep only/,
  ],
  ["a file that is none", "<html>", "html-page", /sign in/],
  [
    "a file of days",
    "LCLid,tstp,energy(kWh/hh)\nA,2024-01-01,1\nA,2024-01-02,1",
    "not-half-hourly",
    /half-hourly/,
  ],
];

for (const [what, text, code, message] of REFUSED) {
  test(`${what} ends as ${code} and stores nothing`, async () => {
    const service = opened.open();
    service.start();
    const home = await opened.newHome();
    const job = await importFile(opened, service, home, text);
    assert.deepEqual([job.state, job.problem?.code, job.stored], ["failed", code, 0]);
    assert.match(job.problem?.message ?? "", message);
    assert.deepEqual(await opened.readingStore.registers(await opened.grantOf(home)), []);
    await service.stop();
  });
}

test("a fuel that the file does not state is the meter's; of several meters the one that is named is taken", async () => {
  const service = opened.open();
  service.start();
  const home = await opened.newHome();
  const unstated = await importFile(opened, service, home, halfHours(BEGIN_MS, 2));
  assert.deepEqual([unstated.state, unstated.inspection?.registers[0]?.fuel], ["done", "electricity"]);
  const rows = [
    "MPR,ReadDatetime,kWh,ReadType",
    `${MPAN},03 Dec 2019 00:30:00,1,Actual`,
    "1700052624128,03 Dec 2019 00:30:00,9,Actual",
  ];
  const named = await importFile(opened, service, home, rows.join("\n"));
  assert.deepEqual([named.state, named.stored], ["done", 1]);
  assert.ok(named.inspection?.warnings.some(({ code }) => code === "other-meters-left-out"));
  await service.stop();
});

test("values held for review are counted and not stored", async () => {
  const service = opened.open();
  service.start();
  const home = await opened.newHome();
  const job = await importFile(
    opened,
    service,
    home,
    halfHours(BEGIN_MS, 4, (i) => (i === 1 ? "100.5" : "0.1")),
  );
  assert.deepEqual(
    [job.stored, job.heldForReview, job.inspection?.rejected[0]?.code],
    [3, 1, "held-for-review"],
  );
  await service.stop();
});

test("gas kept as volume takes no energy: two units cannot stand in one history", async () => {
  const service = opened.open();
  service.start();
  const home = await opened.newHome("gas");
  const volume = "Consumption (m³), Start, End\n0.1, 2024-01-01T00:00:00Z, 2024-01-01T00:30:00Z";
  assert.equal((await importFile(opened, service, home, volume)).state, "done");
  const energy = await importFile(opened, service, home, halfHours(BEGIN_MS, 2));
  assert.deepEqual([energy.state, energy.problem?.code], ["failed", "unit-differs"]);
  await service.stop();
});

test("without a live consent nothing is queued, and an ended consent stops a job that waits", async () => {
  const service = opened.open();
  const home = await opened.newHome();
  const other = await opened.newHome();
  const grant = await opened.grantOf(home);
  await assert.rejects(service.client.startImport(grant, fileFor(other, "x")), isProblem("consent-required"));
  const waiting = await service.client.startImport(grant, fileFor(home, halfHours(BEGIN_MS, 2)));
  assert.equal(waiting.state, "waiting");
  await opened.consent.withdraw(viewing(home), "test");
  service.start();
  const job = await ended(service, home, waiting.id);
  assert.deepEqual([job.state, job.problem?.code, job.stored], ["failed", "consent-withdrawn", 0]);
  await service.stop();
});

test("another household is told nothing of a job", async () => {
  const service = opened.open();
  const home = await opened.newHome();
  const job = await service.client.startImport(await opened.grantOf(home), fileFor(home, "x"));
  assert.equal(await service.client.importJob((await opened.newHome()).household, job.id), null);
  assert.notEqual(await service.client.importJob(home.household, job.id), null);
  service.start();
  await ended(service, home, job.id);
  await service.stop();
});

test("the queue is bounded for a household", async () => {
  const service = opened.open();
  const home = await opened.newHome();
  const grant = await opened.grantOf(home);
  const jobs = [];
  for (let i = 0; i < 5; i++) jobs.push(await service.client.startImport(grant, fileFor(home, "x")));
  await assert.rejects(service.client.startImport(grant, fileFor(home, "x")), isProblem("too-many-imports"));
  service.start();
  for (const { id } of jobs) await ended(service, home, id);
  await service.stop();
});

function isProblem(code: string): (fault: unknown) => boolean {
  return (fault) => fault instanceof Problem && fault.code === code;
}
