import { randomUUID } from "node:crypto";
import { constants, cp, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "@halfhourly/service-kit";
import { clusterPlace } from "./embedded/cluster.js";
import { makeTestCluster, startEmbedded } from "./embedded/index.js";
import { majorVersion } from "./embedded/programs.js";
import { openPglite } from "./pglite.js";
import type { Database } from "./port.js";
import { connect, type ConnectionLimits } from "./postgres.js";

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  /** Drops the database; the server stays for the next one of this process and ends with it. */
  close(): Promise<void>;
}

/** An empty database on the fallback engine, in a temporary folder: for suites that must hold on it too. */
export async function createPgliteTestDatabase(): Promise<Omit<TestDatabase, "url">> {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-pglite-"));
  const database = await openPglite(join(folder, "pglite"));
  return {
    database,
    close: () => database.close().finally(() => rm(folder, { recursive: true, force: true })),
  };
}

/** A machine busy with other tests is no fault of the one that waits. */
const patient: ConnectionLimits = { connectTimeoutMs: 60_000, statementTimeoutMs: 60_000 };

/** The address of a database of the one server that this test process uses. */
type UrlOf = (database: string) => string;

let server: Promise<UrlOf> | null = null;

/**
 * An empty database of its own on a real PostgreSQL: the server named by HALFHOURLY_TEST_DATABASE_URL (an account that
 * may create databases), otherwise an embedded one in a temporary folder that the whole test process shares. Nothing of
 * it is left when the process ends, even where it is killed.
 */
export async function createTestDatabase(limits: ConnectionLimits = {}): Promise<TestDatabase> {
  server ??= startShared();
  const urlOf = await server;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(urlOf, `create database ${name} strategy file_copy`);
  const database = connect(urlOf(name), { ...patient, ...limits });
  return {
    database,
    url: urlOf(name),
    async close() {
      await database.close();
      await administer(urlOf, `drop database if exists ${name} with (force)`);
    },
  };
}

async function startShared(): Promise<UrlOf> {
  const given = process.env["HALFHOURLY_TEST_DATABASE_URL"];
  if (!given) return startInTemporaryFolder();
  return (database) => {
    const url = new URL(given);
    url.pathname = `/${database}`;
    return url.href;
  };
}

async function administer(urlOf: UrlOf, statement: string): Promise<void> {
  const administration = connect(urlOf("postgres"), { max: 1, statementTimeoutMs: 60_000 });
  await administration.query(statement).finally(() => administration.close());
}

async function startInTemporaryFolder(): Promise<UrlOf> {
  const template = join(tmpdir(), `halfhourly-test-cluster-${majorVersion}-${process.getuid?.() ?? "user"}`);
  try {
    return await startCopy(template);
  } catch {
    // The system's cleaning of temporary files may have taken parts of the template: make it anew, once.
    await rm(template, { recursive: true, force: true });
    return startCopy(template);
  }
}

async function startCopy(template: string): Promise<UrlOf> {
  await ensureTemplate(template);
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-test-"));
  try {
    await cp(template, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
    const started = await startEmbedded({
      dataFolder: folder,
      log: silentLog,
      durable: false,
      removedFolder: folder,
    });
    return started.urlOf;
  } catch (fault) {
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
}

/** Initialised once for all test processes of this user; a process that comes second to it keeps the first's. */
async function ensureTemplate(template: string): Promise<void> {
  if ((await stat(clusterPlace(template).cluster).catch(() => null)) !== null) return;
  const making = await mkdtemp(`${template}-making-`);
  await makeTestCluster(making);
  await rename(making, template).catch(() => rm(making, { recursive: true, force: true }));
}
