import { realpath, rm } from "node:fs/promises";
import type { Log } from "@halfhourly/service-kit";
import {
  clusterPlace,
  clusterVersion,
  databaseName,
  emptyCluster,
  initialise,
  passwordOf,
  refuseUnusable,
  superuser,
  type ClusterPlace,
} from "./cluster.js";
import { clearLeftovers, readPostmasterFile, servesCluster } from "./postmaster-file.js";
import { findPrograms, type Programs } from "./programs.js";
import { chooseRunAs, type Chosen } from "./run-as.js";
import { startServer, type RunningServer } from "./server.js";

export interface EmbeddedServer extends RunningServer {
  /** Of the database that ours is kept in; holds the password, so it is never logged. */
  readonly url: string;
  /** The same for another database of this server. */
  urlOf(database: string): string;
  readonly how: string;
}

export interface EmbeddedOptions {
  readonly dataFolder: string;
  readonly log: Log;
  readonly durable?: boolean;
  readonly removedFolder?: string;
}

/**
 * Starts the PostgreSQL that came with the packages on files in the data folder, making them at the first start.
 * Call only under the data folder's lock.
 * @throws EmbeddedUnavailable where it cannot run on this machine; Problem where the files cannot be used.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log, durable = true } = options;
  const dataFolder = await realpath(options.dataFolder);
  const place = clusterPlace(dataFolder);
  const installed = await findPrograms();
  await refuseUnusable(place);
  const held = (await clusterVersion(place)) !== null;
  const { runAs, programs } = held
    ? await chooseRunAs(installed, dataFolder, place.cluster)
    : await makeCluster(installed, dataFolder, place, durable);
  const found = await clearLeftovers(place.cluster);
  if (found !== "nothing") log.warn({ found }, "the last run did not end in order; its rows are kept");
  const server = await startServer({
    cluster: place.cluster,
    programs,
    runAs,
    durable,
    removedFolder: options.removedFolder ?? null,
  });
  const password = await passwordOf(place);
  const urlOf = (database: string) => urlAt(server.port, password, database);
  return { ...server, url: urlOf(databaseName), urlOf, how: runAs.how };
}

function urlAt(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** The address of the server that another process runs on this data folder; null where none is ready. */
export async function urlOfRunning(dataFolder: string): Promise<string | null> {
  const place = clusterPlace(await realpath(dataFolder));
  const file = await readPostmasterFile(place.cluster);
  if (file === null || !file.ready || !Number.isInteger(file.port)) return null;
  // A file that a killed server left names a port that may be a stranger's by now: it is not given the password.
  if (!(await servesCluster(file.pid, place.cluster))) return null;
  return urlAt(file.port, await passwordOf(place), databaseName);
}

async function makeCluster(
  installed: Programs,
  dataFolder: string,
  place: ClusterPlace,
  durable: boolean,
): Promise<Chosen> {
  const incomplete = await emptyCluster(place);
  try {
    const chosen = await chooseRunAs(installed, dataFolder, incomplete);
    await initialise(place, incomplete, chosen.programs, chosen.runAs, durable);
    return chosen;
  } finally {
    await rm(incomplete, { recursive: true, force: true });
  }
}

/** Initialises a cluster without starting it, for tests to copy. */
export async function makeTestCluster(dataFolder: string): Promise<void> {
  await makeCluster(await findPrograms(), dataFolder, clusterPlace(dataFolder), false);
}
