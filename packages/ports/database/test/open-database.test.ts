import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, cp, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { silentLog } from "@halfhourly/service-kit";
import { openDatabase } from "../src/index.js";
import { startWriter } from "./writer-process.js";

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-open-"));
  folders.push(folder);
  return folder;
}

/** A folder as a first start and an orderly stop leave it; made once and copied, because the first start is the slow one. */
async function usedFolder(): Promise<string> {
  used ??= makeUsedFolder();
  const folder = await freshFolder();
  await cp(await used, folder, { recursive: true });
  return folder;
}

let used: Promise<string> | null = null;

async function makeUsedFolder(): Promise<string> {
  const folder = await freshFolder();
  await (await open(folder)).close();
  return folder;
}

const open = (dataFolder: string) => openDatabase({ dataFolder, log: silentLog });

async function serverPid(folder: string): Promise<number> {
  return Number.parseInt(await readFile(join(folder, "postgres", "postmaster.pid"), "utf8"), 10);
}

/** A zombie counts as gone: in a bare container nobody collects it. */
function serverRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return (
      !existsSync(`/proc/${pid}/stat`) ||
      !/\) [ZX] /.test(execFileSync("cat", [`/proc/${pid}/stat`], { encoding: "utf8" }))
    );
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; serverRuns(pid) && tries < 500; tries += 1) await delay(20);
  assert.equal(serverRuns(pid), false);
}

test("the embedded server keeps rows between starts, its password is the owner's only, and nothing is left running", async () => {
  const folder = await freshFolder();
  const first = await open(folder);
  assert.equal(first.kind, "embedded");
  assert.match(first.describe, /embedded PostgreSQL 18 on 127\.0\.0\.1:\d+/);
  await first.database.query("create table kept (n int)");
  await first.database.query("insert into kept values ($1)", [7]);
  const settings = await first.database.query(
    "select current_setting('fsync') f, current_setting('synchronous_commit') s",
  );
  assert.deepEqual(settings, [{ f: "on", s: "on" }]);
  const pid = await serverPid(folder);
  await first.close();
  assert.equal(serverRuns(pid), false);
  assert.equal((await stat(join(folder, "postgres-password"))).mode & 0o777, 0o600);
  const second = await open(folder);
  assert.deepEqual(await second.database.query("select n from kept"), [{ n: 7 }]);
  await second.close();
  const entries = await readdir(folder);
  assert.deepEqual(entries.toSorted(), ["postgres", "postgres-password", "postgres.log"]);
});

test("a second start is refused and told which process and address holds the folder", async () => {
  const folder = await usedFolder();
  const writer = await startWriter(folder, 0);
  await assert.rejects(open(folder), {
    code: "data-folder-in-use",
    detail: new RegExp(`process ${writer.process.pid} at http://127\\.0\\.0\\.1:8480`),
  });
  await writer.kill("SIGTERM");
  await (await open(folder)).close();
});

test("a parent killed by SIGKILL takes its server along and loses no acknowledged row", async () => {
  const folder = await usedFolder();
  const writer = await startWriter(folder, 1_000_000);
  await writer.until(() => writer.acknowledged() >= 200);
  const pid = await serverPid(folder);
  await writer.kill("SIGKILL");
  await untilGone(pid);
  const opened = await open(folder);
  const [row] = await opened.database.query<{ rows: string; top: number }>(
    "select count(*) as rows, max(n) as top from written",
  );
  await opened.close();
  assert.ok(
    Number(row?.rows) >= writer.acknowledged(),
    `${row?.rows} rows of ${writer.acknowledged()} acknowledged`,
  );
  assert.equal(Number(row?.rows), row?.top);
});

test("an orphan server whose watchdog died too is stopped by the next start and loses no acknowledged row", async () => {
  const folder = await usedFolder();
  const writer = await startWriter(folder, 1_000_000);
  await writer.until(() => writer.acknowledged() >= 100);
  const pid = await serverPid(folder);
  for (const child of childrenOf(writer.process.pid ?? 0)) if (child !== pid) process.kill(child, "SIGKILL");
  await writer.kill("SIGKILL");
  await delay(100);
  assert.ok(serverRuns(pid), "the server outlives its parent");
  const opened = await open(folder);
  assert.notEqual(await serverPid(folder), pid);
  const rows = await opened.database.query("select n from written");
  await opened.close();
  assert.ok(rows.length >= writer.acknowledged());
});

test("parent and server both killed by SIGKILL: the log is replayed and no acknowledged row is lost", async () => {
  const folder = await usedFolder();
  const writer = await startWriter(folder, 1_000_000);
  await writer.until(() => writer.acknowledged() >= 200);
  const pid = await serverPid(folder);
  for (const child of childrenOf(writer.process.pid ?? 0)) if (child !== pid) process.kill(child, "SIGKILL");
  process.kill(pid, "SIGKILL");
  await writer.kill("SIGKILL");
  const opened = await open(folder);
  const rows = await opened.database.query("select n from written");
  await opened.close();
  assert.ok(rows.length >= writer.acknowledged());
});

test("a postmaster.pid that names a process which is no server of ours does not stop a start", async () => {
  const folder = await usedFolder();
  const content = `${process.pid}\n${join(folder, "postgres")}\n1700000000\n5432\n\n127.0.0.1\n\nready   \n`;
  const path = join(folder, "postgres", "postmaster.pid");
  await writeFile(path, content);
  const { uid, gid } = await stat(join(folder, "postgres"));
  await chown(path, uid, gid);
  const opened = await open(folder);
  assert.deepEqual(await opened.database.query("select 1 as n"), [{ n: 1 }]);
  await opened.close();
});

