// npm run services -- start | stop | status: real servers for the checks that need them, on loopback only, from the system's packages.
// It ends only what it started. This slice needs PostgreSQL; each further server joins the list with the adapter that needs it.
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const stateFile = join(tmpdir(), "halfhourly-services.json");
const isRoot = process.getuid?.() === 0;
const command = process.argv[2] ?? "status";

if (command === "start") await start();
else if (command === "stop") stop();
else if (command === "status") status();
else {
  console.error(`"${command}" is not known: start, stop or status.`);
  process.exit(2);
}

async function start() {
  if (existsSync(stateFile)) stop();
  const binaries = postgresBinaries();
  if (binaries === null) {
    console.log("postgres: not started (install the package postgresql, then start again)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-postgres-"));
  const port = await freePort();
  const data = join(folder, "data");
  mkdirSync(data);
  if (isRoot) execFileSync("chown", ["-R", "postgres", folder]);
  as(binaries, "initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  // Thrown away at stop: on a busy disk its syncs only make tests wait past their time.
  const options = `-p ${port} -c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100`;
  as(binaries, "pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"]);
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  writeFileSync(stateFile, JSON.stringify({ postgres: { binaries, data, folder, url } }));
  console.log(`postgres: started, HALFHOURLY_TEST_DATABASE_URL=${url}`);
}

function stop() {
  if (!existsSync(stateFile)) return console.log("nothing was started");
  const { postgres } = JSON.parse(readFileSync(stateFile, "utf8"));
  // A machine that went down took the server with it.
  if (run(postgres.binaries, "pg_ctl", ["-D", postgres.data, "status"]).status === 0)
    as(postgres.binaries, "pg_ctl", ["-D", postgres.data, "-m", "fast", "-w", "stop"]);
  rmSync(postgres.folder, { recursive: true, force: true });
  rmSync(stateFile, { force: true });
  console.log("postgres: stopped");
}

function status() {
  if (!existsSync(stateFile)) return console.log("postgres: not started by this script");
  console.log(`postgres: ${JSON.parse(readFileSync(stateFile, "utf8")).postgres.url}`);
}

function as(binaries, program, args) {
  const { status: code, stderr } = run(binaries, program, args);
  if (code !== 0) throw new Error(`${program} failed: ${stderr}`);
}

/** PostgreSQL refuses to run as root: then as its own user. */
function run(binaries, program, args) {
  const path = join(binaries, program);
  const [file, all] = isRoot ? ["runuser", ["-u", "postgres", "--", path, ...args]] : [path, args];
  return spawnSync(file, all, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], cwd: tmpdir() });
}

function postgresBinaries() {
  const parent = "/usr/lib/postgresql";
  if (!existsSync(parent)) return null;
  const newest = readdirSync(parent)
    .filter((version) => existsSync(join(parent, version, "bin", "initdb")))
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? null : join(parent, newest, "bin");
}

function freePort() {
  return new Promise((settle) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => settle(port));
    });
  });
}
