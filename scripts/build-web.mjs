// Builds the web app once and keeps it by content: the same sources never build twice.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { ensureBuilt } from "./build.mjs";
import { root } from "./install.mjs";

export const webFolder = join(root, "apps", "mobile", "dist", "web");
const app = join(root, "apps", "mobile");
const buildTimeoutMs = 600_000;

/** @param {(line: string) => void} say @returns {Promise<boolean>} whether it was built */
export async function ensureWebBuilt(say) {
  const wanted = contentDigest();
  if (existsSync(webFolder) && readDigest() === wanted) return false;
  removeLeftovers();
  const fresh = `${webFolder}-${process.pid}`;
  await exportWeb(fresh, say);
  compress(fresh);
  writeFileSync(join(fresh, "content-digest"), wanted);
  rmSync(webFolder, { recursive: true, force: true });
  renameSync(fresh, webFolder);
  return true;
}

/** What a build that was cut off left behind; a build under way in another process is a live one's and stays. */
function removeLeftovers() {
  const parent = dirname(webFolder);
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const pid = Number(/^web-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return fault.code === "EPERM";
  }
}

function contentDigest() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  const folders = [app, join(root, "packages", "domain", "src"), join(root, "packages", "contracts", "src")];
  for (const path of folders.flatMap(sourcesIn).sort())
    hash.update(path.slice(root.length)).update(readFileSync(path));
  return hash.digest("hex");
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["node_modules", "dist", "test", ".expo", "ios", "android"].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesIn(path) : [path];
  });
}

function readDigest() {
  try {
    return readFileSync(join(webFolder, "content-digest"), "utf8");
  } catch {
    return null;
  }
}

async function exportWeb(outputFolder, say) {
  const expo = join(root, "node_modules", "expo", "bin", "cli");
  const child = spawn(process.execPath, [expo, "export", "-p", "web", "--output-dir", outputFolder], {
    cwd: app,
    env: { ...process.env, EXPO_OFFLINE: "1", EXPO_NO_TELEMETRY: "1", CI: "1", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: buildTimeoutMs,
    detached: process.platform !== "win32",
  });
  // Its own process group, so that the bundler's workers end with it and with us.
  const stopWithUs = () => process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  process.once("exit", stopWithUs);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said = (said + chunk).slice(-20_000);
      const percent = String(chunk).match(/(\d{1,3}(?:\.\d)?)%/)?.[1];
      if (percent) say(`${Math.round(Number(percent))} %`);
    });
  }
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve));
  process.removeListener("exit", stopWithUs);
  if (code !== 0) throw new Error(`The web app could not be built:\n${said}`);
}

/** Brotli copies beside the text assets, so that a phone on 4G fetches a fifth of the bytes. */
function compress(folder) {
  for (const path of sourcesIn(folder).filter((name) => /\.(js|css|html|json|svg)$/.test(name))) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), quality));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureBuilt();
  const built = await ensureWebBuilt((line) => console.error(`  web app ${line}`));
  console.error(built ? "The web app is built." : "The web app is up to date.");
}
