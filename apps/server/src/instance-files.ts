import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
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
  return keepSecret(path, make());
}

/** Puts a secret in the place of the one that is there, whole or not at all. */
export async function keepSecret(path: string, secret: string): Promise<string> {
  const fresh = `${path}.new`;
  await writeFile(fresh, `${secret}\n`, { mode: ownerOnly });
  await chmod(fresh, ownerOnly);
  await rename(fresh, path);
  return secret;
}

/** Tells the command line and a second start where this instance answers. */
export async function announceInstance(dataFolder: string, url: string): Promise<() => Promise<void>> {
  const path = join(dataFolder, "instance.json");
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(path, JSON.stringify({ url, pid: process.pid }), { mode: ownerOnly });
  return () => rm(path, { force: true });
}
