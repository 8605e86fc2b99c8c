import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { acquireDataFolder } from "../src/index.js";
import { identityOf, isRunning } from "../src/process-identity.js";

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-lock-"));
  folders.push(folder);
  return join(folder, "data");
}

const inUse = { name: "Problem", status: 409, code: "data-folder-in-use" };

test("the folder is made for its owner only, held once, and free again after release", async () => {
  const folder = await freshFolder();
  const lock = await acquireDataFolder(folder);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  await assert.rejects(acquireDataFolder(folder), inUse);
  await lock.announce("http://127.0.0.1:8480");
  await assert.rejects(acquireDataFolder(folder), {
    detail: new RegExp(`process ${process.pid} at http://127.0.0.1:8480`),
  });
  await lock.release();
  assert.equal(existsSync(join(folder, "lock")), false);
  await (await acquireDataFolder(folder)).release();
});

test("a lock left by a dead process is taken over", async () => {
  const folder = await freshFolder();
  await (await acquireDataFolder(folder)).release();
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  const holder = { ...(await identityOf(child.pid ?? 0)), token: "another", url: null };
  await writeFile(join(folder, "lock"), JSON.stringify(holder));
  await assert.rejects(acquireDataFolder(folder), { detail: new RegExp(`process ${child.pid}\\.`) });
  child.kill("SIGKILL");
  await once(child, "exit");
  await (await acquireDataFolder(folder)).release();
});

test("a lock whose process number now belongs to another process is taken over", async () => {
  const folder = await freshFolder();
  await (await acquireDataFolder(folder)).release();
  const own = await identityOf(process.pid);
  assert.ok(await isRunning(own));
  if (own.began === null) return;
  await writeFile(
    join(folder, "lock"),
    JSON.stringify({ ...own, began: "an earlier life", token: "another", url: null }),
  );
  await (await acquireDataFolder(folder)).release();
});

test("a lock that was left half written is taken over", async () => {
  const folder = await freshFolder();
  await (await acquireDataFolder(folder)).release();
  await writeFile(join(folder, "lock"), '{"pid":');
  await (await acquireDataFolder(folder)).release();
});

test("of many that meet a stale lock at once, one gets the folder", async () => {
  for (let round = 0; round < 10; round += 1) {
    const folder = await freshFolder();
    await (await acquireDataFolder(folder)).release();
    await writeFile(
      join(folder, "lock"),
      JSON.stringify({ pid: 2 ** 22 + 1, began: "long ago", token: "dead", url: null }),
    );
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => acquireDataFolder(folder)));
    const held = tries.filter((outcome) => outcome.status === "fulfilled");
    assert.equal(held.length, 1);
  }
});