test("a first start cut short leaves nothing that the next one could take for a cluster", async () => {
  const folder = await freshFolder();
  const writing = startWriter(folder, 0);
  const begun = async () => (await readdir(folder)).some((name) => name.startsWith("postgres.incomplete-"));
  while (!(await begun())) await delay(5);
  const pid = Number(JSON.parse(await readFile(join(folder, "lock"), "utf8")).pid);
  process.kill(pid, "SIGKILL");
  await assert.rejects(writing);
  const opened = await open(folder);
  assert.deepEqual(await opened.database.query("select 1 as n"), [{ n: 1 }]);
  await opened.close();
});

test("a lost password and a cluster of another version are refused with what to do", async () => {
  const folder = await usedFolder();
  const version = join(folder, "postgres", "PG_VERSION");
  await writeFile(version, "17\n");
  await assert.rejects(open(folder), { code: "database-version", detail: /PostgreSQL 17/ });
  await writeFile(version, "18\n");
  await rm(join(folder, "postgres-password"));
  await assert.rejects(open(folder), { code: "database-password-missing" });
  assert.equal(existsSync(join(folder, "lock")), false);
});

test("a server named by an address that does not answer is refused without its password", async () => {
  const databaseUrl = "postgres://someone:hidden-word@127.0.0.1:1/none";
  const fault = await openDatabase({ databaseUrl, dataFolder: "unused", log: silentLog }).catch(
    (thrown: unknown) => thrown,
  );
  assert.match(String(fault), /database-unreachable.*ECONNREFUSED/);
  assert.doesNotMatch(String(fault), /hidden-word/);
});

const root = process.getuid?.() === 0;
const asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];
const readable = ["sh", "-c", 'test -x "$0" && test -r "$1"', process.execPath, import.meta.filename];
const nobodyCanRunUs = root && spawnSync("setpriv", [...asNobody.slice(1), ...readable]).status === 0;

test("a normal user starts it plainly, and root then leaves the files with their owner", async (context) => {
  const folder = await freshFolder();
  if (!root) return assert.match(await describeOf(folder), /this user/);
  if (!nobodyCanRunUs) return context.skip("this machine cannot have another user read this checkout");
  await chown(folder, 65_534, 65_534);
  const writer = await startWriter(folder, 20, asNobody);
  await writer.until(() => writer.acknowledged() === 20);
  assert.equal((await stat(join(folder, "postgres"))).uid, 65_534);
  await writer.kill("SIGTERM");
  const opened = await open(folder);
  assert.match(opened.describe, /user 65534/);
  assert.equal((await opened.database.query("select n from written")).length, 20);
  await opened.close();
  const again = await startWriter(folder, 1, asNobody);
  await again.until(() => again.acknowledged() === 1);
  await again.kill("SIGTERM");
});

function cannotBeNobody(closed: boolean): string | false {
  if (!root) return "this machine cannot have a start as root: we are not root";
  return closed && !nobodyCanRunUs ? "this machine cannot have another user read this checkout" : false;
}

for (const closed of [false, true]) {
  const where = closed ? "a folder that only root may enter" : "an open folder";
  test(
    `root without user namespaces runs it as nobody in ${where}`,
    { skip: cannotBeNobody(closed) },
    async () => {
      const outer = await freshFolder();
      await chmod(outer, closed ? 0o700 : 0o755);
      const path = await pathWithout("unshare");
      const writer = await startWriter(join(outer, "data"), 10, ["env", `PATH=${path}`]);
      await writer.until(() => writer.acknowledged() === 10);
      assert.equal((await stat(join(outer, "data", "postgres"))).uid, 65_534);
      assert.equal((await stat(`/proc/${await serverPid(join(outer, "data"))}`)).uid, 65_534);
      await writer.kill("SIGTERM");
      const opened = await open(join(outer, "data"));
      assert.equal((await opened.database.query("select n from written")).length, 10);
      await opened.close();
    },
  );
}

test("where no server can be run PGlite takes its place, keeps its rows, and is never put over a server's files", async () => {
  const path = await freshFolder();
  const folder = await freshFolder();
  const writer = await startWriter(folder, 5, ["env", `PATH=${path}`]);
  await writer.until(() => writer.acknowledged() === 5);
  await writer.kill("SIGTERM");
  assert.deepEqual((await readdir(folder)).toSorted(), ["pglite"]);
  const opened = await open(folder);
  assert.equal(opened.kind, "pglite");
  assert.equal((await opened.database.query("select n from written")).length, 5);
  await opened.close();

  const servers = await usedFolder();
  await assert.rejects(startWriter(servers, 1, ["env", `PATH=${path}`]), /database-cannot-run/);
  assert.equal(existsSync(join(servers, "pglite")), false);
});

/** A PATH on which only the few programs are found that a start as root uses, but for one. */
async function pathWithout(missing: string): Promise<string> {
  const folder = await freshFolder();
  for (const name of ["sh", "setpriv", "unshare"].filter((program) => program !== missing)) {
    const program = ["/usr/bin", "/bin"].map((place) => join(place, name)).find(existsSync);
    if (program !== undefined) await symlink(program, join(folder, name));
  }
  await chmod(folder, 0o755);
  return folder;
}

async function describeOf(folder: string): Promise<string> {
  const opened = await open(folder);
  await opened.close();
  return opened.describe;
}

/** Direct children, the server and its watchdog among them. */
function childrenOf(pid: number): readonly number[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = listed
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));
}
