import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { migrate, type Database } from "@halfhourly/database";
import { createTestDatabase } from "@halfhourly/database/testing";
import {
  createHouseholdKeys,
  createSigningKeys,
  KeyDestroyed,
  keysMigrations,
  localMasterKey,
  openFieldHash,
} from "@halfhourly/keys";
import { compactVerify, createLocalJWKSet, type JWK } from "jose";
import { createConsent, purposes } from "../src/index.js";

const program = fileURLToPath(new URL("an-eraser.mjs", import.meta.url));

function startEraser(url: string, dataFolder: string, stopAt: string) {
  const child = spawn(process.execPath, [program, url, dataFolder, stopAt], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const standing = new Promise<void>((stands, fails) => {
    createInterface({ input: child.stdout }).on("line", () => stands());
    child.once("exit", () => fails(new Error(complaint || "the program ended")));
  });
  // The last one is never awaited: it ends when it is told to.
  standing.catch(() => {});
  return { child, standing };
}

/** The minute after a crash, without waiting for it: the dead worker's claim has run out. */
async function claimsRunOut(database: Database): Promise<void> {
  await database.query("update consent.erasure_case set claimed_until = now() - interval '1 s'");
}

test("killed at any step of closing an account, the case goes on at the next start, and the certificate verifies", async () => {
  const { database, url, close } = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-erasure-"));
  await migrate(database, keysMigrations);
  const masterKey = await localMasterKey(dataFolder, database);
  const [keys, signingKeys] = [
    createHouseholdKeys({ database, masterKey }),
    createSigningKeys({ database, masterKey }),
  ];
  const fieldHash = await openFieldHash(database, masterKey);
  const { client, migrations } = createConsent({ database, keys, signingKeys, fieldHash });
  await migrate(database, [...keysMigrations, ...migrations]);
  await database.query("create table public.erased (owner text not null, case_id text not null)");
  const scope = {
    household: "home",
    meterPoint: "2000027391990",
    fuel: "electricity",
    purpose: "viewing",
  } as const;
  await client.grant(scope, purposes.viewing.version, "test");
  for (const id of ["home", "person"]) await keys.dataKey(id);
  const { case: opened, certificateKey } = await client.closeAccount("home", "person");

  for (const stopAt of ["before first", "after first", "before second", "after second", "certificate"]) {
    const { child, standing } = startEraser(url, dataFolder, stopAt);
    await standing;
    assert.equal((await client.closing(certificateKey))?.certificate, null);
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
    await claimsRunOut(database);
  }
  const { child } = startEraser(url, dataFolder, "nowhere");
  let closing = await client.closing(certificateKey);
  for (let waited = 0; waited < 1_500 && closing?.case.state !== "closed"; waited += 1) {
    await delay(10);
    closing = await client.closing(certificateKey);
  }
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;

  const { payload } = await compactVerify(
    closing?.certificate ?? "",
    createLocalJWKSet({ keys: (await client.publishedKeys()).keys as unknown as JWK[] }),
  );
  const certificate = JSON.parse(new TextDecoder().decode(payload));
  assert.equal(certificate.case_id, opened.id);
  assert.deepEqual(
    certificate.owners.map(({ owner, removed }: { owner: string; removed: object }) => [
      owner,
      Object.values(removed),
    ]),
    [
      ["consent", [1, 0]],
      ["first", [1]],
      ["keys", [2]],
      ["second", [1]],
    ],
  );
  const asked = await database.query<{ owner: string; times: number }>(
    "select owner, count(*)::int as times from public.erased group by owner order by owner",
  );
  assert.deepEqual(asked, [
    { owner: "first", times: 2 },
    { owner: "second", times: 2 },
  ]);
  await assert.rejects(createHouseholdKeys({ database, masterKey }).dataKey("home"), KeyDestroyed);
  await assert.rejects(createHouseholdKeys({ database, masterKey }).dataKey("person"), KeyDestroyed);
  assert.deepEqual(await client.current("home"), []);
  await close();
  await rm(dataFolder, { recursive: true, force: true });
});
