import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Problem } from "@halfhourly/service-kit";
import { identityOf, isRunning, type ProcessIdentity } from "./process-identity.js";

/** One process at a time may use a data folder. */
export interface DataFolderLock {
  /** Tells a second process where this one answers. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
}

interface Holder extends ProcessIdentity {
  readonly token: string;
  readonly url: string | null;
}

const attempts = 20;
const betweenAttemptsMs = 50;

/**
 * Takes the data folder for this process, making it where it is absent (0700). A lock left by a process that has died is
 * taken over, even where its number has been given to another. Processes in different containers cannot see each other:
 * do not share one folder between them.
 * @throws Problem `data-folder-in-use` naming the process and the address that holds it.
 */
export async function acquireDataFolder(folder: string, url: string | null = null): Promise<DataFolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, "lock");
  const own: Holder = { ...(await identityOf(process.pid)), token: randomUUID(), url };
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await claim(path, own)) {
      // Of several that took a stale lock over at once, the one whose lock is left standing holds it.
      if (attempt > 0) await delay(betweenAttemptsMs);
      if (await holds(path, own)) return lockOf(path, own);
    }
    const found = await readHolder(path);
    if (found !== "unreadable" && found !== "absent" && (await isRunning(found))) throw inUse(folder, found);
    // A lock that cannot be read is being written this instant, or was left half written: it gets a few tries.
    if (found === "unreadable" && attempt < attempts / 2) await delay(betweenAttemptsMs);
    else if (found !== "absent" && (await removeStale(path, found)))
      await delay(betweenAttemptsMs * Math.random());
  }
  throw new Problem(
    409,
    "data-folder-in-use",
    `Another process keeps taking ${folder}. Wait a moment and start again.`,
  );
}

function lockOf(path: string, own: Holder): DataFolderLock {
  return {
    announce: (url) => writeFile(path, JSON.stringify({ ...own, url }), { mode: 0o600 }),
    async release() {
      if (await holds(path, own)) await rm(path, { force: true });
    },
  };
}

async function claim(path: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(own), { flag: "wx", mode: 0o600 });
    return true;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "EEXIST") return false;
    throw fault;
  }
}

async function holds(path: string, own: Holder): Promise<boolean> {
  const held = await readHolder(path);
  return typeof held !== "string" && held.token === own.token;
}

async function readHolder(path: string): Promise<Holder | "absent" | "unreadable"> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return "absent";
  try {
    const found: unknown = JSON.parse(text);
    return isHolder(found) ? found : "unreadable";
  } catch {
    return "unreadable";
  }
}

function isHolder(found: unknown): found is Holder {
  return (
    typeof found === "object" &&
    found !== null &&
    "pid" in found &&
    typeof found.pid === "number" &&
    "token" in found
  );
}

/**
 * Moves the stale lock aside before removing it, and looks at what was moved: where another process took the lock over
 * between our look and our move, its lock is put back.
 */
async function removeStale(path: string, judged: Holder | "unreadable"): Promise<boolean> {
  const aside = `${path}.stale-${randomUUID()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return false;
  const found = await readHolder(aside);
  const same =
    typeof found === "string" ? judged === found : typeof judged !== "string" && judged.token === found.token;
  if (!same) await rename(aside, path);
  await rm(aside, { force: true });
  return same;
}

function inUse(folder: string, { pid, url }: Holder): Problem {
  const where = url === null ? "" : ` at ${url}`;
  return new Problem(
    409,
    "data-folder-in-use",
    `The data folder ${folder} is in use by process ${pid}${where}. Stop that one, or choose another folder with HALFHOURLY_DATA.`,
  );
}
