import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "@halfhourly/service-kit";
import { urlOfRunning } from "./embedded/index.js";
import { openDatabase, openServer, type OpenedDatabase, type OpenOptions } from "./open-database.js";
import { connect, type ConnectionLimits } from "./postgres.js";

/**
 * Opens the database of an instance for a command, whether the instance runs or not: the operator's server, the embedded
 * server that a running instance started, or the embedded server started here. Makes nothing where there is nothing.
 * @throws Problem `no-database-here`, `data-folder-in-use` where the running instance's database lets nobody else in,
 * `database-unreachable`.
 */
export async function openBeside(options: OpenOptions): Promise<OpenedDatabase> {
  const { databaseUrl, dataFolder, limits } = options;
  if (databaseUrl) return openServer(databaseUrl, limits);
  if (!["postgres", "pglite"].some((folder) => existsSync(join(dataFolder, folder))))
    throw new Problem(
      404,
      "no-database-here",
      `${dataFolder} holds no database. Name the data folder with HALFHOURLY_DATA, or the server with DATABASE_URL.`,
    );
  try {
    return await openDatabase(options);
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.code !== "data-folder-in-use") throw fault;
    return (await openRunning(dataFolder, { max: 2, ...limits })) ?? refuse(fault);
  }
}

/** Null where the instance has its database inside its own process, or has only begun to start. */
async function openRunning(dataFolder: string, limits: ConnectionLimits): Promise<OpenedDatabase | null> {
  if (!existsSync(join(dataFolder, "postgres"))) return null;
  const url = await urlOfRunning(dataFolder);
  if (url === null) return null;
  const database = connect(url, limits);
  return {
    database,
    kind: "embedded",
    describe: "the embedded PostgreSQL of the running instance",
    close: () => database.close(),
  };
}

function refuse(fault: Problem): never {
  throw fault;
}
