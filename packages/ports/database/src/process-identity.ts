import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A process told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it began, in the system's own words; null where the system does not say. */
  readonly began: string | null;
}

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  return { pid, began: process.platform === "linux" ? await beganOnLinux(pid) : await askPs(pid, "lstart=") };
}

/** True while that very process runs; a zombie does not. */
export async function isRunning({ pid, began }: ProcessIdentity): Promise<boolean> {
  if (!answersSignals(pid)) return false;
  const now = await identityOf(pid);
  if (process.platform === "linux" && now.began === null) return false;
  return began === null || now.began === null || now.began === began;
}

/** The command line a process was started with, or null where it cannot be had. */
export async function commandOf(pid: number): Promise<string | null> {
  if (process.platform !== "linux") return askPs(pid, "command=");
  const text = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  return text === null || text === "" ? null : text.replaceAll("\0", " ");
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // EPERM: it runs and belongs to another user.
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

/** proc(5): the fields after the parenthesised name begin with the state, and the 20th of them is the start in clock ticks since boot. */
async function beganOnLinux(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return null;
  }
}

async function askPs(pid: number, column: string): Promise<string | null> {
  if (process.platform === "win32") return null;
  const answer = await run("ps", ["-p", String(pid), "-o", column]).catch(() => null);
  return answer?.stdout.trim() || null;
}
