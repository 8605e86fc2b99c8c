import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandOf, identityOf, isRunning } from "../process-identity.js";

/** What a running server writes of itself into its data directory (PostgreSQL, src/include/utils/pidfile.h). */
export interface PostmasterFile {
  readonly pid: number;
  /** On the loopback address. */
  readonly port: number;
  readonly ready: boolean;
}

const fileName = "postmaster.pid";
const lines = { pid: 0, port: 3, status: 7 };
const pollMs = 20;
const fastShutdownMs = 30_000;
const immediateShutdownMs = 10_000;

export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readFile(join(cluster, fileName), "utf8").catch(() => "");
  const line = text.split("\n");
  const pid = Number.parseInt(line[lines.pid] ?? "", 10);
  // A server in standalone mode writes its number negated.
  return Number.isInteger(pid) && pid !== 0
    ? {
        pid: Math.abs(pid),
        port: Number.parseInt(line[lines.port] ?? "", 10),
        ready: line[lines.status]?.trim() === "ready",
      }
    : null;
}

export type Found = "nothing" | "stale file removed" | "orphan stopped";

/**
 * Deals with what a killed parent left: a server of this very cluster that still runs is shut down in order (its rows are
 * in its log whatever happens), and a file that names a dead or a strange process is removed, since PostgreSQL would take
 * that process for a server. Call only under the data folder's lock.
 */
export async function clearLeftovers(cluster: string): Promise<Found> {
  const file = await readPostmasterFile(cluster);
  if (file === null) return "nothing";
  if (!(await servesCluster(file.pid, cluster))) {
    await rm(join(cluster, fileName), { force: true });
    return "stale file removed";
  }
  if (await stopAndWait(file.pid, cluster, "SIGINT", fastShutdownMs)) return "orphan stopped";
  if (await stopAndWait(file.pid, cluster, "SIGQUIT", immediateShutdownMs)) return "orphan stopped";
  throw new Error(
    `A PostgreSQL server (process ${file.pid}) still holds ${cluster} and does not stop. End it, then start again.`,
  );
}

/** True while that process is a server of this very cluster. */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!(await isRunning(await identityOf(pid)))) return false;
  const command = await commandOf(pid);
  // Where the command line cannot be had, PostgreSQL's own check decides.
  return command === null || (command.includes("postgres") && command.includes(cluster));
}

async function stopAndWait(
  pid: number,
  cluster: string,
  signal: NodeJS.Signals,
  atMostMs: number,
): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone since we looked.
  }
  for (let waitedMs = 0; waitedMs < atMostMs; waitedMs += pollMs) {
    const file = await readPostmasterFile(cluster);
    if (file === null || !(await servesCluster(pid, cluster))) return true;
    await delay(pollMs);
  }
  return false;
}
