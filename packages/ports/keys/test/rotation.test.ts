import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { migrate, type Database } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import {
  createHouseholdKeys,
  KeyDestroyed,
  keysMigrations,
  localMasterKey,
  openText,
  rotateMasterKey,
  seal,
  sealText,
} from "../src/index.js";
import { makeGeneration, readMasterKeyFile, replaceMasterKeyFile } from "../src/master-key-file.js";

const program = fileURLToPath(new URL("a-rotator.mjs", import.meta.url));

async function freshPlace(migrations = keysMigrations) {
  const { database, url, close } = await createTestDatabase();
  await migrate(database, migrations);
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-rotation-"));
  return {
    database,
    url,
    dataFolder,
    path: join(dataFolder, "master-key"),
    close: () => close().finally(() => rm(dataFolder, { recursive: true })),
  };
}

/** Answers the first line that the program says. */
async function startRotator(url: string, dataFolder: string, stopAfter: string) {
  const child = spawn(process.execPath, [program, url, dataFolder, stopAfter], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const said = await Promise.race([
    once(createInterface({ input: child.stdout }), "line").then(([line]) => String(line)),
    gone.then(() => "it ended"),
  ]);
  return { child, said, gone };
}

async function countsByGeneration(database: Database) {
  return database.query<{ number: number; keys: number }>(
    `select g.number, count(*)::int as keys from keys.household_key k join keys.master_key g on g.id = k.master_key_id
     group by g.number order by g.number`,
  );
}

test("killed in the middle, a rotation leaves every key readable, and the next one goes on with its generation", async () => {
  const { database, url, dataFolder, close } = await freshPlace();
  const running = await localMasterKey(dataFolder, database);
  const served = createHouseholdKeys({ database, masterKey: running });
  const blocks = new Map<string, Buffer>();
  for (let home = 10; home < 32; home += 1)
    blocks.set(`home-${home}`, sealText(await served.dataKey(`home-${home}`), `day of ${home}`, "block"));
  await served.dataKey("erased");
  const everythingOpens = async () => {
    const keys = createHouseholdKeys({ database, masterKey: await localMasterKey(dataFolder, database) });
    for (const [home, block] of blocks)
      assert.equal(openText(await keys.dataKey(home), block, "block"), `day of ${home.slice(5)}`);
    await assert.rejects(keys.dataKey("erased"), KeyDestroyed);
  };

  const { child, said, gone } = await startRotator(url, dataFolder, "10");
  assert.equal(said, "standing still");
  await served.destroy("erased");
  child.kill("SIGKILL");
  await gone;
  assert.deepEqual(await countsByGeneration(database), [
    { number: 1, keys: 13 },
    { number: 2, keys: 9 },
  ]);
  await everythingOpens();
  await served.dataKey("home-10-moved-in-meanwhile");

  const resumed = await startRotator(url, dataFolder, "1000");
  await resumed.gone;
  assert.deepEqual(JSON.parse(resumed.said), { number: 2, rewrapped: 13 });
  assert.deepEqual(await countsByGeneration(database), [{ number: 2, keys: 23 }]);
  await everythingOpens();
  assert.deepEqual(
    (await running.retire()).map(({ number }) => number),
    [1],
  );
  await everythingOpens();
  await close();
});

test("the key file and the keys of an earlier version are generation 1, and are rotated like any other", async () => {
  const earlier = keysMigrations.filter(({ id }) => id < "keys/0004");
  const { database, dataFolder, path, close } = await freshPlace(earlier);
  const [master, dataKey] = [randomBytes(32), randomBytes(32)];
  await writeFile(path, `${master.toString("base64url")}\n`, { mode: 0o644 });
  const digest = createHash("sha256").update("halfhourly master key id").update(master).digest("hex");
  const id = `local-${digest.slice(0, 16)}`;
  const wrapped = seal(createSecretKey(master), dataKey, "household key|home-1|1");
  await database.query(
    `insert into keys.household_key (household, master_key_id, wrapped, destroyed_at)
     values ('home-1', $1, $2, null), ('erased', $1, null, now())`,
    [id, wrapped],
  );
  await migrate(database, keysMigrations);

  const masterKey = await localMasterKey(dataFolder, database);
  const keys = () => createHouseholdKeys({ database, masterKey });
  assert.deepEqual((await keys().dataKey("home-1")).export(), dataKey);
  await assert.rejects(keys().dataKey("erased"), KeyDestroyed);
  assert.deepEqual(await masterKey.generations(), [{ id, number: 1, createdAt: null }]);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  await rotateMasterKey({ database, masterKey });
  await masterKey.retire();
  const later = await localMasterKey(dataFolder, database);
  assert.deepEqual(
    (await later.generations()).map(({ number }) => number),
    [2],
  );
  const reopened = createHouseholdKeys({ database, masterKey: later });
  assert.deepEqual((await reopened.dataKey("home-1")).export(), dataKey);
  assert.ok(!(await readFile(path, "utf8")).includes(master.toString("base64url")));
  await close();
});

test("cut off between the file and the database, a new generation is used by the next rotation, not made twice", async () => {
  const { database, dataFolder, path, close } = await freshPlace();
  const masterKey = await localMasterKey(dataFolder, database);
  await createHouseholdKeys({ database, masterKey }).dataKey("home-1");
  await replaceMasterKeyFile(path, [...(await readMasterKeyFile(path))!, makeGeneration(2, 0)]);
  await writeFile(`${path}.new`, "half writ");
  const { generation } = await rotateMasterKey({ database, masterKey });
  assert.deepEqual([generation.number, generation.createdAt], [2, "1970-01-01T00:00:00.000Z"]);
  assert.deepEqual(await countsByGeneration(database), [{ number: 2, keys: 1 }]);
  await close();
});

test("cut off between the database and the file, retiring is ended by the next call", async () => {
  const { database, dataFolder, path, close } = await freshPlace();
  const masterKey = await localMasterKey(dataFolder, database);
  await createHouseholdKeys({ database, masterKey }).dataKey("home-1");
  await rotateMasterKey({ database, masterKey });
  await database.query("delete from keys.master_key where number = 1");
  assert.deepEqual(
    (await (await localMasterKey(dataFolder, database)).retire()).map(({ number }) => number),
    [1],
  );
  assert.equal((await readMasterKeyFile(path))?.length, 1);
  await close();
});

test("the file is replaced whole, for its owner only, and nothing is left beside it", async () => {
  const { database, dataFolder, path, close } = await freshPlace();
  const masterKey = await localMasterKey(dataFolder, database);
  for (let turn = 0; turn < 3; turn += 1) await rotateMasterKey({ database, masterKey });
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(dataFolder), ["master-key"]);
  const numbers = (await masterKey.generations()).map(({ number }) => number);
  assert.deepEqual(numbers, [1, 2, 3, 4]);
  await close();
});

