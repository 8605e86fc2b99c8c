// npm run services -- start | stop | status: real servers for the checks that need them, on loopback only, from the system's packages.
// It ends only what it started. What cannot be had is named, with the reason, and keeps nothing else from starting.
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
import { startKafka, stopKafka } from "./kafka-broker.mjs";

const stateFile = join(tmpdir(), "halfhourly-services.json");
const isRoot = process.getuid?.() === 0;
const command = process.argv[2] ?? "status";

if (command === "start") await start();
else if (command === "stop") await stop();
else if (command === "status") status();
else {
  console.error(`"${command}" is not known: start, stop or status.`);
  process.exit(2);
}

async function start() {
  if (existsSync(stateFile)) await stop();
  await startOne("postgres", "HALFHOURLY_TEST_DATABASE_URL", startPostgres);
  await startOne("kafka", "HALFHOURLY_TEST_KAFKA", () => startKafka(freePort));
}

/** What was started is written down at once, so that `stop` finds it whatever becomes of the next. */
async function startOne(name, variable, begin) {
  try {
    const started = await begin();
    writeFileSync(stateFile, JSON.stringify({ ...readState(), [name]: started }));
    console.log(`${name}: started, ${variable}=${started.address}`);
  } catch (fault) {
    console.log(`${name}: skipped (${fault.message})`);
  }
}

async function startPostgres() {
  const binaries = postgresBinaries();
  if (binaries === null) throw new Error("install the package postgresql, then start again");
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-postgres-"));
  const port = await freePort();
  const data = join(folder, "data");
  mkdirSync(data);
  if (isRoot) execFileSync("chown", ["-R", "postgres", folder]);
  as(binaries, "initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  // Thrown away at stop: on a busy disk its syncs only make tests wait past their time.
  const options = `-p ${port} -c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=100`;
  as(binaries, "pg_ctl", ["-D", data, "-w", "-l", join(folder, "log"), "-o", options, "start"]);
  return { binaries, data, folder, address: `postgresql://postgres@127.0.0.1:${port}/postgres` };
}

async function stop() {
  const { postgres, kafka } = readState();
  if (postgres === undefined && kafka === undefined) return console.log("nothing was started");
  if (postgres !== undefined) stopPostgres(postgres);
  if (kafka !== undefined) {
    await stopKafka(kafka);
    console.log("kafka: stopped");
  }
  rmSync(stateFile, { force: true });
}

function stopPostgres({ binaries, data, folder }) {
  // A machine that went down took the server with it.
  if (run(binaries, "pg_ctl", ["-D", data, "status"]).status === 0)
    as(binaries, "pg_ctl", ["-D", data, "-m", "fast", "-w", "stop"]);
  rmSync(folder, { recursive: true, force: true });
  console.log("postgres: stopped");
}

function status() {
  const { postgres, kafka } = readState();
  console.log(`postgres: ${postgres?.address ?? "not started by this script"}`);
  console.log(`kafka: ${kafka?.address ?? "not started by this script"}`);
}

function readState() {
  return existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, "utf8")) : {};
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
