import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import { keysConformance } from "../src/conformance.js";
import {
  createHouseholdKeys,
  KeyDestroyed,
  keysMigrations,
  localMasterKey,
  NotUnsealed,
  seal,
  sealOverheadBytes,
  unseal,
} from "../src/index.js";

async function freshPlace() {
  const { database, close } = await createTestDatabase();
  await migrate(database, keysMigrations);
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-keys-"));
  return { database, dataFolder, close: () => close().finally(() => rm(dataFolder, { recursive: true })) };
}

keysConformance("PostgreSQL with a local master key", async () => {
  const { database, dataFolder, close } = await freshPlace();
  const masterKey = await localMasterKey(dataFolder, database);
  const another = () => createHouseholdKeys({ database, masterKey });
  return { keys: another(), another, close };
});

test("sealed bytes are 28 longer, and open only with their key, in their place, undamaged", () => {
  const key = createSecretKey(randomBytes(32));
  const plain = Buffer.from("48 half hours");
  const sealed = seal(key, plain, "7|2024-03-31");
  assert.equal(sealed.length, plain.length + sealOverheadBytes);
  assert.equal(sealOverheadBytes, 28);
  assert.deepEqual(unseal(key, sealed, "7|2024-03-31"), plain);
  assert.notDeepEqual(sealed, seal(key, plain, "7|2024-03-31"));
  assert.throws(() => unseal(key, sealed, "7|2024-04-01"), NotUnsealed);
  assert.throws(() => unseal(createSecretKey(randomBytes(32)), sealed, "7|2024-03-31"), NotUnsealed);
  for (const at of [0, 12, sealed.length - 1]) {
    const damaged = Buffer.from(sealed);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 1, at);
    assert.throws(() => unseal(key, damaged, "7|2024-03-31"), NotUnsealed);
  }
  assert.throws(() => unseal(key, sealed.subarray(0, 27), "7|2024-03-31"), NotUnsealed);
});

test("the master key is made once, by whoever comes first, for its owner's eyes only", async () => {
  const { database, dataFolder, close } = await freshPlace();
  const many = await Promise.all(Array.from({ length: 5 }, () => localMasterKey(dataFolder, database)));
  const held = await many[0]!.wrap(randomBytes(32), "here");
  for (const masterKey of many) await masterKey.unwrap(held, "here");
  const path = join(dataFolder, "master-key");
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.ok(!(await readFile(path, "utf8")).includes(held.masterKeyId.slice(6)));
  await close();
});

test("a missing, a strange and a damaged master key are refused once the database holds wrapped keys", async () => {
  const { database, dataFolder, close } = await freshPlace();
  const path = join(dataFolder, "master-key");
  const keys = createHouseholdKeys({ database, masterKey: await localMasterKey(dataFolder, database) });
  const held = await keys.dataKey("home-1");
  const right = await readFile(path);
  await rm(path);
  await assert.rejects(localMasterKey(dataFolder, database), {
    code: "master-key-missing",
    detail: /Restore it/,
  });
  assert.equal(existsSync(path), false);
  await writeFile(path, randomBytes(32).toString("base64url"));
  await assert.rejects(localMasterKey(dataFolder, database), { code: "master-key-differs" });
  await writeFile(path, "short");
  await assert.rejects(localMasterKey(dataFolder, database), { code: "master-key-damaged" });
  await writeFile(path, right);
  const again = createHouseholdKeys({ database, masterKey: await localMasterKey(dataFolder, database) });
  assert.ok(held.equals(await again.dataKey("home-1")));
  await keys.destroy("home-1");
  await rm(path);
  await localMasterKey(dataFolder, database);
  await close();
});

test("neither a key nor anything to derive it from is in the database, and a wrapped key cannot be moved", async () => {
  const { database, dataFolder, close } = await freshPlace();
  const keys = createHouseholdKeys({ database, masterKey: await localMasterKey(dataFolder, database) });
  const key = (await keys.dataKey("home-1")).export();
  await keys.dataKey("home-2");
  const [row] = await database.query<{ wrapped: Buffer }>(
    "select wrapped from keys.household_key where household = 'home-1'",
  );
  assert.equal(row?.wrapped.includes(key), false);
  await database.query("update keys.household_key set wrapped = $1 where household = 'home-2'", [
    row?.wrapped,
  ]);
  const fresh = createHouseholdKeys({ database, masterKey: await localMasterKey(dataFolder, database) });
  await assert.rejects(fresh.dataKey("home-2"), NotUnsealed);
  await close();
});

test("a key destroyed by another process is used for at most a minute more", async () => {
  const { database, dataFolder, close } = await freshPlace();
  const masterKey = await localMasterKey(dataFolder, database);
  let nowMs = 0;
  const here = createHouseholdKeys({ database, masterKey, now: () => nowMs });
  const there = createHouseholdKeys({ database, masterKey });
  await here.dataKey("home-1");
  await there.destroy("home-1");
  nowMs = 59_999;
  await here.dataKey("home-1");
  nowMs = 60_000;
  await assert.rejects(here.dataKey("home-1"), KeyDestroyed);
  await close();
});
