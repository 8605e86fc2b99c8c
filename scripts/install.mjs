// Installs what is missing from the registry, and nothing when nothing changed. Plain JavaScript with no dependency: it runs before there are any.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const stampFile = join(root, "node_modules", ".halfhourly-installed.json");

/** Stops with a clear sentence where Node is too old; the floor stands in package.json. */
export function requireNode() {
  const floor = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(
    /[^\d.]/g,
    "",
  );
  const [have, need] = [process.versions.node, floor].map((v) => v.split(".").map(Number));
  const older = have[0] - need[0] || have[1] - need[1] || have[2] - need[2];
  if (older < 0) {
    console.error(`Halfhourly needs Node ${floor} or newer; this is Node ${process.versions.node}.`);
    process.exit(1);
  }
}

/**
 * Makes node_modules match the lock file. `withTests` also installs what only tests and checks need.
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled({ withTests = false } = {}) {
  requireNode();
  const wanted = lockDigest();
  const held = readStamp();
  if (held?.lock === wanted && (held.withTests || !withTests)) return false;
  // npm ci empties node_modules first, so it is for a fresh clone; a running instance survives a top-up by npm install.
  const fresh = !existsSync(join(root, "node_modules", ".package-lock.json"));
  const args = [fresh ? "ci" : "install", "--no-audit", "--no-fund", "--loglevel=error", "--progress=false"];
  const lean = fresh && !withTests;
  if (lean) args.push("--omit=dev");
  console.error("Installing what Halfhourly needs (first time only) ...");
  const begunMs = Date.now();
  await runNpm(args, () => `  ${seconds(begunMs)} s, ${countPackages()} packages in place`);
  writeFileSync(stampFile, JSON.stringify({ lock: lockDigest(), withTests: !lean }));
  console.error(`Installed ${countPackages()} packages in ${seconds(begunMs)} s.`);
  return true;
}

function lockDigest() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(`${process.platform} ${process.arch}`)
    .digest("hex");
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return null;
  }
}

function countPackages() {
  const folder = join(root, "node_modules");
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((count, name) => {
    if (name.startsWith(".")) return count;
    const inside = name.startsWith("@")
      ? readdirSync(join(folder, name)).map((part) => join(name, part))
      : [name];
    // npm makes every folder first and fills them one by one; a manifest tells that it has come to this one.
    return count + inside.filter((path) => existsSync(join(folder, path, "package.json"))).length;
  }, 0);
}

const seconds = (sinceMs) => Math.round((Date.now() - sinceMs) / 1000);

async function runNpm(args, progressLine) {
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, [process.env.npm_execpath, ...args]]
    : [process.platform === "win32" ? "npm.cmd" : "npm", args];
  const child = spawn(npm[0], npm[1], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => (said = (said + chunk).slice(-8000)));
  const ticking = setInterval(() => console.error(progressLine()), 5000);
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("exit", resolve)).finally(
    () => clearInterval(ticking),
  );
  if (code !== 0) {
    console.error(said);
    console.error(
      "The install did not finish (see above). Is the npm registry reachable? Then run the same command again.",
    );
    process.exit(1);
  }
}
