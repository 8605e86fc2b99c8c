import { spawn, type ChildProcess } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { readPostmasterFile } from "./postmaster-file.js";
import type { Programs } from "./programs.js";
import { identity, programEnvironment, runProgram, type RunAs } from "./run-as.js";
import { watchOver } from "./watchdog.js";

export interface ServerOptions {
  readonly cluster: string;
  readonly programs: Programs;
  readonly runAs: RunAs;
  /** False only in tests: a crash of the machine may then lose rows. */
  readonly durable: boolean;
  /** Removed by the watchdog when we die without stopping the server; for tests. */
  readonly removedFolder: string | null;
}

export interface RunningServer {
  readonly port: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Waits for the statements' end, writes everything out and ends the server. */
  stop(): Promise<void>;
}

const pollMs = 10;
/** Recovery after a crash replays the log first; PostgreSQL is given the time for it. */
const startWithinMs = 120_000;
const fastShutdownMs = 20_000;
const portsTried = 5;

/** Little memory (about 30 MB), and a log that holds no values: statements and details of a fault quote rows. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "40",
  shared_buffers: "32MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "256MB",
  min_wal_size: "32MB",
  io_method: "sync",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_checkpoints: "off",
};

function durability(durable: boolean): Readonly<Record<string, string>> {
  const word = durable ? "on" : "off";
  return { fsync: word, synchronous_commit: word, full_page_writes: word };
}

/** @throws Error with the end of the server's own log where it does not come up. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(await freePort(), options);
    } catch (fault) {
      const portTaken = fault instanceof Error && fault.message.includes("could not bind");
      if (!portTaken || attempt === portsTried) throw fault;
    }
  }
}

async function startOn(port: number, options: ServerOptions): Promise<RunningServer> {
  const child = await launch(port, options);
  const ended = new Promise<void>((settle) => {
    child.once("exit", () => settle());
    child.once("error", () => settle());
  });
  if (child.pid !== undefined) {
    const watchdog = watchOver(child.pid, options.cluster, options.removedFolder);
    child.once("exit", () => watchdog.dismiss());
  }
  await untilReady(child, ended, options.cluster);
  // A program that forgets to stop us must still be able to end; the watchdog then stops the server.
  child.unref();
  return { port, ended, stop: () => stop(child, ended, options) };
}

async function launch(
  port: number,
  { cluster, programs, runAs, durable }: ServerOptions,
): Promise<ChildProcess> {
  const chosen = { ...settings, ...durability(durable), port: String(port) };
  const flags = Object.entries(chosen).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [program = "", ...rest] = [...runAs.prefix, programs.postgres, "-D", cluster, ...flags];
  const log = await open(logFile(cluster), "w", 0o600);
  try {
    // Detached: a Ctrl-C on the terminal reaches us alone, and we stop the server in order.
    const stdio = ["ignore", log.fd, log.fd] as const;
    return spawn(program, rest, {
      ...identity(runAs),
      env: programEnvironment(),
      cwd: "/",
      detached: true,
      stdio: [...stdio],
    });
  } finally {
    await log.close();
  }
}

async function untilReady(child: ChildProcess, ended: Promise<void>, cluster: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < startWithinMs && !hasEnded(child); waitedMs += pollMs) {
    const file = await readPostmasterFile(cluster);
    if (file?.ready && file.pid === child.pid) return;
    await delay(pollMs);
  }
  child.kill("SIGQUIT");
  await ended;
  const said = await readFile(logFile(cluster), "utf8").catch(() => "");
  const end = said.trim().split("\n").slice(-6).join("\n");
  throw new Error(`The embedded PostgreSQL did not start. It said:\n${end}`);
}

/** A program that could not be started at all has no process number. */
function hasEnded({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

async function stop(
  child: ChildProcess,
  ended: Promise<void>,
  { cluster, programs, runAs }: ServerOptions,
): Promise<void> {
  child.ref();
  if (hasEnded(child)) return;
  if (process.platform === "win32")
    await runProgram(runAs, [programs.pgCtl, "stop", "-D", cluster, "-m", "fast", "-w"]);
  else child.kill("SIGINT");
  const hurry = setTimeout(() => child.kill("SIGQUIT"), fastShutdownMs);
  await ended;
  clearTimeout(hurry);
}

function logFile(cluster: string): string {
  return `${cluster}.log`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", settle);
  });
  const address = server.address();
  await promisify(server.close.bind(server))();
  if (address === null || typeof address === "string") throw new Error("No free port on 127.0.0.1.");
  return address.port;
}
