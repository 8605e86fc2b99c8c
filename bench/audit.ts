// How many audit entries a second become durable, beside plain inserts of the very same rows into a table of the same columns.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { auditMigrations, createAuditLog, type AuditLog } from "@halfhourly/audit";
import { fileSystemBlobs } from "@halfhourly/blob";
import { migrate, openDatabase, type Database } from "@halfhourly/database";
import { silentLog } from "@halfhourly/service-kit";
import { secondsOf, workThrough } from "./at-once.js";
import { median, rounded } from "./figures.js";
import { report, type Bench, type Figures } from "./report.js";

const atOnce = 8;
const householdsOfMany = 1_000;
/** Entries are told apart by their time, a millisecond each. */
const beginMs = Date.UTC(2026, 10, 26);
let lastEntry = 0;

await report("audit", measureAudit);

async function measureAudit(bench: Bench): Promise<Figures> {
  const entriesARound = bench.small ? 40 : 4_000;
  const rounds = bench.small ? 1 : 5;
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-bench-"));
  const opened = await openDatabase({ dataFolder, log: silentLog });
  try {
    const real = await prepare(opened.database, dataFolder);
    // Not counted: code that has just been loaded is slower than it ever is again.
    if (!bench.small) await measureRound(real, entriesARound / 4, householdsOfMany);
    const many: Round[] = [];
    const one: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      many.push(await measureRound(real, entriesARound, householdsOfMany));
      one.push(await measureRound(real, entriesARound / 4, 1));
    }
    const { seconds: secondsToVerify, entries } = await measureVerify(real.log);
    const figures = { ...figuresOf(many), oneHousehold: figuresOf(one) };
    bench.say(
      `Appending, ${atOnce} at once, each durable: ${figures.appendsPerSecond} entries/s for ${householdsOfMany} households,`,
    );
    bench.say(
      `  ${figures.ratioToPlainInsert} of plain inserts (goal: 0.5); on one household's chain ${figures.oneHousehold.ratioToPlainInsert}`,
    );
    bench.say(`Verifying all ${entries}: ${rounded(entries / secondsToVerify)} entries/s`);
    return {
      atOnce,
      households: householdsOfMany,
      rounds,
      entriesARound,
      ...figures,
      verifiedPerSecond: Math.round(entries / secondsToVerify),
    };
  } finally {
    await opened.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

interface Real {
  readonly database: Database;
  readonly log: AuditLog;
}

async function prepare(database: Database, dataFolder: string): Promise<Real> {
  const log = createAuditLog({
    database,
    schema: "consent",
    service: "consent",
    blobs: fileSystemBlobs(join(dataFolder, "blobs")),
  });
  await migrate(database, auditMigrations("consent", "0001"));
  // Columns, key and nothing else: what a log without chains would be.
  await database.query("create table plain_entry (like consent.audit_entry including indexes)");
  return { database, log };
}

interface Round {
  readonly entries: number;
  readonly appendSeconds: number;
  readonly plainSeconds: number;
}

/** Appends, then inserts the rows that came of it: one entry a transaction, on as many connections. */
async function measureRound({ database, log }: Real, entries: number, households: number): Promise<Round> {
  const before = lastEntry;
  const deeds = Array.from({ length: entries }, () => (lastEntry += 1));
  await database.query("checkpoint");
  const appendSeconds = await secondsOf(() =>
    workThrough(deeds, atOnce, (deed) => {
      const chain = `household-${households === 1 ? "one" : deed % households}`;
      const about = `reading-batch-${deed}`;
      const where = "consumer-api POST /v1/meters/{meterId}/imports";
      const facts = { chain, who: chain, what: "readings.store", about, where, why: "bench", result: "done" };
      return log.append(database, facts, beginMs + deed);
    }),
  );
  const rows = await database.query("select * from consent.audit_entry where at_ms > $1 order by at_ms", [
    beginMs + before,
  ]);
  if (rows.length !== entries) throw new Error(`of ${entries} entries ${rows.length} are there`);
  const values = rows.map((row) => Object.values(row));
  const marks = (values[0] ?? []).map((_, index) => `$${index + 1}`).join(", ");
  await database.query("checkpoint");
  const plainSeconds = await secondsOf(() =>
    workThrough(values, atOnce, async (row) => {
      await database.query(`insert into plain_entry values (${marks})`, row);
    }),
  );
  return { entries, appendSeconds, plainSeconds };
}

async function measureVerify(log: AuditLog): Promise<{ readonly seconds: number; readonly entries: number }> {
  let entries = 0;
  const seconds = await secondsOf(async () => {
    const verdict = await log.verify();
    if (!verdict.ok) throw new Error(`${verdict.chain} ${verdict.position}: ${verdict.fault}`);
    entries = verdict.entries;
  });
  return { seconds, entries };
}

function figuresOf(rounds: readonly Round[]) {
  const perSecond = (secondsIn: (round: Round) => number) =>
    Math.round(median(rounds.map((round) => round.entries / secondsIn(round))));
  return {
    appendsPerSecond: perSecond(({ appendSeconds }) => appendSeconds),
    plainInsertsPerSecond: perSecond(({ plainSeconds }) => plainSeconds),
    ratioToPlainInsert: rounded(
      median(rounds.map(({ plainSeconds, appendSeconds }) => plainSeconds / appendSeconds)),
    ),
  };
}
