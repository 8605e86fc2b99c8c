import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { migrate } from "@halfhourly/database";
import { createPgliteTestDatabase, createTestDatabase } from "@halfhourly/database/testing";
import { decodeProtectedHeader } from "jose";
import { createSigningKeys, keysMigrations, localMasterKey } from "../src/index.js";
import { signingKeysConformance } from "../src/signing-keys-conformance.js";

async function openOn(opening: ReturnType<typeof createPgliteTestDatabase>) {
  const { database, close } = await opening;
  await migrate(database, keysMigrations);
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-signing-"));
  const masterKey = await localMasterKey(dataFolder, database);
  const another = (now?: () => number) =>
    createSigningKeys({ database, masterKey, ...(now === undefined ? {} : { now }) });
  return {
    database,
    keys: another(),
    another,
    close: () => close().finally(() => rm(dataFolder, { recursive: true })),
  };
}

signingKeysConformance("PostgreSQL with a local master key", () => openOn(createTestDatabase()));
signingKeysConformance("PGlite with a local master key", () => openOn(createPgliteTestDatabase()));

test("the private half is in the database only wrapped, bound to its own id", async () => {
  const { database, keys, another, close } = await openOn(createTestDatabase());
  await keys.sign("a-type", {});
  await keys.rotate();
  await database.query(
    `update keys.signing_key newer set wrapped = older.wrapped from keys.signing_key older
     where newer.position > older.position`,
  );
  await assert.rejects(another().sign("a-type", {}), { name: "NotUnsealed" });
  await close();
});

test("a rotation elsewhere is noticed here within a minute", async () => {
  const { another, close } = await openOn(createTestDatabase());
  let nowMs = 0;
  const here = another(() => nowMs);
  const kid = async () => decodeProtectedHeader(await here.sign("a-type", {})).kid;
  const before = await kid();
  await another().rotate();
  nowMs = 59_999;
  assert.equal(await kid(), before);
  nowMs = 60_000;
  assert.notEqual(await kid(), before);
  await close();
});
