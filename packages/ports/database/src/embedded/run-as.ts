import { execFile } from "node:child_process";
import { chmod, chown, lstat, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  completePrograms,
  copyPrograms,
  EmbeddedUnavailable,
  majorVersion,
  type Programs,
} from "./programs.js";

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so a root that starts us needs another identity for the server. */
export interface RunAs {
  readonly how: string;
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[];
  /** Taken on by the child before it runs. */
  readonly uid?: number;
  readonly gid?: number;
  /** Who must own the cluster's files on disk; null: whoever we are. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/** An identity and the programs that it can run. */
export interface Chosen {
  readonly runAs: RunAs;
  readonly programs: Programs;
}

const nobody = 65_534;
const plain: RunAs = { how: "this user", prefix: [], owner: null };

/** Inside a user namespace root is seen as nobody; on disk the files stay root's. */
const namespace: RunAs = {
  how: "root in a user namespace",
  prefix: ["unshare", "--user", `--map-user=${nobody}`, `--map-group=${nobody}`, "--"],
  owner: { uid: 0, gid: 0 },
};

function otherUser(uid: number, gid: number): RunAs {
  return { how: `user ${uid}`, prefix: [], uid, gid, owner: { uid, gid } };
}

/** For a folder that only root may enter, such as a clone in root's home: the other user keeps root's right to pass. */
function otherUserWithAccess(uid: number, gid: number): RunAs {
  const right = "+dac_override,+dac_read_search";
  const numbers = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const rights = [`--inh-caps=${right}`, `--ambient-caps=${right}`];
  return {
    how: `user ${uid} with file access`,
    prefix: ["setpriv", ...numbers, ...rights, "--"],
    owner: { uid, gid },
  };
}

/**
 * The first identity under which the programs run and the cluster folder (which must exist) can be written.
 * @throws EmbeddedUnavailable naming each identity tried and what it met.
 */
export async function chooseRunAs(programs: Programs, dataFolder: string, cluster: string): Promise<Chosen> {
  const met: string[] = [];
  const complete = await completePrograms(programs);
  for (const runAs of await candidates(cluster)) {
    if (runAs.uid !== undefined) await openToPassing(dataFolder);
    const fault = await tryOut(runAs, programs, cluster);
    if (fault === null) return { runAs, programs };
    met.push(`${runAs.how}: ${fault}`);
    const copyMayHelp = fault === unreachable && (runAs.uid !== undefined || (runAs === plain && !complete));
    const copy = copyMayHelp ? await tryCopy(runAs, programs, dataFolder, cluster) : null;
    if (copy !== null) return { runAs, programs: copy };
  }
  throw new EmbeddedUnavailable(`PostgreSQL could not be run as ${met.join("; ")}`);
}

/** A cluster keeps its owner: one that a normal user made is run as that user even where root starts us. */
async function candidates(cluster: string): Promise<readonly RunAs[]> {
  if (process.getuid?.() !== 0) return [plain];
  const { uid, gid } = await stat(cluster);
  if (uid !== 0) return [otherUser(uid, gid), otherUserWithAccess(uid, gid)];
  return [namespace, otherUser(nobody, nobody), otherUserWithAccess(nobody, nobody)];
}

async function tryOut(runAs: RunAs, { postgres }: Programs, cluster: string): Promise<string | null> {
  try {
    if (runAs.owner !== null) await own(cluster, runAs.owner.uid, runAs.owner.gid);
    const works =
      process.platform === "win32" ? [postgres, "--version"] : ["sh", "-c", probe, postgres, cluster];
    await runProgram(runAs, works);
    return null;
  } catch (fault) {
    return firstLine(fault);
  }
}

const unreachable = "cannot run the program or write the folder";
const probe = `"$0" --version >&2 && test -w "$1" || { echo "${unreachable}" >&2; exit 1; }`;

/** Runs a short program to its end under that identity. Rejects with what it wrote where it fails. */
export async function runProgram(runAs: RunAs, command: readonly string[]): Promise<void> {
  const [program = "", ...rest] = [...runAs.prefix, ...command];
  await run(program, rest, { ...identity(runAs), env: programEnvironment(), cwd: "/", maxBuffer: 1 << 22 });
}

/** The two fields as `spawn` wants them: absent rather than undefined. */
export function identity({ uid, gid }: RunAs): { uid?: number; gid?: number } {
  return uid === undefined || gid === undefined ? {} : { uid, gid };
}

/** Nothing of our own environment that could be a secret or a PostgreSQL setting reaches the server. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH"];
  const pairs = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(pairs), LC_ALL: "C", TZ: "UTC" };
}

/**
 * Programs installed under a folder closed to others (root's home), or without their links where we may not write, are
 * copied beside the data.
 */
async function tryCopy(
  runAs: RunAs,
  programs: Programs,
  dataFolder: string,
  cluster: string,
): Promise<Programs | null> {
  const folder = join(dataFolder, `postgres-programs-${majorVersion}`);
  try {
    const copy = await copyPrograms(programs, folder);
    if ((await tryOut(runAs, copy, cluster)) === null) return copy;
  } catch {
    // A full disk, for one: the next identity may do without a copy.
  }
  await rm(folder, { recursive: true, force: true });
  return null;
}

/** Another user must be able to reach the cluster; the data folder cannot be listed and its files stay closed to others. */
async function openToPassing(dataFolder: string): Promise<void> {
  const { mode } = await stat(dataFolder);
  await chmod(dataFolder, (mode & 0o777) | 0o011);
}

async function own(path: string, uid: number, gid: number): Promise<void> {
  const entry = await lstat(path);
  if (entry.isDirectory()) for (const name of await readdir(path)) await own(join(path, name), uid, gid);
  if (entry.uid !== uid) await chown(path, uid, gid);
}

function firstLine(fault: unknown): string {
  const text =
    fault instanceof Error && "stderr" in fault ? String(fault.stderr) || fault.message : String(fault);
  return text.trim().split("\n").at(-1) ?? "unknown";
}
