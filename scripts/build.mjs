// Compiles the TypeScript of every package, only when a source is newer than the last build. Installs first where needed.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root } from "./install.mjs";

const stampFile = join(root, "node_modules", ".halfhourly-built");
const sourceFolders = ["packages", "services", "apps/server", "apps/cli"];

/** @returns {Promise<boolean>} whether anything was compiled */
export async function ensureBuilt() {
  await ensureInstalled();
  const newest = Math.max(...sourceFolders.map((folder) => newestSourceMs(join(root, folder))));
  if (builtFrom() === String(newest)) return false;
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const child = spawn(process.execPath, [tsc, "-b"], { cwd: root, stdio: ["ignore", 2, 2] });
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve));
  if (code !== 0) throw new Error("The TypeScript build failed: the lines above say where.");
  writeFileSync(stampFile, String(newest));
  return true;
}

function builtFrom() {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return "";
  }
}

function newestSourceMs(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (["node_modules", "dist", "test"].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSourceMs(path));
    else if (/\.(ts|json)$/.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await ensureBuilt();
