import { randomBytes } from "node:crypto";
import { chmod, chown, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Problem } from "@halfhourly/service-kit";
import { majorVersion, type Programs } from "./programs.js";
import { runProgram, type RunAs } from "./run-as.js";

/** Where one data folder keeps its server's files and the password that opens them. */
export interface ClusterPlace {
  readonly cluster: string;
  readonly passwordFile: string;
}

export const superuser = "halfhourly";
/** Every server has it from the first; ours are told apart by schema. */
export const databaseName = "postgres";
const ownerOnly = 0o600;

export function clusterPlace(dataFolder: string): ClusterPlace {
  return { cluster: join(dataFolder, "postgres"), passwordFile: join(dataFolder, "postgres-password") };
}

/** The major version of a cluster that was made before, or null where there is none. */
export async function clusterVersion({ cluster }: ClusterPlace): Promise<string | null> {
  const text = await readFile(join(cluster, "PG_VERSION"), "utf8").catch(() => null);
  return text?.trim() ?? null;
}

/** @throws Problem where our programs cannot open this cluster, or its password is gone. */
export async function refuseUnusable(place: ClusterPlace): Promise<void> {
  const version = await clusterVersion(place);
  if (version === null) return;
  if (version !== majorVersion) {
    const detail = `${place.cluster} was made by PostgreSQL ${version}; this Halfhourly brings ${majorVersion}. Use the Halfhourly that made it.`;
    throw new Problem(500, "database-version", detail);
  }
  const owner = (await stat(place.cluster)).uid;
  const user = process.getuid?.();
  if (user !== undefined && user !== 0 && owner !== user) {
    const detail = `${place.cluster} belongs to user ${owner} and we run as user ${user}. Start as its owner, or give it to this user with chown -R.`;
    throw new Problem(500, "data-folder-owner", detail);
  }
}

/**
 * An empty folder for initdb to fill: moved into place only when it is whole, so that a start cut short leaves no half
 * cluster. Its name is new each time, because the initdb of a killed start may still be writing.
 */
export async function emptyCluster({ cluster }: ClusterPlace): Promise<string> {
  const begun = `${basename(cluster)}.incomplete-`;
  const left = (await readdir(dirname(cluster))).filter((name) => name.startsWith(begun));
  for (const name of left)
    await rm(join(dirname(cluster), name), { recursive: true, force: true }).catch(() => {});
  return mkdtemp(`${cluster}.incomplete-`);
}

/** `durable` false leaves the new files unsynced: for tests only. */
export async function initialise(
  place: ClusterPlace,
  incomplete: string,
  programs: Programs,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  const password = await passwordOf(place);
  const passwordForInitdb = `${place.cluster}.password-for-initdb`;
  await writeFile(passwordForInitdb, password, { mode: ownerOnly });
  if (runAs.owner !== null) await chown(passwordForInitdb, runAs.owner.uid, runAs.owner.gid);
  const options = [
    `--pgdata=${incomplete}`,
    `--username=${superuser}`,
    `--pwfile=${passwordForInitdb}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync", "--wal-segsize=1"]),
  ];
  await runProgram(runAs, [programs.initdb, ...options]).finally(() =>
    rm(passwordForInitdb, { force: true }),
  );
  await rename(incomplete, place.cluster);
}

/** The server's random password, made once and readable by its owner only. */
export async function passwordOf({ passwordFile, cluster }: ClusterPlace): Promise<string> {
  const held = await readFile(passwordFile, "utf8").catch(() => "");
  if (held.trim() !== "") return held.trim();
  if ((await stat(cluster).catch(() => null)) !== null) {
    const detail = `${passwordFile} is missing, and ${cluster} cannot be opened without it. Restore it from a copy of the data folder.`;
    throw new Problem(500, "database-password-missing", detail);
  }
  const made = randomBytes(32).toString("base64url");
  await writeFile(passwordFile, `${made}\n`, { mode: ownerOnly });
  await chmod(passwordFile, ownerOnly);
  return made;
}
