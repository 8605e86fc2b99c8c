import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem, type Log } from "@halfhourly/service-kit";
import { acquireDataFolder } from "./data-folder-lock.js";
import { startEmbedded } from "./embedded/index.js";
import { EmbeddedUnavailable } from "./embedded/programs.js";
import { openPglite } from "./pglite.js";
import type { Database } from "./port.js";
import { connect, type ConnectionLimits } from "./postgres.js";

export interface OpenOptions {
  /** A server of the operator's; when absent the embedded one is started in the data folder. */
  readonly databaseUrl?: string | null;
  readonly dataFolder: string;
  /** Where this process answers: told to a second process that finds the data folder taken. */
  readonly url?: string | null;
  readonly log: Log;
  readonly limits?: ConnectionLimits;
}

export interface OpenedDatabase {
  readonly database: Database;
  readonly kind: "server" | "embedded" | "pglite";
  /** A sentence for the operator; holds no password. */
  readonly describe: string;
  /** Closes the connections, stops what was started and gives the data folder back. */
  close(): Promise<void>;
}

/**
 * Opens the one database: the operator's server where an address is given, otherwise the embedded server under the data
 * folder's lock, and PGlite only where no embedded server can run and none ever ran on these files.
 * @throws Problem `database-unreachable`, `data-folder-in-use`, or what keeps the embedded server from its files.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl) return openServer(options.databaseUrl, options.limits);
  const lock = await acquireDataFolder(options.dataFolder, options.url ?? null);
  try {
    const opened = await openInFolder(options);
    return { ...opened, close: () => opened.close().finally(() => lock.release()) };
  } catch (fault) {
    await lock.release();
    throw fault;
  }
}

export async function openServer(databaseUrl: string, limits?: ConnectionLimits): Promise<OpenedDatabase> {
  const database = connect(databaseUrl, limits);
  try {
    await database.query("select 1");
  } catch (fault) {
    await database.close();
    const reason = fault instanceof Error && "code" in fault ? String(fault.code) : "no answer";
    const detail = `DATABASE_URL names a server that cannot be used (${reason}). Check its address, user, password and that it runs.`;
    throw new Problem(503, "database-unreachable", detail);
  }
  const { hostname, pathname } = new URL(databaseUrl);
  return {
    database,
    kind: "server",
    describe: `PostgreSQL at ${hostname}, database ${pathname.slice(1)}`,
    close: () => database.close(),
  };
}

async function openInFolder({ dataFolder, log, limits }: OpenOptions): Promise<OpenedDatabase> {
  const pgliteFolder = join(dataFolder, "pglite");
  const heldByPglite = existsSync(pgliteFolder) && !existsSync(join(dataFolder, "postgres"));
  if (heldByPglite) return openFallback(pgliteFolder);
  try {
    return await openEmbedded(dataFolder, log, { max: 20, ...limits });
  } catch (fault) {
    if (!(fault instanceof EmbeddedUnavailable)) throw fault;
    // Never an empty database in the place of one that holds readings.
    if (existsSync(join(dataFolder, "postgres"))) throw cannotReopen(dataFolder, fault);
    log.warn({ reason: fault.message }, "no embedded PostgreSQL can run here: falling back to PGlite");
    return openFallback(pgliteFolder);
  }
}

async function openEmbedded(dataFolder: string, log: Log, limits: ConnectionLimits): Promise<OpenedDatabase> {
  const server = await startEmbedded({ dataFolder, log });
  const database = connect(server.url, limits);
  let closing = false;
  const noticeEnd = () => {
    if (!closing) log.error({}, "the embedded PostgreSQL has ended unexpectedly: start Halfhourly again");
  };
  void server.ended.then(noticeEnd);
  return {
    database,
    kind: "embedded",
    describe: `embedded PostgreSQL 18 on 127.0.0.1:${server.port}, run as ${server.how}`,
    async close() {
      closing = true;
      await database.close();
      await server.stop();
    },
  };
}

async function openFallback(folder: string): Promise<OpenedDatabase> {
  const database = await openPglite(folder);
  const describe = "PGlite in this process (slower, more memory, not synced to the disk)";
  return { database, kind: "pglite", describe, close: () => database.close() };
}

function cannotReopen(dataFolder: string, { message }: EmbeddedUnavailable): Problem {
  const detail = `${dataFolder} holds an embedded PostgreSQL that cannot run here now: ${message}. Its readings are untouched.`;
  return new Problem(500, "database-cannot-run", detail);
}
