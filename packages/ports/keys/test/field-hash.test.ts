import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { migrate } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import {
  NotUnsealed,
  keysMigrations,
  localMasterKey,
  openFieldHash,
  openText,
  sealText,
} from "../src/index.js";

describe("field hash", async () => {
  const { database, close } = await createTestDatabase();
  await migrate(database, keysMigrations);
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-field-hash-"));
  const masterKey = await localMasterKey(folder, database);
  after(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  test("processes that open it at once hash alike, and so does a later one", async () => {
    const opened = await Promise.all(Array.from({ length: 8 }, () => openFieldHash(database, masterKey)));
    const later = await openFieldHash(database, masterKey);
    const hashes = [...opened, later].map((hash) => hash.of("meter point", "2000027391990"));
    assert.equal(new Set(hashes).size, 1);
    assert.match(hashes[0]!, /^[\w-]{43}$/);
  });

  test("another value, or the same value of another field, has another hash", async () => {
    const hash = await openFieldHash(database, masterKey);
    const hashes = [
      hash.of("meter point", "2000027391990"),
      hash.of("meter point", "2000027391991"),
      hash.of("email", "2000027391990"),
    ];
    assert.equal(new Set(hashes).size, 3);
  });

  test("the key does not lie in the database as it is", async () => {
    const [row] = await database.query<{ wrapped: Buffer }>("select wrapped from keys.field_hash_key");
    assert.ok(row!.wrapped.length > 32);
    const strange = { ...masterKey, unwrap: async () => Promise.reject(new NotUnsealed("another key")) };
    await assert.rejects(openFieldHash(database, strange), NotUnsealed);
  });
});

test("a sealed text opens in its own place only", () => {
  const key = createSecretKey(randomBytes(32));
  const sealed = sealText(key, "Tŷ Gwyn", "meter_link.name|1");
  assert.equal(openText(key, sealed, "meter_link.name|1"), "Tŷ Gwyn");
  assert.throws(() => openText(key, sealed, "meter_link.name|2"), NotUnsealed);
});
