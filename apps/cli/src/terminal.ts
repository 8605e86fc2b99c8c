import { readdir, readFile, stat } from "node:fs/promises";
import { isAbsolute, join, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

/** What a command may touch of the world; a test gives its own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True where the progress line on standard error may be written over. */
  readonly isInteractive: boolean;
  readInput(): Promise<Uint8Array>;
  /** Null where there is no such file, "folder" where it is one, "unreadable" where it may not be read. */
  readFile(path: string, mostBytes: number): Promise<FileContent>;
  /** The names of the files in a folder, in order; null where it is none that may be read. */
  listFolder(path: string): Promise<readonly string[] | null>;
  /** UTC milliseconds. */
  now(): number;
  readonly dataFolder: string;
  /** The operator's database server; null: the embedded one of the data folder. */
  readonly databaseUrl: string | null;
  isAlive(pid: number): boolean;
  fetch(url: string, init: RequestInit): Promise<Response>;
  pause(ms: number): Promise<void>;
  /** Resolves on Ctrl-C or SIGTERM. */
  untilInterrupted(): Promise<void>;
}

export type FileContent = Uint8Array | "missing" | "folder" | "unreadable" | "too-large";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export function processTerminal(): Terminal {
  // A reader that has seen enough (head) closes the pipe: that is no fault of this command.
  process.stdout.on("error", (fault: NodeJS.ErrnoException) => process.exit(fault.code === "EPIPE" ? 0 : 1));
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isInteractive: process.stderr.isTTY,
    readInput: () => buffer(process.stdin),
    readFile: readFileWithin,
    listFolder,
    now: Date.now,
    dataFolder: dataFolderOf(process.env["HALFHOURLY_DATA"]),
    databaseUrl: process.env["DATABASE_URL"] || null,
    isAlive,
    fetch: (url, init) => fetch(url, init),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    untilInterrupted: () =>
      new Promise((done) => {
        for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => done());
      }),
  };
}

/** The same choice as the server makes: HALFHOURLY_DATA, otherwise a folder in the clone. */
function dataFolderOf(chosen: string | undefined): string {
  if (!chosen) return join(ROOT, ".halfhourly");
  return isAbsolute(chosen) ? chosen : resolve(process.cwd(), chosen);
}

async function readFileWithin(path: string, mostBytes: number): Promise<FileContent> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return "folder";
    return facts.size > mostBytes ? "too-large" : await readFile(path);
  } catch (fault) {
    const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
    return code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable";
  }
}

async function listFolder(path: string): Promise<readonly string[] | null> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .toSorted();
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    // Another user's process may not be signalled, and is alive.
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
