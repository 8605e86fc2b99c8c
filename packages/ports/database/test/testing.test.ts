import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "../src/testing.js";

const elsewhere = process.env["HALFHOURLY_TEST_DATABASE_URL"] ? "the test server is not ours" : false;

test("each test database is empty and its own", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await one.database.query("create table mine (n int)");
  assert.deepEqual(
    await two.database.query("select 1 from information_schema.tables where table_name = 'mine'"),
    [],
  );
  await Promise.all([one.close(), two.close()]);
});

test("a test process killed by SIGKILL leaves neither server nor folder", { skip: elsewhere }, async () => {
  const program = fileURLToPath(new URL("a-test-process.mjs", import.meta.url));
  const child = spawn(process.execPath, [program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(child.stdout, "data");
  const folder = dirname(String(said).trim());
  assert.ok(existsSync(folder));
  child.kill("SIGKILL");
  for (let tries = 0; existsSync(folder) && tries < 500; tries += 1) await delay(20);
  assert.equal(existsSync(folder), false);
});
