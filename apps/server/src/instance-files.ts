import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Files in the data folder that only its owner can read. */
const ownerOnly = 0o600;

/** The secret the command line sends with an import; made once for a data folder. */
export async function operatorToken(dataFolder: string): Promise<string> {
  return secretFile(join(dataFolder, "operator-token"), () => randomBytes(32).toString("base64url"));
}

/** Reads a secret that was made before, or makes and keeps it, readable by its owner only. */
export async function secretFile(path: string, make: () => string): Promise<string> {
  const held = await readFile(path, "utf8").catch(() => null);
  if (held !== null && held.trim() !== "") return held.trim();
  const made = make();
  await writeFile(path, `${made}\n`, { mode: ownerOnly });
  await chmod(path, ownerOnly);
  return made;
}

/** Tells the command line and a second start where this instance answers. */
export async function announceInstance(dataFolder: string, url: string): Promise<() => Promise<void>> {
  const path = join(dataFolder, "instance.json");
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(path, JSON.stringify({ url, pid: process.pid }), { mode: ownerOnly });
  return () => rm(path, { force: true });
}
