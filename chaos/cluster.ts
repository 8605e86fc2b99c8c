import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { chown, mkdir, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./free-port.js";
import { treeOf } from "../bench/processes.js";

/** A PostgreSQL server of one's own, with its log and its syncs, on loopback. */
export interface Cluster {
  readonly url: string;
  readonly version: string;
  isRunning(): boolean;
  /** Goes through recovery where it was killed. Does nothing where it runs. */
  start(): Promise<void>;
  /** The postmaster and every process of it, by SIGKILL; resolves when none is left. */
  kill(): Promise<void>;
  /** The same without waiting, for a driver that ends. */
  killNow(): void;
  /** What `pg_ctl restart -m immediate` does: every process ends at once, without a checkpoint, and recovery follows. */
  restartAtOnce(): Promise<void>;
  stop(): Promise<void>;
}

interface Programs {
  readonly folder: string;
  /** PostgreSQL refuses to run as root: then as its own user. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

const STARTS_WITHIN_MS = 60_000;
const POLL_MS = 20;
/** Syncs on; the rest as the embedded server has it, with checkpoints often enough that kills meet some. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_connections: "60",
  shared_buffers: "32MB",
  max_wal_size: "96MB",
  min_wal_size: "32MB",
  checkpoint_timeout: "30s",
  timezone: "UTC",
  // What it logs stays in its folder, and quotes no row.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
};

/** Makes one in `folder`, which must exist, and starts it. @throws Error that says what is missing. */
export async function makeCluster(folder: string): Promise<Cluster> {
  const programs = findPrograms();
  const data = join(folder, "data");
  await mkdir(data, { mode: 0o700 });
  const { owner } = programs;
  if (owner !== null) for (const path of [folder, data]) await chown(path, owner.uid, owner.gid);
  await run(programs, "initdb", ["-D", data, "-U", "chaos", "-A", "trust", "-E", "UTF8", "--locale=C"]);
  const server = new Server(programs, folder, data, await freePort());
  await server.start();
  return server;
}

class Server implements Cluster {
  readonly url: string;
  readonly version: string;
  #postmaster: ChildProcess | null = null;

  constructor(
    readonly programs: Programs,
    readonly folder: string,
    readonly data: string,
    readonly port: number,
  ) {
    this.url = `postgres://chaos@127.0.0.1:${port}/postgres`;
    this.version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  }

  isRunning(): boolean {
    return this.#postmaster !== null && isAlive(this.#postmaster);
  }

  async start(): Promise<void> {
    if (this.isRunning()) return;
    const log = await open(join(this.folder, "log"), "a");
    const flags = Object.entries({ ...SETTINGS, port: String(this.port) });
    const args = flags.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    // Ours to wait for: a killed postmaster that nobody has waited for would still count as running.
    const postmaster = spawn(join(this.programs.folder, "postgres"), ["-D", this.data, ...args], {
      ...identityOf(this.programs),
      cwd: "/",
      stdio: ["ignore", log.fd, log.fd],
    });
    await log.close();
    this.#postmaster = postmaster;
    await this.#untilReady(postmaster);
  }

  async kill(): Promise<void> {
    const postmaster = this.#postmaster;
    const killed = this.#killAll();
    if (postmaster !== null) await endOf(postmaster);
    await untilGone(killed);
  }

  killNow(): void {
    this.#killAll();
  }

  /** @returns the ids of those that were killed */
  #killAll(): readonly number[] {
    const postmaster = this.#postmaster;
    if (postmaster?.pid === undefined || !isAlive(postmaster)) return [];
    // Stopped first, so that it starts no other process while we count those that there are.
    postmaster.kill("SIGSTOP");
    const all = process.platform === "linux" ? treeOf(postmaster.pid).map(({ id }) => id) : [postmaster.pid];
    for (const id of all) killOne(id);
    return all;
  }

  async restartAtOnce(): Promise<void> {
    await this.#end("SIGQUIT");
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#end("SIGINT");
  }

  async #end(signal: "SIGQUIT" | "SIGINT"): Promise<void> {
    const postmaster = this.#postmaster;
    if (postmaster === null || !isAlive(postmaster)) return;
    postmaster.kill(signal);
    await endOf(postmaster);
  }

  async #untilReady(postmaster: ChildProcess): Promise<void> {
    for (let waitedMs = 0; waitedMs < STARTS_WITHIN_MS && isAlive(postmaster); waitedMs += POLL_MS) {
      const lines = (await readFile(join(this.data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
      // Its own number in the first line, its state in the eighth (src/include/utils/pidfile.h).
      if (lines[0] === String(postmaster.pid) && lines[7]?.trim() === "ready") return;
      await delay(POLL_MS);
    }
    await this.kill();
    const said = (await readFile(join(this.folder, "log"), "utf8")).trim().split("\n").slice(-3).join("\n");
    throw new Error(`the PostgreSQL server did not start; it said:\n${said}`);
  }
}

function findPrograms(): Programs {
  const parent = "/usr/lib/postgresql";
  const newest = (existsSync(parent) ? readdirSync(parent) : [])
    .filter((version) => existsSync(join(parent, version, "bin", "initdb")))
    .sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined)
    throw new Error("There is no PostgreSQL server of the system's: install the package postgresql.");
  const isRoot = process.getuid?.() === 0;
  return { folder: join(parent, newest, "bin"), owner: isRoot ? ownerOfPostgres() : null };
}

function ownerOfPostgres(): { readonly uid: number; readonly gid: number } {
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function identityOf({ owner }: Programs): { uid?: number; gid?: number } {
  return owner === null ? {} : owner;
}

async function run(programs: Programs, program: string, args: readonly string[]): Promise<void> {
  const child = spawn(join(programs.folder, program), args, {
    ...identityOf(programs),
    cwd: "/",
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${program} failed`);
}

function isAlive({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

async function endOf(child: ChildProcess): Promise<void> {
  if (isAlive(child)) await once(child, "exit");
}

function killOne(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** Whoever is dead and not yet waited for by its parent holds nothing any more. */
async function untilGone(ids: readonly number[]): Promise<void> {
  while (ids.some(isHolding)) await delay(5);
}

function isHolding(id: number): boolean {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    return !stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  } catch {
    return false;
  }
}