test("a process whose file lacks a generation says so, at start and while it runs", async () => {
  const { database, dataFolder, path, close } = await freshPlace();
  const before = await localMasterKey(dataFolder, database);
  const running = createHouseholdKeys({ database, masterKey: before });
  await running.dataKey("home-1");
  const copy = await readFile(path);
  const elsewhere = await localMasterKey(dataFolder, database);
  await rotateMasterKey({ database, masterKey: elsewhere });
  const rotated = await readFile(path);
  await writeFile(path, copy);
  await assert.rejects(createHouseholdKeys({ database, masterKey: before }).dataKey("home-1"), {
    code: "master-key-unknown",
    detail: /Every process of this database must see the file/,
  });
  await assert.rejects(running.dataKey("new-home"), { code: "master-key-unknown" });
  await assert.rejects(localMasterKey(dataFolder, database), { code: "master-key-differs" });
  await writeFile(path, rotated);
  await running.dataKey("new-home");
  await createHouseholdKeys({ database, masterKey: before }).dataKey("home-1");
  await close();
});

test("a file with numbers that do not rise, a short key or another format is damaged", async () => {
  const { database, dataFolder, path, close } = await freshPlace();
  await localMasterKey(dataFolder, database);
  const right = JSON.parse(await readFile(path, "utf8"));
  const [only] = right.generations;
  for (const wrong of [
    { ...right, generations: [only, only] },
    { ...right, generations: [] },
    { ...right, generations: [{ ...only, key: "c2hvcnQ" }] },
    { ...right, generations: [{ ...only, number: 1.5 }] },
    { ...right, format: "another" },
  ]) {
    await writeFile(path, JSON.stringify(wrong));
    await assert.rejects(localMasterKey(dataFolder, database), { code: "master-key-damaged" });
  }
  await close();
});
